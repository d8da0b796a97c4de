using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Rules;

namespace ScmPulumi.Engine.Replay;

/// <summary>Decides which of the recorded calls the engine would not have made after our answers.</summary>
/// <param name="isPreview">A preview goes on with other resources after an error, an update stops.</param>
/// <param name="userDecidesOrder">The option <c>deleteBeforeReplace</c> is set: our own wish does not count.</param>
internal sealed class Course(bool isPreview, bool userDecidesOrder)
{
    private readonly Dictionary<string, string> ended = [];
    private string? stopped;

    /// <summary>An error occurred: after a preview no update follows.</summary>
    public bool Failed { get; private set; }

    /// <returns>Why the engine would not have sent this; null if it would have.</returns>
    public string? ReasonToSkip(TraceCall call) => call.Method is "Handshake" or "GetPluginInfo" or "GetSchema" or "Cancel"
        ? null
        : stopped ?? ended.GetValueOrDefault((string)call.Request["urn"]!);

    public void Answered(TraceCall call, JsonObject ours)
    {
        var urn = (string?)call.Request["urn"] ?? "";
        switch (call.Method)
        {
            case "CheckConfig" when Failures(ours) && !Failures(call.Response):
                Fail(null, "our CheckConfig refuses the configuration");
                break;
            case "DiffConfig" when DiffRules.Replaces(call.Response!) && !DiffRules.Replaces(ours):
                stopped = "our DiffConfig never replaces";
                break;
            case "Check" when Failures(ours) && !Failures(call.Response):
                Fail(urn, "our Check refuses the inputs");
                break;
            case "Diff" when Verdict(ours) != Verdict(call.Response!):
                ended[urn] = $"our Diff says {Verdict(ours)}, not {Verdict(call.Response!)}";
                break;
            case "Read" when ours.Count == 0 != (call.Response!.Count == 0):
                ended[urn] = "our Read answers otherwise";
                break;
        }
    }

    public void Refused(TraceCall call, RpcFailure failure)
    {
        if (call.Method is not "Cancel")
        {
            Fail(call.Method is "CheckConfig" or "DiffConfig" or "Configure" ? null : (string?)call.Request["urn"], $"our {call.Method} fails{(failure.InitFailure is null ? "" : " to initialise")}");
        }
    }

    private void Fail(string? urn, string reason)
    {
        Failed = true;
        if (urn is null || !isPreview)
        {
            stopped ??= reason;
            return;
        }

        ended.TryAdd(urn, reason);
    }

    private string Verdict(JsonObject answer) => !DiffRules.IsChange(answer) ? "no change"
        : !DiffRules.Replaces(answer) ? "update"
        : userDecidesOrder ? "replace"
        : (bool?)answer["deleteBeforeReplace"] == true ? "replace, delete first" : "replace, create first";

    private static bool Failures(JsonObject? answer) => answer?["failures"] is JsonArray { Count: > 0 };
}
