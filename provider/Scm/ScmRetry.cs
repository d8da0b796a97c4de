namespace ScmPulumi.Provider.Scm;

/// <summary>Which calls may be repeated, and how long to wait before that (S1).</summary>
/// <param name="attempts">The total number, including the first one.</param>
/// <param name="time">The clock for waits.</param>
/// <param name="random">Returns numbers from 0 to 1.</param>
internal sealed class ScmRetry(int attempts, TimeProvider time, Func<double> random)
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(20);

    /// <exception cref="OperationCanceledException">Stopped between two attempts.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, Deadline deadline)
    {
        for (var failed = 0; ; failed++)
        {
            try
            {
                return await attempt();
            }
            catch (ScmException failure) when (failed + 1 < attempts && MayRepeat(failure.Kind) && !EndsBefore(deadline, failure.Error.RetryAfter))
            {
                await Task.Delay(Longer(failure.Error.RetryAfter, FullJitter(failed)), time, deadline.Stop);
            }
        }
    }

    /// <summary>A write never fails as Unavailable: if the service may have received it, it is in doubt.</summary>
    private static bool MayRepeat(ScmErrorKind kind) => kind is ScmErrorKind.Unreachable or ScmErrorKind.Throttled or ScmErrorKind.Unavailable;

    /// <summary>Waiting beyond the deadline would only delay the error, which says when to try again.</summary>
    private bool EndsBefore(Deadline deadline, TimeSpan? asked) => asked > deadline.At - time.GetUtcNow();

    /// <summary>After a Retry-After of zero, or in the past, the usual pause still applies.</summary>
    private static TimeSpan Longer(TimeSpan? asked, TimeSpan own) => asked > own ? asked.Value : own;

    /// <summary>Between zero and a limit that doubles (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).</summary>
    private TimeSpan FullJitter(int failedBefore)
    {
        var bound = Math.Min(Cap.TotalSeconds, Base.TotalSeconds * Math.Pow(2, failedBefore));
        return TimeSpan.FromSeconds(bound * random());
    }
}
