using System.Text.Json.Nodes;

namespace ScmPulumi.Generator.Schema;

/// <summary>A package schema, read and resolved (https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/).</summary>
internal sealed record PackageSpec
{
    public required string Name { get; init; }

    /// <summary>The version of the release, without a <c>v</c>.</summary>
    public required string Version { get; init; }

    public required string Description { get; init; }

    public required string License { get; init; }

    public required string Homepage { get; init; }

    public required string Repository { get; init; }

    public required string Publisher { get; init; }

    /// <summary>Where the CLI downloads the plugin.</summary>
    public required string PluginDownloadUrl { get; init; }

    public required CSharpOptions CSharp { get; init; }

    public required IReadOnlyList<PropertySpec> Configuration { get; init; }

    public required ResourceSpec Provider { get; init; }

    public required IReadOnlyList<EnumSpec> Enumerations { get; init; }

    public required IReadOnlyList<ObjectSpec> Objects { get; init; }

    public required IReadOnlyList<ResourceSpec> Resources { get; init; }

    public required IReadOnlyList<FunctionSpec> Functions { get; init; }
}

/// <summary>The settings for C#.</summary>
/// <param name="Namespace">The namespace of the root module, such as <c>ScmPulumi.HuaweiCloudScm</c>.</param>
/// <param name="PackageReferences">NuGet id → version, in place of the usual ones; empty if not given.</param>
internal sealed record CSharpOptions(string Namespace, IReadOnlyDictionary<string, string> PackageReferences);

/// <param name="Name">The wire name.</param>
internal sealed record PropertySpec(string Name, SchemaType Type)
{
    public string? Description { get; init; }

    public bool Required { get; init; }

    public bool Secret { get; init; }

    /// <summary>Whether a change to the input replaces the resource, unless the provider says otherwise.</summary>
    public bool WillReplace { get; init; }

    /// <summary>The name in C#.</summary>
    public required string MemberName { get; init; }

    /// <summary>The default of the input: a string, a number, or a boolean.</summary>
    public JsonValue? Default { get; init; }

    /// <summary>Environment variables for the default, in this order.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}

/// <param name="Token"><c>package:module:Name</c>.</param>
internal sealed record ResourceSpec(string Token, string Description)
{
    public required IReadOnlyList<PropertySpec> Inputs { get; init; }

    public required IReadOnlyList<PropertySpec> Outputs { get; init; }

    /// <summary>Additional inputs of a lookup by ID; null if the ID is enough.</summary>
    public IReadOnlyList<PropertySpec>? StateInputs { get; init; }
}

/// <param name="Token"><c>package:module:name</c>.</param>
/// <param name="Inputs">Null if it takes none.</param>
internal sealed record FunctionSpec(string Token, string Description, IReadOnlyList<PropertySpec>? Inputs, IReadOnlyList<PropertySpec> Outputs);

internal sealed record ObjectSpec(string Token, string? Description)
{
    /// <summary>Filled after all types are known, because types may refer to each other.</summary>
    public IReadOnlyList<PropertySpec> Properties { get; set; } = [];
}

/// <param name="Underlying">Text or Integer.</param>
internal sealed record EnumSpec(string Token, string? Description, SchemaType Underlying, IReadOnlyList<EnumValueSpec> Values)
{
    public EnumValueSpec? Find(JsonValue value) => Values.FirstOrDefault(candidate => candidate.Value.ToString() == value.ToString());
}

/// <param name="Name">Null if the value itself serves as the name.</param>
internal sealed record EnumValueSpec(string? Name, JsonValue Value, string? Description, string? Deprecation);
