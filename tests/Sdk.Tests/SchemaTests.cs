using System.Text.Json.Nodes;
using ScmPulumi.Generator.Tables;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Configuration;

namespace ScmPulumi.Sdk.Tests;

/// <summary>House rule 6: schema.json follows from the tables.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Committed_schema_is_what_make_codegen_writes() =>
        Assert.Equal(PackageSchema.Text(PackageSchema.Create()), Pages.Read("schema.json"));

    [Fact]
    public void Provider_answers_with_the_committed_schema_and_its_own_version()
    {
        var schema = JsonNode.Parse(Package.Schema())!.AsObject();

        Assert.Equal(Package.Version, (string?)schema["version"]);
        schema.Remove("version");
        Assert.True(JsonNode.DeepEquals(schema, JsonNode.Parse(PackageSchema.Text(PackageSchema.Create()))));
    }

    /// <summary>The registry rejects a version that is not that of the release, and with <c>supportPack</c> the binder demands one.</summary>
    [Fact]
    public void Committed_schema_names_the_package_and_its_publisher_and_no_version()
    {
        var schema = PackageSchema.Create();

        Assert.Equal(("huaweicloud-scm", "scmpulumi", "scmpulumi"), ((string?)schema["name"], (string?)schema["namespace"], (string?)schema["publisher"]));
        Assert.Equal(["csharp", "nodejs", "python", "go", "java"], Names(schema["language"]));
        Assert.All(schema["language"]!.AsObject(), language => Assert.True((bool?)language.Value!["respectSchemaVersion"]));
        Assert.False(schema.ContainsKey("version"));
        Assert.False(schema["meta"]!.AsObject().ContainsKey("supportPack"));
    }

    [Fact]
    public void Every_property_is_described_in_a_sentence()
    {
        var schema = JsonNode.Parse(PackageSchema.Text(PackageSchema.Create()))!;
        var resources = schema["resources"]!.AsObject().SelectMany(resource => new[] { resource.Value!["inputProperties"], resource.Value["properties"] });
        JsonNode?[] groups = [.. resources, schema["config"]!["variables"], schema["provider"]!["inputProperties"]];

        var types = schema["types"]!.AsObject().Select(type => type.Value!).ToList();
        var values = types.SelectMany(type => type["enum"]?.AsArray() ?? []);
        var properties = groups.Concat(types.Select(type => type["properties"]))
            .SelectMany(group => group?.AsObject() ?? []).Select(property => property.Value);
        Assert.All(types.Concat(values).Concat(properties), node => Assert.EndsWith(".", (string?)node!["description"], StringComparison.Ordinal));
    }

    [Fact]
    public void Secret_fields_of_the_tables_are_secret_inputs_and_outputs() => Assert.All(Catalogue.Resources, entry =>
    {
        var resource = PackageSchema.Create()["resources"]![entry.Table.Token]!;
        var secrets = entry.Table.Inputs.All.Where(field => field.IsSecret).Select(field => field.Name).ToList();

        Assert.Equal(secrets, Secrets(resource["inputProperties"]));
        Assert.Equal(secrets, Secrets(resource["properties"]).Intersect(Names(resource["inputProperties"])));
    });

    [Fact]
    public void Configuration_keys_are_those_of_the_table()
    {
        var variables = PackageSchema.Create()["config"]!["variables"];

        Assert.Equal(ConfigurationKey.All.Select(key => key.Name), Names(variables));
        Assert.Equal(ConfigurationKey.All.Where(key => key.IsSecret).Select(key => key.Name), Secrets(variables));
    }

    private static IEnumerable<string> Names(JsonNode? node) => node!.AsObject().Select(property => property.Key);

    private static IEnumerable<string> Secrets(JsonNode? properties) =>
        properties!.AsObject().Where(property => (bool?)property.Value!["secret"] == true).Select(property => property.Key);
}
