using System.Text.Json.Nodes;
using ScmPulumi.Generator.Tables;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The schema is one that Pulumi's own tools accept.</summary>
public sealed class MetaSchemaTests
{
    private const string Thing = "resources/sample-cloud:index:Thing";

    private static readonly string Sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "sample-schema.json"));

    [Fact]
    public void Our_schema_obeys() => Assert.Empty(MetaSchema.Problems(PackageSchema.Create()));

    [Fact]
    public void Schema_that_the_official_generator_took_obeys() => Assert.Empty(MetaSchema.Problems(JsonNode.Parse(Sample)!.AsObject()));

    [Theory]
    [InlineData(
        $"{Thing}/inputProperties/domain/$ref", "#/types/sample-cloud:index:None",
        $"{Thing}/inputProperties/domain: refers to a type that is not there")]
    [InlineData($"{Thing}/inputProperties/domain/sensitive", true, $"{Thing}/inputProperties/domain/sensitive: is no key of the meta-schema")]
    [InlineData($"{Thing}/inputProperties/domain/replaceOnChanges", true, $"{Thing}/inputProperties/domain: replaceOnChanges belongs to outputs")]
    [InlineData($"{Thing}/inputProperties/domain/type", "text", $"{Thing}/inputProperties/domain: has no type")]
    [InlineData($"{Thing}/plainInputs", "x", $"{Thing}/plainInputs: is no key of the meta-schema")]
    [InlineData("name", "pulumi", "name: is missing, malformed or reserved")]
    [InlineData("types/sample-cloud:index:Level/type", "boolean", "types/sample-cloud:index:Level/type: must be string, integer or number")]
    public void Broken_schema_is_found(string path, object value, string problem)
    {
        var schema = JsonNode.Parse(Sample)!.AsObject();
        var keys = path.Split('/');
        var parent = keys[..^1].Aggregate((JsonNode)schema, (node, key) => node[key]!);
        parent[keys[^1]] = JsonValue.Create(value);

        Assert.Contains(problem, MetaSchema.Problems(schema));
    }

    [Theory]
    [InlineData($"{Thing}/properties", "id", $"{Thing}/properties/id: is a reserved name")]
    [InlineData("provider/inputProperties", "version", "provider/inputProperties/version: is a reserved name")]
    [InlineData("types/sample-cloud:index:Person/properties", "pulumi", "types/sample-cloud:index:Person/properties/pulumi: is a reserved name")]
    public void Reserved_property_name_is_found(string path, string name, string problem)
    {
        var schema = JsonNode.Parse(Sample)!.AsObject();
        path.Split('/').Aggregate((JsonNode)schema, (node, key) => node[key]!)[name] = new JsonObject { ["type"] = "string" };

        Assert.Contains(problem, MetaSchema.Problems(schema));
    }

    [Fact]
    public void Required_property_that_is_not_there_is_found()
    {
        var schema = JsonNode.Parse(Sample)!.AsObject();
        schema["resources"]!["sample-cloud:index:Thing"]!["requiredInputs"]!.AsArray().Add("nothing");

        Assert.Contains($"{Thing}/inputProperties/nothing: is required, but there is no such property", MetaSchema.Problems(schema));
    }
}
