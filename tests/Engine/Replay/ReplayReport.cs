namespace ScmPulumi.Engine.Replay;

/// <summary>What came of a replay, each with its step.</summary>
public sealed class ReplayReport
{
    private readonly List<string> _skipped = [];
    private readonly List<string> _departures = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _violations = [];

    public int Sent { get; internal set; }

    /// <summary>Recorded calls that our answers would not have led to, each with its reason.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>Answers that took another way than the recorded ones: the reasons for what was skipped, and those for which nothing was left to skip.</summary>
    public IReadOnlyList<string> Departures => _departures;

    /// <summary>Calls that may not fail and did.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Answers that break a rule.</summary>
    public IReadOnlyList<string> Violations => _violations;

    // The first and last calls of processes that were never started do not matter.
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
