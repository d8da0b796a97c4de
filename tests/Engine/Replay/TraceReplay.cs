using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Replay;

/// <summary>
/// Replays a recorded scenario against a provider binary and an emulator that has the certificates of each step. Requests are sent in the recorded order, to as
/// many processes as were recorded. Their content is as recorded, including values from the stub's answers, except for what <see cref="Adaptation"/> changes.
/// The answers are checked with rules, and not compared with the stub's answers.
/// </summary>
public sealed class TraceReplay(string binary) : IAsyncDisposable
{
    /// <summary>Outputs that an application has only if its certificate was issued once.</summary>
    private static readonly string[] SignsOfIssue = ["fingerprint", "issueTime", "notAfter", "notBefore"];

    /// <summary>Personal and secret values of the recordings (T2).</summary>
    private static readonly string[] Canaries = ["13800000000", "zhangsan@example.com", "z@example.com", "leakme", EmulatorOptions.DefaultSecretKey];

    private readonly Recipients _recipients = new(binary);
    private readonly HashSet<string> _planted = [];
    private readonly ReplayReport _report = new();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<ReplayReport> RunAsync(Trace trace)
    {
        await using var emulator = await ScmEmulator.StartAsync(new EmulatorOptions());
        await using var engine = await EngineServer.StartAsync(Observe);
        foreach (var step in trace.Steps)
        {
            CertificateSeeds.Plant(emulator, step, _planted);
            var phases = Phase.Of(step);
            foreach (var (index, phase) in phases.Index())
            {
                var course = new Course(step, phase.IsPreview);
                await PlayAsync(step, phase, course, engine, emulator);
                foreach (var (problem, errors) in await _recipients.CloseAsync())
                {
                    if (problem is not null) _report.Violate(step, [problem]);
                    LeakRule(step, errors);
                }

                _report.Depart(step, course.Departures);
                if (!course.Failed || !phase.IsPreview) continue;
                foreach (var call in phases.Skip(index + 1).SelectMany(after => after.Calls)) _report.Skip(step, call, "our preview fails");
                break;
            }
        }

        LeakRule(trace.Steps[^1], string.Join('\n', engine.Messages.Select(message => message.Message)));
        return _report;
    }

    public async ValueTask DisposeAsync() => await _recipients.CloseAsync();

    private async Task PlayAsync(TraceStep step, Phase phase, Course course, EngineServer engine, ScmEmulator emulator)
    {
        var interrupted = Task.CompletedTask;
        foreach (var call in phase.Calls)
        {
            var playing = PlayAsync(step, call, course, engine, emulator);
            if (call == phase.Interrupted)
            {
                interrupted = playing;
                await Task.WhenAny(_waiting.Task, playing).WithinAsync(Limits.Step, $"the status line of {call.Method}");
            }
            else
            {
                await playing;
            }
        }

        await interrupted;
    }

    private async Task PlayAsync(TraceStep step, TraceCall call, Course course, EngineServer engine, ScmEmulator emulator)
    {
        if (course.ReasonToSkip(call) is { } reason)
        {
            _report.Skip(step, call, reason);
            return;
        }

        if (call.Method == "Handshake") await _recipients.StartAsync(engine.Address, ProviderEnvironment.LeadingTo(emulator));
        CertificateSeeds.Advance(emulator, call);
        var request = Adaptation.Of(call, engine.Address);
        _report.Sent++;
        try
        {
            var response = await _recipients.Of(call).CallAsync(call.Method, request);
            _report.Violate(step, AnswerRules.Check(call.Method, request, response));
            _report.Violate(step, [.. DeleteFirstRule(call, response), .. RefreshRule(call, response), .. ListRule(call, response)]);
            LeakRule(step, response["failures"]?.ToString() ?? "");
            course.Answered(call, response);
        }
        catch (RpcFailure failure)
        {
            _report.Violate(step, AnswerRules.Check(call.Method, request, failure));
            LeakRule(step, failure.ToString());
            course.Refused(call, failure);
            // Create, Update, and Delete may be refused. If the stub did not find a resource, our provider may refuse its ID as malformed.
            var mayFail = call is { Method: "Create" or "Update" or "Delete" } or { Method: "Read", Response.Count: 0 };
            if (!mayFail) _report.Error(step, call, failure.ToString());
        }
    }

    /// <summary>An ephemeral message shows that the provider is waiting and can be interrupted.</summary>
    private void Observe(LogMessage message)
    {
        if (message.Ephemeral) _waiting.TrySetResult();
    }

    private void LeakRule(TraceStep step, string text) =>
        _report.Violate(step, Canaries.Where(canary => text.Contains(canary, StringComparison.Ordinal)).Select(canary => $"T2: {canary} is shown"));

    // D5: the engine keeps the flag when it turns an answer into a replacement. The flag of a replacement may depend on a read of the certificate (D9).
    private static IEnumerable<string> DeleteFirstRule(TraceCall call, JsonObject answer)
    {
        if (call.Method != "Diff" || !call.IsOf("CertificateApplication") || answer["replaces"] is JsonArray { Count: > 0 }) return [];
        var recorded = call.Request["olds"] as JsonObject ?? [];
        var wasIssued = SignsOfIssue.Any(recorded.ContainsKey) || (string?)Property.Reveal(recorded["status"]) == "ISSUED";
        return ((bool?)answer["deleteBeforeReplace"] ?? false) == wasIssued ? ["Diff: D5: deleteBeforeReplace is missing, or wrong once issued"] : [];
    }

    // N3: without the flag, the engine would not refresh the subscription before the next update.
    private static IEnumerable<string> RefreshRule(TraceCall call, JsonObject answer) =>
        call.Method is "Create" or "Read" or "Update" && call.IsOf("CertificateSubscription") && (bool?)answer["refreshBeforeUpdate"] != true
            ? [$"{call.Method}: N3: the flag is missing"]
            : [];

    // L1: the stub answered in smaller pages.
    private static IEnumerable<string> ListRule(TraceCall call, JsonObject answer) => call.Listed
        .Where(listed => !(answer["responses"] as JsonArray ?? []).Any(response => JsonNode.DeepEquals(response!["result"], listed)))
        .Select(listed => $"List: L1: {listed["id"]} is missing");
}
