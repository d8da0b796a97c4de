using System.Reflection;
using System.Text.Json.Nodes;
using ScmPulumi.Generator.Tables;
using ScmPulumi.HuaweiCloudScm.Outputs;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;

namespace ScmPulumi.Sdk.Tests;

/// <summary>House rule 6: schema.json is generated from the tables.</summary>
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

    /// <summary>The registry rejects a version that differs from the release. With <c>supportPack</c>, the binder requires one.</summary>
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

    /// <summary>A program can use a value that always exists without a null check.</summary>
    [Fact]
    public void Program_needs_no_null_check_if_the_provider_guarantees_a_value()
    {
        var types = PackageSchema.Create()["types"]!;

        Assert.Equal(["domain", "name", "type", "value"], Required(types["huaweicloud-scm:index:ValidationRecord"]));
        Assert.Equal(["certificateId", "status"], Required(types["huaweicloud-scm:index:CertificateSummary"]));
        var fields = typeof(ValidationRecord).GetFields().Concat(typeof(CertificateSummary).GetFields()).ToLookup(IsNotNull, field => field.Name);
        Assert.Equal(["CertificateId", "Domain", "Name", "Status", "Type", "Value"], fields[true].Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// D2, D3: the effect of a change is derived from the table. The flag is for documentation tools, which write that a change replaces the resource.
    /// </summary>
    [Fact]
    public void Description_of_every_input_says_whether_a_change_replaces_and_until_when() => Assert.All(Catalogue.Resources, entry =>
    {
        var properties = PackageSchema.Create()["resources"]![entry.Table.Token]!["inputProperties"]!;
        var reference = Pages.Read("docs/reference.md").Split($"\n## {entry.Table.Token}\n")[1].Split("\n### Additional outputs")[0].Split('\n');
        foreach (var field in entry.Table.Inputs.All)
        {
            var (replaces, isUntilIssued) = (field.OnChange != ChangeEffect.Update, entry.Table.UntilIssued.Contains(field.Name));
            var property = properties[field.Name]!;
            var row = Assert.Single(reference, line => line.StartsWith($"| `{field.Name}` |", StringComparison.Ordinal)).Split('|');

            Assert.Equal((field.Name, replaces && !isUntilIssued), (field.Name, (bool?)property["willReplaceOnChanges"] ?? false));
            Assert.Equal((field.Name, replaces && !isUntilIssued), (field.Name, row[3].Contains("replaces", StringComparison.Ordinal)));
            Assert.All([(string)property["description"]!, row[5]], (string text) => Assert.Equal(
                (field.Name, replaces && isUntilIssued),
                (field.Name, text.Contains("Until the certificate is issued, a change replaces", StringComparison.Ordinal))));
        }
    });

    /// <summary>The contacts, the method, and the hash algorithm, as on the page about the lifecycle.</summary>
    [Fact]
    public void Inputs_that_are_only_recorded_after_the_certificate_is_issued_match_the_page()
    {
        string[] persons = ["applicantName", "applicantPhone", "applicantEmail", "contactName", "contactPhone", "contactEmail"];
        var row = Pages.Read("docs/lifecycle.md").Split('\n').Single(line => line.StartsWith("| change a person,", StringComparison.Ordinal));
        var named = row.Split('|')[1].Split('`').Where((_, index) => index % 2 == 1);

        Assert.Equal(persons.Concat(named).Order(StringComparer.Ordinal), ApplicationTable.Table.UntilIssued.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Configuration_keys_are_those_of_the_table()
    {
        var variables = PackageSchema.Create()["config"]!["variables"];

        Assert.Equal(ConfigurationKey.All.Select(key => key.Name), Names(variables));
        Assert.Equal(ConfigurationKey.All.Where(key => key.IsSecret).Select(key => key.Name), Secrets(variables));
    }

    /// <summary>An SDK would read the project and the account from the shell, and the provider would use them with the configured keys.</summary>
    [Fact]
    public void Provider_gets_no_credentials_from_the_environment_of_the_program()
    {
        var schema = PackageSchema.Create();

        Assert.All([schema["config"]!["variables"], schema["provider"]!["inputProperties"]], properties => Assert.Equal(
            ["region", "maxRetries"],
            properties!.AsObject().Where(property => property.Value!["defaultInfo"] is not null).Select(property => property.Key)));
    }

    private static IEnumerable<string> Required(JsonNode? type) => type!["required"]!.AsArray().Select(name => (string)name!);

    private static bool IsNotNull(FieldInfo field) =>
        field.FieldType.IsClass && new NullabilityInfoContext().Create(field).ReadState == NullabilityState.NotNull;

    private static IEnumerable<string> Names(JsonNode? node) => node!.AsObject().Select(property => property.Key);

    private static IEnumerable<string> Secrets(JsonNode? properties) =>
        properties!.AsObject().Where(property => (bool?)property.Value!["secret"] == true).Select(property => property.Key);
}
