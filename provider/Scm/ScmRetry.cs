using Polly;
using Polly.Retry;

namespace ScmPulumi.Provider.Scm;

/// <summary>What may be repeated, and how long to wait before (design rule S1).</summary>
internal static class ScmRetry
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(20);

    /// <param name="attempts">In all, the first included.</param>
    /// <param name="time">What the waits go by.</param>
    /// <param name="random">Gives numbers from 0 to 1.</param>
    public static ResiliencePipeline NewPipeline(int attempts, TimeProvider time, Func<double> random)
    {
        if (attempts <= 1) return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = attempts - 1,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ScmException failure && MayRepeat(failure.Kind)),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    Longer((arguments.Outcome.Exception as ScmException)?.RetryAfter, FullJitter(arguments.AttemptNumber, random()))),
            })
            .Build();
    }

    /// <summary>A write never fails as Unavailable: where the service may have got it, it is in doubt.</summary>
    private static bool MayRepeat(ScmErrorKind kind) => kind is ScmErrorKind.Unreachable or ScmErrorKind.Throttled or ScmErrorKind.Unavailable;

    /// <summary>A Retry-After of zero, or in the past, is no leave to try at once.</summary>
    private static TimeSpan Longer(TimeSpan? asked, TimeSpan own) => asked > own ? asked.Value : own;

    /// <summary>Between nothing and a bound that doubles (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).</summary>
    private static TimeSpan FullJitter(int failedBefore, double random)
    {
        var bound = Math.Min(Cap.TotalSeconds, Base.TotalSeconds * Math.Pow(2, failedBefore));
        return TimeSpan.FromSeconds(bound * random);
    }
}
