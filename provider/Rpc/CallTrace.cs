using System.Diagnostics;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Rpc;

/// <summary>
/// Turns each attempt of a call to SCM into a Debug line, which <c>pulumi up --debug</c> shows and which the engine drops otherwise (L3). The line belongs to
/// the operation in which the attempt was made.
/// </summary>
internal sealed class CallTrace : IDisposable
{
    /// <summary>Begins every Debug line, so that the lines can be found among those of the CLI.</summary>
    public const string Mark = $"[{Package.Name}]";

    private readonly AsyncLocal<Operation?> _operation = new();
    private readonly ActivityListener _listener;

    public CallTrace()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, Source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => _operation.Value?.Debug(LineOf(activity)),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The source to which the client reports its attempts.</summary>
    public ActivitySource Source { get; } = new("ScmPulumi.Scm");

    /// <summary>Assigns the following attempts in this flow of control to the operation.</summary>
    public void Enter(Operation operation) => _operation.Value = operation;

    public void Dispose()
    {
        _listener.Dispose();
        Source.Dispose();
    }

    private static string LineOf(Activity activity)
    {
        var certificate = activity.GetTagItem(ScmTrace.Certificate) is { } id ? $" of certificate {id}" : "";
        var parts = new List<string> { $"attempt {activity.GetTagItem(ScmTrace.Attempt)}" };
        if (activity.GetTagItem(ScmTrace.Status) is { } status) parts.Add($"HTTP {status}");
        if (activity.GetTagItem(ScmTrace.Code) is { } code) parts.Add($"{code}");
        if (activity.GetTagItem(ScmTrace.Failure) is { } failure) parts.Add($"no response ({failure})");
        if (activity.GetTagItem(ScmTrace.RequestId) is { } requestId) parts.Add($"request ID {requestId}");
        parts.Add($"{activity.GetTagItem(ScmTrace.Milliseconds):0} ms");
        return $"{Mark} {activity.OperationName}{certificate}: {string.Join(", ", parts)}";
    }
}
