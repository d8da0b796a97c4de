using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Checks a Pulumi YAML program against the schema: its resources and functions, their arguments, and the references in its expressions.</summary>
internal static partial class YamlProgram
{
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
            Given(name, resource["properties"], type?["inputProperties"], type?["requiredInputs"]);
            known[name] = Members(type?["properties"]);
        }

        foreach (var (name, variable) in Members(program["variables"]))
        {
            var call = variable!["fn::invoke"];
            var function = Find("functions", name, (string?)call?["function"]);
            Given(name, call?["arguments"], function?["inputs"]?["properties"], function?["inputs"]?["required"]);
            known[name] = Members(function?["outputs"]?["properties"]);
        }

        foreach (Match reference in ReferencePattern.Matches(yaml))
        {
            var (name, property) = (reference.Groups["name"].Value, reference.Groups["property"].Value);
            Demand(known.TryGetValue(name, out var properties), $"{reference.Value}}} refers to nothing in the program");
            Demand(property is "" or "id" or "urn" || properties?.ContainsKey(property) != false, $"{reference.Value}}} does not exist");
        }

        return problems;

        JsonNode? Find(string group, string name, string? token)
        {
            var found = schema[group]?[$"{token?.Replace(":", ":index:", StringComparison.Ordinal)}"];
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
