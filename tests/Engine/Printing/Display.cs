using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Printing;

/// <summary>Prints a run as <c>pulumi … --non-interactive</c> does: one line per step, then the diagnostics, the outputs and the summary.</summary>
internal sealed class Display(bool preview, params IReadOnlyList<TextWriter> writers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _current = [];
    private readonly List<(string Urn, string Text)> _diagnostics = [];
    private readonly Dictionary<Step, int> _counts = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly HashSet<string> _failed = [];
    private bool _stepFailed;

    public IReadOnlyDictionary<Step, int> Counts => _counts;

    public void Title(string text) => Write($"{text}:");

    /// <summary>In a preview, the planned step. Otherwise, the start of the step.</summary>
    public void Begin(Step step, string urn, string suffix = "") =>
        Line(step, urn, (step == Step.Same ? "" : preview ? step.Plan : $"{step.Doing} (0s)") + (suffix.Length > 0 ? " " + suffix : ""));

    /// <summary>The end of a step. A preview does not print it.</summary>
    public void End(Step step, string urn, TimeSpan elapsed, string suffix = "")
    {
        if (!preview && step.Done.Length > 0)
        {
            var done = string.Create(CultureInfo.InvariantCulture, $"{step.Done} ({elapsed.TotalSeconds:0.00}s)");
            Line(step, urn, done + (suffix.Length > 0 ? " " + suffix : ""));
        }
    }

    public void Count(Step step) => _counts[step] = _counts.GetValueOrDefault(step) + 1;

    public void Fail(Step step, string urn, string error)
    {
        _stepFailed = true;
        Error(urn, preview ? $"Preview failed: {error}" : error);
        if (!preview) Line(step, urn, $"**{step.Doing} failed**");
    }

    public void Error(string urn, string text)
    {
        _failed.Add(urn);
        Diagnostic(urn, $"error: {text}");
    }

    /// <summary>A message from a provider: printed next to its resource, and again in the diagnostics unless it is ephemeral.</summary>
    public void Message(LogMessage message)
    {
        if (message.Severity == "debug") return;
        var text = message.Severity == "info" ? message.Message : $"{message.Severity}: {message.Message}";
        if (message.Ephemeral) NextToResource(message.Urn, text);
        else Diagnostic(message.Urn, text);
    }

    public void Diagnostic(string urn, string text)
    {
        lock (_gate) _diagnostics.Add((urn, text));
        NextToResource(urn, text);
    }

    /// <summary>Prints the diagnostics, the outputs and the summary.</summary>
    public void Finish(string stackUrn, JsonObject? oldOutputs, JsonObject? outputs)
    {
        if (_stepFailed) Error(stackUrn, preview ? "preview failed" : "update failed");
        foreach (var group in _diagnostics.GroupBy(diagnostic => diagnostic.Urn is "" ? stackUrn : diagnostic.Urn).Select((group, index) => (group, index)))
        {
            Write((group.index == 0 ? "Diagnostics:\n" : "") + $"  {Urns.Type(group.group.Key)} ({Urns.Name(group.group.Key)}):");
            foreach (var (_, text) in group.group) Write(string.Join('\n', text.Split('\n').Select(line => $"    {line}")));
        }

        Outputs(oldOutputs, outputs);
        Write("Resources:\n" + string.Join('\n', Summary().Select(line => $"    {line}")));
        var seconds = Math.Max(1, Math.Round(Stopwatch.GetElapsedTime(_start).TotalSeconds));
        if (!preview) Write(string.Create(CultureInfo.InvariantCulture, $"Duration: {seconds:0}s"));
        Write("");
    }

    private void Outputs(JsonObject? old, JsonObject? outputs)
    {
        var lines = new List<string>();
        foreach (var (name, value) in outputs ?? [])
        {
            var isChange = old is not null && !JsonNode.DeepEquals(old[name], value);
            if (!preview || old is null || (isChange && !Property.HasUnknown(value)))
            {
                var before = isChange && old![name] is { } was ? $"{ValueText.Of(was)} => " : "";
                lines.Add($"  {(isChange ? before.Length > 0 ? "~ " : "+ " : "  ")}{name}: {before}{ValueText.Of(value)}");
            }
        }

        lines.AddRange((old ?? [])
            .Where(member => outputs is not null && !outputs.ContainsKey(member.Key))
            .Select(member => $"  - {member.Key}: {ValueText.Of(member.Value)}"));
        if (lines.Count > 0) Write("Outputs:\n" + string.Join('\n', lines));
    }

    private IEnumerable<string> Summary()
    {
        var changes = _counts.Where(count => count.Key != Step.Same).ToList();
        var same = _counts.GetValueOrDefault(Step.Same);
        foreach (var (step, count) in changes) yield return $"{step.Sign}{count} {(preview ? $"to {step.Plan}" : step.Done)}";
        if (changes.Count > 1) yield return $"{changes.Sum(change => change.Value)} changes" + (same > 0 ? $". {same} unchanged" : "");
        else if (same > 0) yield return $"{same} unchanged";
        if (_failed.Count > 0) yield return $"{_failed.Count} errored";
    }

    private void Line(Step step, string urn, string text)
    {
        lock (_gate) _current[urn] = $" {step.Sign} {Urns.Type(urn)} {Urns.Name(urn)} {text}".TrimEnd();
        Write(_current[urn]);
    }

    private void NextToResource(string urn, string text)
    {
        string? line;
        lock (_gate) line = _current.GetValueOrDefault(urn) ?? (urn.Length == 0 ? "   " : $"    {Urns.Type(urn)} {Urns.Name(urn)} ");
        Write($"{line}{(line.EndsWith(']') ? ";" : "")} {text.Split('\n')[0]}");
    }

    private void Write(string text)
    {
        lock (_gate)
        {
            foreach (var writer in writers) writer.WriteLine(text);
        }
    }
}
