using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>A resource as declared: properties not yet evaluated, or the <c>id</c> and <c>state</c> of a <c>get</c>.</summary>
/// <param name="Type">The full token, as in <c>scm:index:CertificateApplication</c>.</param>
public sealed record ResourceDeclaration(string Name, string Type, JsonObject Properties, JsonObject? Get, ResourceOptions Options)
{
    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>The package whose provider serves the resource.</summary>
    public string Package => Type.Split(':') is ["pulumi", "providers", var package] ? package : Type.Split(':')[0];
}

/// <summary>A configuration value of the stack.</summary>
public sealed record ConfigValue(JsonNode Value, bool Secret = false);

/// <summary>A Pulumi YAML program (https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/), as much of it as this stand-in plays.</summary>
public sealed record StackProgram
{
    public required string Name { get; init; }

    /// <summary>Where the files that it reads are.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Values that the project sets or proposes; the stack's own win.</summary>
    public IReadOnlyDictionary<string, ConfigValue> Config { get; init; } = new Dictionary<string, ConfigValue>();

    public JsonObject Variables { get; init; } = [];

    public IReadOnlyList<ResourceDeclaration> Resources { get; init; } = [];

    public JsonObject Outputs { get; init; } = [];

    public ResourceDeclaration Resource(string name) => Resources.Single(resource => resource.Name == name);

    /// <summary>Reads <c>Pulumi.yaml</c> of a folder.</summary>
    public static StackProgram Load(string folder) => Parse(File.ReadAllText(Path.Combine(folder, "Pulumi.yaml"))) with { Folder = folder };

    public static StackProgram Parse(string yaml)
    {
        var root = YamlJson.Read(yaml) as JsonObject ?? throw new FormatException("Pulumi.yaml holds no mapping");
        var runtime = (string?)((root["runtime"] as JsonObject)?["name"] ?? root["runtime"]);
        return runtime == "yaml"
            ? new StackProgram
            {
                Name = (string)root["name"]!,
                Config = Members(root, "config").ToDictionary(member => member.Key, member => Setting(member.Value), StringComparer.Ordinal)
                    .Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value!, StringComparer.Ordinal),
                Variables = Members(root, "variables"),
                Resources = [.. Members(root, "resources").Select(member => Declaration(member.Key, member.Value!.AsObject()))],
                Outputs = Members(root, "outputs"),
            }
            : throw new NotSupportedException($"runtime {runtime} is not played by this stand-in");
    }

    private static JsonObject Members(JsonObject parent, string name)
    {
        var members = parent[name] as JsonObject;
        parent.Remove(name);
        return members ?? [];
    }

    private static ConfigValue? Setting(JsonNode? setting) => setting is not JsonObject declared
        ? setting is null ? null : new ConfigValue(setting)
        : (declared["value"] ?? declared["default"]) is { } value ? new ConfigValue(value, (bool?)declared["secret"] ?? false) : null;

    private static ResourceDeclaration Declaration(string name, JsonObject declared)
    {
        var type = ((string)declared["type"]!).Split(':') is [var package, var module] ? $"{package}:index:{module}" : (string)declared["type"]!;
        return new ResourceDeclaration(
            name, type, Members(declared, "properties"), declared["get"] as JsonObject, ResourceOptions.Read(name, Members(declared, "options")));
    }
}
