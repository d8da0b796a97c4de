using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Replay;

/// <summary>
/// A recorded call. The response comes from a stub. For a streaming call, it has a list of <c>responses</c>. Null if the call failed or the provider died
/// first.
/// </summary>
public sealed record TraceCall(string Method, JsonObject Request, JsonObject? Response)
{
    /// <summary>
    /// The URN of the resource or provider, or the token of the function or of the resource to list. Null for calls that concern the whole process.
    /// </summary>
    public string? Subject => (string?)(Request["urn"] ?? Request["tok"] ?? Request["token"]);

    /// <summary>The results of a List. Empty for any other call.</summary>
    internal IEnumerable<JsonObject> Listed => (Response?["responses"] as JsonArray ?? []).Select(response => response!["result"]).OfType<JsonObject>();

    /// <param name="resource">The last part of a type, such as <c>CertificateValidation</c>.</param>
    internal bool IsOf(string resource) => Subject?.Contains($":{resource}::", StringComparison.Ordinal) == true;
}

/// <summary>A recorded CLI command with its calls in the order of their answers.</summary>
public sealed record TraceStep(string Name, string Command, string Program, IReadOnlyList<TraceCall> Calls);

/// <summary>A recorded scenario: the calls that one version of the CLI sent to a provider.</summary>
public sealed record Trace(string Version, string Scenario, IReadOnlyList<TraceStep> Steps)
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 2000 };

    /// <summary>The folder of the recorded scenarios, with one subfolder per version.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Traces");

    /// <summary>The version and scenario of every recorded file.</summary>
    public static IEnumerable<(string Version, string Scenario)> All => Directory.EnumerateFiles(Folder, "*.jsonl", SearchOption.AllDirectories)
        .Select(file => (new DirectoryInfo(Path.GetDirectoryName(file)!).Name, Path.GetFileNameWithoutExtension(file))).Order();

    public static Trace Load(string version, string scenario) => new(version, scenario, ReadSteps(Path.Combine(Folder, version, scenario + ".jsonl")));

    public static IReadOnlyList<TraceStep> ReadSteps(string file)
    {
        var (steps, calls) = (new List<TraceStep>(), new List<TraceCall>());
        foreach (var line in File.ReadLines(file))
        {
            var entry = JsonNode.Parse(line, documentOptions: Reading)!.AsObject();
            if (entry["step"] is { } name)
            {
                calls = [];
                steps.Add(new TraceStep((string)name!, (string)entry["command"]!, (string)entry["program"]!, calls));
                continue;
            }

            var streamed = entry["responses"] is { } responses ? new JsonObject { ["responses"] = responses.DeepClone() } : null;
            calls.Add(new TraceCall((string)entry["method"]!, entry["request"]!.AsObject(), entry["response"] as JsonObject ?? streamed));
        }

        return steps;
    }
}
