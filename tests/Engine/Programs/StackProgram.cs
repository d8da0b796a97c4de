using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>A configuration value of the stack.</summary>
public sealed record ConfigValue(JsonNode Value, bool Secret = false);

/// <summary>
/// A Pulumi YAML program (https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/), limited to what the engine stand-in supports.
/// </summary>
public sealed record StackProgram
{
    public required string Name { get; init; }

    /// <summary>The folder for relative paths of files that the program reads.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Values and defaults from the project. The stack's own values override them.</summary>
    public IReadOnlyDictionary<string, ConfigValue> Config { get; init; } = new Dictionary<string, ConfigValue>();

    /// <summary>The variables, except function calls.</summary>
    public JsonObject Variables { get; init; } = [];

    public IReadOnlyList<ResourceDeclaration> Resources { get; init; } = [];

    public IReadOnlyList<FunctionCall> Calls { get; init; } = [];

    public JsonObject Outputs { get; init; } = [];

    public ResourceDeclaration Resource(string name) => Resources.Single(resource => resource.Name == name);

    /// <summary>Reads <c>Pulumi.yaml</c> in a folder.</summary>
    public static StackProgram Load(string folder) => Parse(File.ReadAllText(Path.Combine(folder, "Pulumi.yaml"))) with { Folder = folder };

    public static StackProgram Parse(string yaml)
    {
        var root = YamlJson.Read(yaml) as JsonObject ?? throw new FormatException("Pulumi.yaml holds no mapping");
        var runtime = (string?)((root["runtime"] as JsonObject)?["name"] ?? root["runtime"]);
        if (runtime != "yaml") throw new NotSupportedException($"runtime {runtime} is not supported by the engine stand-in");
        var variables = Members(root, "variables");
        var calls = variables.Select(variable => FunctionCall.Read(variable.Key, variable.Value, yaml)).OfType<FunctionCall>().ToList();
        foreach (var call in calls) variables.Remove(call.Name);
        return new StackProgram
        {
            Name = (string)root["name"]!,
            Config = Members(root, "config").ToDictionary(member => member.Key, member => Setting(member.Value), StringComparer.Ordinal)
                .Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value!, StringComparer.Ordinal),
            Variables = variables,
            Resources = [.. Members(root, "resources").Select(member => ResourceDeclaration.Read(member.Key, member.Value!.AsObject()))],
            Calls = calls,
            Outputs = Members(root, "outputs"),
        };
    }

    /// <summary>Removes an object from its parent and returns it, or an empty one if it is missing.</summary>
    internal static JsonObject Members(JsonObject parent, string name)
    {
        var members = parent[name] as JsonObject;
        parent.Remove(name);
        return members ?? [];
    }

    private static ConfigValue? Setting(JsonNode? setting) => setting is not JsonObject declared
        ? setting is null ? null : new ConfigValue(setting)
        : (declared["value"] ?? declared["default"]) is { } value ? new ConfigValue(value, (bool?)declared["secret"] ?? false) : null;
}
