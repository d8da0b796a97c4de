using System.Text.Json.Nodes;
using ScmPulumi.Generator.Tables;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Resources.CertificateApplication;

namespace ScmPulumi.Sdk.Tests;

/// <summary>House rule 6: schema.json follows from the tables.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Committed_schema_is_what_make_codegen_writes() =>
        Assert.Equal(PackageSchema.Text(PackageSchema.Create()), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema.json")));

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

    public static TheoryData<string> Resources => [.. Catalogue.Resources.Select(entry => entry.Table.Name)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_field_is_an_input_and_an_output_with_its_secrecy_and_its_need(string name)
    {
        var table = Catalogue.Resources.Single(entry => entry.Table.Name == name).Table;
        var resource = Resource(table.Token);

        Assert.Equal(table.Inputs.All.Select(field => field.Name), Names(resource["inputProperties"]));
        Assert.Equal(table.Inputs.All.Select(field => field.Name).Concat(table.Outputs.Select(output => output.Name)), Names(resource["properties"]));
        Assert.Equal(
            table.Inputs.All.Where(field => field.Required).Select(field => field.Name),
            resource["requiredInputs"]!.AsArray().Select(input => (string)input!));
        foreach (var field in table.Inputs.All)
        {
            Assert.Equal(field.IsSecret, (bool?)resource["inputProperties"]![field.Name]!["secret"] ?? false);
            Assert.Equal(field.IsSecret, (bool?)resource["properties"]![field.Name]!["secret"] ?? false);
        }
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
    public void References_lead_to_types_of_the_schema()
    {
        var schema = PackageSchema.Text(PackageSchema.Create());
        var types = Names(JsonNode.Parse(schema)!["types"]).Select(name => $"#/types/{name}").ToHashSet();

        Assert.All(schema.Split('\n').Where(line => line.Contains("\"$ref\"", StringComparison.Ordinal)), line => Assert.Contains(line.Split('"')[3], types));
    }

    [Fact]
    public void Configuration_keys_are_those_of_the_table()
    {
        var schema = JsonNode.Parse(PackageSchema.Text(PackageSchema.Create()))!;

        Assert.Equal(ConfigurationKey.All.Select(key => key.Name), Names(schema["config"]!["variables"]));
        Assert.Equal(ConfigurationKey.All.Where(key => key.IsSecret).Select(key => key.Name),
            schema["config"]!["variables"]!.AsObject().Where(property => (bool?)property.Value!["secret"] == true).Select(property => property.Key));
    }

    private static JsonNode Resource(string token) => JsonNode.Parse(PackageSchema.Text(PackageSchema.Create()))!["resources"]![token]!;

    private static IEnumerable<string> Names(JsonNode? node) => node!.AsObject().Select(property => property.Key);
}
