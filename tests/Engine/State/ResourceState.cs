using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.State;

/// <summary>What a stack remembers of one resource. Provider resources and the stack itself are resources too.</summary>
public sealed record ResourceState
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    public string Id { get; init; } = "";

    /// <summary>The old half of a replacement that still has to be deleted.</summary>
    public bool Delete { get; init; }

    public JsonObject Inputs { get; init; } = [];

    public JsonObject Outputs { get; init; } = [];

    public IReadOnlyList<string> InitErrors { get; init; } = [];

    /// <summary>Whether every run begins with a Read of the resource.</summary>
    public bool RefreshBeforeUpdate { get; init; }

    /// <summary>URNs of the resources that have to exist while this one does.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>The same by the property whose value comes from there.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The URN of its provider resource; empty for providers and the stack.</summary>
    public string Provider { get; init; } = "";

    public string Name => Urns.Name(Urn);
}
