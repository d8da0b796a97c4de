using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Replay;

/// <summary>
/// Sends the requests of a recorded scenario to a provider binary, in their order and to as many processes as were recorded, against an
/// emulator that holds what each step presupposes. Requests are sent as recorded, values from the stub's earlier answers included, but for
/// addresses and keys. It judges by rules, never by the stub's answers.
/// </summary>
public sealed class TraceReplay(string binary) : IAsyncDisposable
{
    /// <summary>Personal and secret values of the recordings (design rule T2).</summary>
    private static readonly string[] Canaries = ["13800000000", "zhangsan@example.com", "z@example.com", "leakme", EmulatorOptions.DefaultSecretKey];

    private readonly List<Recipient> processes = [];
    private readonly HashSet<string> planted = [];
    private readonly ReplayReport report = new();

    /// <summary>A started provider and what the recording did to it so far.</summary>
    private sealed class Recipient(ProviderProcess process)
    {
        public ProviderProcess Process => process;

        public bool IsConfigured { get; set; }

        public bool IsCancelled { get; set; }
    }

    public async Task<ReplayReport> RunAsync(Trace trace)
    {
        await using var emulator = await ScmEmulator.StartAsync(new EmulatorOptions { Seed = 1 });
        await using var engine = await EngineServer.StartAsync();
        foreach (var step in trace.Steps)
        {
            CertificateSeeds.Plant(emulator, step, planted);
            foreach (var (calls, isPreview) in Phases(step))
            {
                var course = new Course(isPreview, step.Program.Contains("deleteBeforeReplace", StringComparison.Ordinal));
                foreach (var call in calls)
                {
                    await PlayAsync(step, call, course, engine, emulator);
                }

                await CloseAsync(step);
                if (course.Failed && isPreview)
                {
                    SkipUpdate(step);
                    break;
                }
            }
        }

        LeakRule(trace.Steps[^1], string.Join('\n', engine.Messages.Select(message => message.Message)));
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var recipient in processes)
        {
            await recipient.Process.ShutDownAsync();
            recipient.Process.Dispose();
        }
    }

    private async Task PlayAsync(TraceStep step, TraceCall call, Course course, EngineServer engine, ScmEmulator emulator)
    {
        if (course.ReasonToSkip(call) is { } reason)
        {
            report.Skip(step, call, reason);
            return;
        }

        if (call.Method == "Handshake")
        {
            processes.Add(new Recipient(await ProviderProcess.StartAsync(binary, engine.Address, environment: Environment(emulator))));
        }

        var request = Adapted(call, engine);
        report.Sent++;
        try
        {
            var response = await RecipientOf(call).Process.Connection.CallAsync(call.Method, request);
            report.Violate(step, [.. AnswerRules.Check(call.Method, request, response), .. DeleteFirstRule(call.Method, response)]);
            LeakRule(step, response["failures"]?.ToString() ?? "");
            course.Answered(call, response);
        }
        catch (RpcFailure failure)
        {
            report.Violate(step, AnswerRules.Check(call.Method, request, failure));
            LeakRule(step, failure.ToString());
            course.Refused(call, failure);
            if (call.Method is "Create" or "Update" or "Delete")
            {
                report.Refuse(step, call, failure.Display);
                return;
            }

            report.Error(step, call, failure.ToString());
        }
    }

    // A configured process serves the resources; what comes before that goes to the youngest. Ends come in the order of the beginnings.
    private Recipient RecipientOf(TraceCall call)
    {
        switch (call.Method)
        {
            case "Cancel":
                var ending = processes.FirstOrDefault(recipient => !recipient.IsCancelled) ?? processes[^1];
                ending.IsCancelled = true;
                return ending;
            case "Configure":
                processes[^1].IsConfigured = true;
                return processes[^1];
            case "Handshake" or "GetPluginInfo" or "GetSchema" or "CheckConfig" or "DiffConfig":
                return processes[^1];
            default:
                return processes.Last(recipient => recipient.IsConfigured);
        }
    }

    private async Task CloseAsync(TraceStep step)
    {
        foreach (var recipient in processes)
        {
            if (!await recipient.Process.ShutDownAsync())
            {
                report.Violate(step, ["a process did not end within 5 s of SIGINT"]);
            }

            var (output, errors) = await recipient.Process.ReadStreamsAsync();
            report.Violate(step, output.Length > 0 ? [$"standard output carries more than the port: {output}"] : []);
            LeakRule(step, errors);
            recipient.Process.Dispose();
        }

        processes.Clear();
    }

    private void SkipUpdate(TraceStep step)
    {
        foreach (var call in Phases(step).Skip(1).SelectMany(phase => phase.Calls))
        {
            report.Skip(step, call, "our preview fails");
        }
    }

    private void LeakRule(TraceStep step, string text) =>
        report.Violate(step, Canaries.Where(canary => text.Contains(canary, StringComparison.Ordinal)).Select(canary => $"T2: {canary} is shown"));

    // Design rule D5: the engine keeps the flag when it turns any answer into a replacement.
    private static IEnumerable<string> DeleteFirstRule(string method, JsonObject answer) =>
        method == "Diff" && (bool?)answer["deleteBeforeReplace"] != true && (answer["replaces"] as JsonArray)?.Any(name => (string)name! == "certificateId") != true
            ? ["Diff: D5: deleteBeforeReplace is missing"]
            : [];

    // A preview ends when all its processes are cancelled; the next Handshake belongs to the execution.
    private static IReadOnlyList<(IReadOnlyList<TraceCall> Calls, bool IsPreview)> Phases(TraceStep step)
    {
        var (phases, open, cancelled) = (new List<List<TraceCall>> { new() }, 0, 0);
        foreach (var call in step.Calls)
        {
            if (call.Method == "Handshake" && cancelled >= open && open > 0 && IsExecuted(step) && phases[^1].Exists(IsWork))
            {
                phases.Add([]);
                (open, cancelled) = (0, 0);
            }

            open += call.Method == "Handshake" ? 1 : 0;
            cancelled += call.Method == "Cancel" ? 1 : 0;
            phases[^1].Add(call);
        }

        var startsWithPreview = !step.Command.Contains("--skip-preview", StringComparison.Ordinal);
        return [.. phases.Select((calls, index) => ((IReadOnlyList<TraceCall>)calls, index == 0 && startsWithPreview))];
    }

    private static bool IsExecuted(TraceStep step) => !step.Command.Contains("pulumi preview", StringComparison.Ordinal);

    private static bool IsWork(TraceCall call) => call.Method == "Configure";

    private static JsonObject Adapted(TraceCall call, EngineServer engine)
    {
        var request = Property.Copy(call.Request);
        if (request.ContainsKey("engineAddress"))
        {
            request["engineAddress"] = engine.Address;
        }

        foreach (var part in new[] { "args", "news", "olds", "oldInputs", "variables" }.Where(_ => call.Method is "CheckConfig" or "DiffConfig" or "Configure"))
        {
            Replace(request[part], "accessKey", EmulatorOptions.DefaultAccessKey);
            Replace(request[part], "secretKey", EmulatorOptions.DefaultSecretKey);
        }

        return request;
    }

    private static void Replace(JsonNode? part, string key, string value)
    {
        foreach (var name in new[] { key, $"scm:config:{key}" })
        {
            if (part is JsonObject members && members[name] is { } recorded)
            {
                members[name] = Property.IsSecret(recorded) ? Property.Secret(value) : value;
            }
        }
    }

    private static Dictionary<string, string?> Environment(ScmEmulator emulator)
    {
        var variables = new Dictionary<string, string?>
        {
            ["HW_ACCESS_KEY"] = EmulatorOptions.DefaultAccessKey,
            ["HW_SECRET_KEY"] = EmulatorOptions.DefaultSecretKey,
            ["HW_SECURITY_TOKEN"] = null,
            ["HW_AUTH_TOKEN"] = null,
            ["HW_REGION_NAME"] = null,
        };
        foreach (var region in new[] { "CN_NORTH_4", "AP_SOUTHEAST_1" })
        {
            variables[$"HUAWEICLOUD_SDK_REGION_SCM_{region}"] = emulator.Endpoint.ToString();
        }

        return variables;
    }
}
