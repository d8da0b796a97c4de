using System.Text.Json.Nodes;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>A resource as the engine keeps it.</summary>
internal sealed record Resource(string Id, JsonObject Inputs, JsonObject Outputs)
{
    public string Urn { get; init; } = EngineCalls.Urn("app");

    public string? Status => (string?)Outputs["status"];

    public JsonArray Records => Outputs["validationRecords"] as JsonArray ?? [];

    public string[] Texts(string output) => [.. (Outputs[output] as JsonArray ?? []).Select(item => (string)item!)];
}
