using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using ScmPulumi.Generator.Tables;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Pulumi's own tools accept the schema. Checks <c>package-schema.json</c> and rules that JSON Schema cannot express.</summary>
public sealed class MetaSchemaTests
{
    private const string Thing = "resources/sample-cloud:index:Thing";
    private const string Domain = $"{Thing}/inputProperties/domain";

    private static readonly JsonSchema Rules = JsonSchema.FromText(Pages.Read("tests/Sdk.Tests/package-schema.json"));

    [Fact]
    public void Our_schema_is_valid() => Assert.Empty(Problems(PackageSchema.Create()));

    [Fact]
    public void Schema_that_the_official_generator_accepted_is_valid() => Assert.Empty(Problems(Sample()));

    [Theory]
    [InlineData("name", "\"pulumi\"")]
    [InlineData("plugins", "{}")]
    [InlineData("config/defaults", "[\"region\"]")]
    [InlineData("provider/inputProperties/version", """{ "type": "string" }""")]
    [InlineData("types/sample-cloud:index:Level/type", "\"boolean\"")]
    [InlineData("types/sample-cloud:index:Person/properties/pulumi", """{ "type": "string" }""")]
    [InlineData("types/sample-cloud:index:person", """{ "type": "object" }""")]
    [InlineData("resources/sample-cloud:index:Provider", "{}")]
    [InlineData("resources/other-cloud:index:Other", "{}")]
    [InlineData("functions/sample-cloud:index:GetOther", "{}")]
    [InlineData($"{Thing}/plainInputs", "[]")]
    [InlineData($"{Thing}/properties/id", """{ "type": "string" }""")]
    [InlineData($"{Thing}/requiredInputs", "[\"nothing\"]")]
    [InlineData($"{Domain}/sensitive", "true")]
    [InlineData($"{Domain}/replaceOnChanges", "true")]
    [InlineData($"{Domain}/type", "\"text\"")]
    [InlineData($"{Domain}/type", "\"array\"")]
    [InlineData($"{Domain}/$ref", "\"#/types/sample-cloud:index:Level\"")] // next to a type
    [InlineData($"{Domain}/defaultInfo", """{ "environment": [] }""")]
    [InlineData($"{Thing}/inputProperties/level/$ref", "\"#/types/sample-cloud:index:None\"")]
    public void Invalid_schema_is_found(string path, string value)
    {
        var schema = Sample();
        var keys = path.Split('/');
        keys[..^1].Aggregate((JsonNode)schema, (node, key) => node[key]!)[keys[^1]] = JsonNode.Parse(value);

        Assert.Contains(Problems(schema), problem =>
            problem.StartsWith($"/{path}", StringComparison.Ordinal) || problem.StartsWith($"/{string.Join('/', keys[..^1])}:", StringComparison.Ordinal));
    }

    /// <summary>All problems, each with its location.</summary>
    private static IReadOnlyList<string> Problems(JsonObject schema)
    {
        var result = Rules.Evaluate(JsonSerializer.SerializeToElement(schema), new EvaluationOptions { OutputFormat = OutputFormat.Hierarchical });
        return [.. Broken(result), .. StrangeTokens(schema), .. DanglingReferences(schema, "")];
    }

    private static IReadOnlyList<string> Broken(EvaluationResults result)
    {
        if (result.IsValid) return [];
        var here = (result.Errors ?? []).Select(error => $"{result.InstanceLocation}: {error.Value}");
        string[] all = [.. here, .. (result.Details ?? []).SelectMany(Broken)];
        return all.Length > 0 ? all : [$"{result.InstanceLocation}: is not allowed"]; // by "not", which has no message
    }

    private static IEnumerable<string> StrangeTokens(JsonObject schema) => ((string[])["types", "resources", "functions"])
        .SelectMany(group => schema[group]!.AsObject().Select(entry => entry.Key)
            .Where(token => !token.StartsWith($"{schema["name"]}:", StringComparison.Ordinal))
            .Select(token => $"/{group}/{token}: is not a token of this package"));

    /// <summary>References to types that do not exist, and required properties that do not exist.</summary>
    private static IEnumerable<string> DanglingReferences(JsonNode node, string path)
    {
        if (node is not JsonObject members) return [];
        var types = members.Root["types"]!.AsObject();
        var missing = Required("required", "properties").Concat(Required("requiredInputs", "inputProperties"));
        if (members["$ref"] is JsonValue reference && !types.ContainsKey($"{reference}"["#/types/".Length..])) missing = missing.Append($"{reference}");
        return missing.Select(name => $"{path}: there is no {name}")
            .Concat(members.SelectMany(member => member.Value is null ? [] : DanglingReferences(member.Value, $"{path}/{member.Key}")));

        IEnumerable<string> Required(string list, string properties) => (members[list] as JsonArray ?? [])
            .Select(name => (string)name!).Except((members[properties] as JsonObject ?? []).Select(property => property.Key));
    }

    private static JsonObject Sample() => JsonNode.Parse(Pages.Read("tests/Sdk.Tests/Golden/sample-schema.json"))!.AsObject();
}
