using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// Checks a Pulumi program in YAML against the schema: its resources and functions, their arguments and options, and the references in its expressions.
/// The members of other packages are not checked.
/// </summary>
internal static partial class YamlProgram
{
    private const string Package = "huaweicloud-scm";
    private const string Dangling = " refers to nothing in the program";

    private static readonly string[] Sections = ["config", "resources", "variables", "outputs"];

    /// <summary>https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/#resource-options</summary>
    private static readonly string[] Options =
    [
        "additionalSecretOutputs", "aliases", "customTimeouts", "deletedWith", "deleteBeforeReplace", "dependsOn", "envVarMappings", "ignoreChanges", "import",
        "parent", "pluginDownloadURL", "protect", "provider", "providers", "replaceOnChanges", "retainOnDelete", "version",
    ];

    /// <summary>Whether it is a program or a part of one.</summary>
    public static bool Is(string yaml) => new DeserializerBuilder().Build().Deserialize<object>(yaml) is Dictionary<object, object> document
        && Sections.Any(document.ContainsKey);

    /// <summary>All problems of a part of a program, which may refer to other parts.</summary>
    public static IReadOnlyList<string> ProblemsOfPart(string yaml, JsonObject schema) =>
    [
        .. Problems(yaml, schema).Where(problem =>
            problem is not ("name is missing" or "runtime is missing") && !problem.EndsWith(Dangling, StringComparison.Ordinal)),
    ];

    /// <summary>All problems, each with its location.</summary>
    public static IReadOnlyList<string> Problems(string yaml, JsonObject schema)
    {
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(new DeserializerBuilder().Build().Deserialize<object>(yaml));
        var program = JsonNode.Parse(json)!.AsObject();
        var problems = new List<string>();
        foreach (var key in new[] { "name", "runtime" }) Demand(program[key] is not null, $"{key} is missing");

        // The names that an expression can refer to, with their properties. Null means that the properties are not checked.
        var known = Members(program["config"]).ToDictionary(setting => setting.Key, _ => (JsonObject?)null);
        foreach (var (name, resource) in Members(program["resources"]))
        {
            var type = Find("resources", name, (string?)resource!["type"]);
            if (type is not null) Given(name, resource["properties"], type["inputProperties"], type["requiredInputs"]);
            foreach (var (option, _) in Members(resource["options"])) Demand(Options.Contains(option), $"{name}: {option} is not an option");
            known[name] = type?["properties"]?.AsObject();
        }

        foreach (var (name, variable) in Members(program["variables"]))
        {
            var call = (variable as JsonObject)?["fn::invoke"];
            var function = call is null ? null : Find("functions", name, (string?)call["function"]);
            if (function is not null) Given(name, call!["arguments"], function["inputs"]?["properties"], function["inputs"]?["required"]);
            known[name] = function?["outputs"]?["properties"]?.AsObject();
        }

        foreach (Match reference in ReferencePattern.Matches(yaml))
        {
            var (name, property) = (reference.Groups["name"].Value, reference.Groups["property"].Value);
            Demand(known.TryGetValue(name, out var properties), $"{reference.Value}}}{Dangling}");
            Demand(property is "" or "id" or "urn" || properties?.ContainsKey(property) != false, $"{reference.Value}}} does not exist");
        }

        return problems;

        JsonNode? Find(string group, string name, string? token)
        {
            if (token == $"pulumi:providers:{Package}") return schema["provider"];
            if (token?.StartsWith($"{Package}:", StringComparison.Ordinal) == false) return null;
            var found = schema[group]?[$"{token?.Replace($"{Package}:", $"{Package}:index:", StringComparison.Ordinal)}"];
            Demand(found is not null, $"{name}: {token} is not one of the {group}");
            return found;
        }

        void Given(string name, JsonNode? given, JsonNode? inputs, JsonNode? required)
        {
            foreach (var (property, _) in Members(given)) Demand(inputs?[property] is not null, $"{name}: {property} is not an input");
            foreach (var property in required?.AsArray() ?? []) Demand(given?[(string)property!] is not null, $"{name}: {property} is missing");
        }

        void Demand(bool holds, string problem)
        {
            if (!holds) problems.Add(problem);
        }
    }

    private static JsonObject Members(JsonNode? node) => node?.AsObject() ?? [];

    [GeneratedRegex(@"\$\{(?<name>[\w-]+)(\.(?<property>\w+))?")]
    private static partial Regex ReferencePattern { get; }
}
