namespace ScmPulumi.Engine.Replay;

/// <summary>The results of a replay, each with its step.</summary>
public sealed class ReplayReport
{
    private readonly List<string> _skipped = [];
    private readonly List<string> _departures = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _violations = [];

    public int Sent { get; internal set; }

    /// <summary>Recorded calls that our provider's answers would not have led to, each with the reason.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>Answers that led to another course than the recorded ones, including those that did not skip a call.</summary>
    public IReadOnlyList<string> Departures => _departures;

    /// <summary>Calls that failed although they must not.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Answers that break a rule.</summary>
    public IReadOnlyList<string> Violations => _violations;

    // The startup and shutdown calls of a process that was never started are not worth reporting.
    internal void Skip(TraceStep step, TraceCall call, string reason)
    {
        if (call.Subject is not null) _skipped.Add($"{step.Name} {Describe(call)}: {reason}");
    }

    internal void Depart(TraceStep step, IEnumerable<string> reasons) => _departures.AddRange(reasons.Select(reason => $"{step.Name} {reason}"));

    internal void Error(TraceStep step, TraceCall call, string message) => _errors.Add($"{step.Name} {Describe(call)}: {message}");

    internal void Violate(TraceStep step, IEnumerable<string> rules) => _violations.AddRange(rules.Select(rule => $"{step.Name} {rule}"));

    private static string Describe(TraceCall call) =>
        $"{call.Method}{((bool?)call.Request["preview"] == true ? "(preview)" : "")} {call.Subject?.Split("::")[^1]}".TrimEnd();
}
