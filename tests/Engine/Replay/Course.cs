using System.Text.Json.Nodes;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Replay;

/// <summary>Decides which recorded calls the engine would not have made after our provider's answers.</summary>
/// <param name="step">The recorded command.</param>
/// <param name="isPreview">After an error, a preview continues with other resources, an update stops.</param>
internal sealed class Course(TraceStep step, bool isPreview)
{
    /// <summary>The program sets the option, so the flag in our answer is ignored.</summary>
    private readonly bool _userDecidesOrder = step.Program.Contains("deleteBeforeReplace", StringComparison.Ordinal);

    /// <summary>Null if the step does not call a function.</summary>
    private readonly StackProgram? _program = step.Calls.Any(call => call.Method == "Invoke") ? StackProgram.Parse(step.Program) : null;

    private readonly Dictionary<string, string> _ended = [];
    private readonly HashSet<string> _unknownIds = [];
    private string? _stopped;

    /// <summary>An error occurred. After a failed preview, there is no update.</summary>
    public bool Failed { get; private set; }

    /// <summary>How our answers differ from the recorded ones, whether or not this skipped a call.</summary>
    public IEnumerable<string> Departures => _ended.Select(way => $"{way.Key.Split("::")[^1]}: {way.Value}").Concat(_stopped is null ? [] : [_stopped]);

    /// <returns>Why the engine would not have sent this call, or null if it would have.</returns>
    public string? ReasonToSkip(TraceCall call) => call.Method is "Handshake" or "GetPluginInfo" or "GetSchema" or "Cancel"
        ? null
        : _stopped ?? _ended.GetValueOrDefault(call.Subject!) ?? ReasonNotToInvoke(call);

    public void Answered(TraceCall call, JsonObject ours)
    {
        var urn = call.Subject ?? "";
        switch (call.Method)
        {
            case "CheckConfig" when Failures(ours) && !Failures(call.Response):
                Fail(null, "our CheckConfig rejects the configuration");
                break;
            case "DiffConfig" when DiffRules.Replaces(call.Response!) && !DiffRules.Replaces(ours):
                _stopped = "our DiffConfig never replaces";
                break;
            case "Check" when Failures(ours) && !Failures(call.Response):
                Fail(urn, "our Check rejects the inputs");
                break;
            case "Diff" when Verdict(ours) != Verdict(call.Response!):
                _ended[urn] = $"our Diff says {Verdict(ours)}, not {Verdict(call.Response!)}";
                break;
            case "Create" or "Update" when Property.IsUnknown(ours["properties"]?["certificateId"]):
                _unknownIds.Add(Urns.Name(urn));
                break;
            case "Read" when ours.Count == 0 != (call.Response!.Count == 0):
                _ended[urn] = "our Read has another result";
                break;
        }
    }

    public void Refused(TraceCall call, RpcFailure failure)
    {
        if (call.Method is not "Cancel")
        {
            var subject = call.Method is "CheckConfig" or "DiffConfig" or "Configure" ? null : call.Subject;
            Fail(subject, $"our {call.Method} fails{(failure.InitFailure is null ? "" : " to initialize")}");
        }
    }

    /// <summary>A function with an unknown argument is not called.</summary>
    private string? ReasonNotToInvoke(TraceCall call) => call.Method == "Invoke" && _program!.Calls.Where(declared => declared.Function == call.Subject)
        .SelectMany(new Dependencies(_program).ResourcesOf).Any(resource => _unknownIds.Contains(resource.Name))
            ? "its argument is unknown in our preview"
            : null;

    private void Fail(string? urn, string reason)
    {
        Failed = true;
        if (urn is null || !isPreview) _stopped ??= reason;
        else _ended.TryAdd(urn, reason);
    }

    private string Verdict(JsonObject answer) => !DiffRules.IsChange(answer) ? "no change"
        : !DiffRules.Replaces(answer) ? "update"
        : _userDecidesOrder ? "replace"
        : (bool?)answer["deleteBeforeReplace"] == true ? "replace, delete first" : "replace, create first";

    private static bool Failures(JsonObject? answer) => answer?["failures"] is JsonArray { Count: > 0 };
}
