using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.State;

/// <summary>The recorded state of a resource. Provider resources and the stack itself are resources, too.</summary>
public sealed record ResourceState
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    public string Id { get; init; } = "";

    /// <summary>The old resource of a replacement, which still has to be deleted.</summary>
    public bool Delete { get; init; }

    public JsonObject Inputs { get; init; } = [];

    public JsonObject Outputs { get; init; } = [];

    public IReadOnlyList<string> InitErrors { get; init; } = [];

    /// <summary>Whether every run begins with a Read of the resource.</summary>
    public bool RefreshBeforeUpdate { get; init; }

    /// <summary>The URNs of the resources that this one depends on.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>The same URNs by the property whose value comes from the resource.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The URN of the provider resource. Empty for providers and the stack.</summary>
    public string Provider { get; init; } = "";

    public string Name => Urns.Name(Urn);
}
