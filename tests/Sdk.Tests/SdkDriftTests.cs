using System.Text;
using System.Text.Json.Nodes;
using ScmPulumi.Generator;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Pages;
using ScmPulumi.Generator.Schema;
using ScmPulumi.Generator.Tables;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;

namespace ScmPulumi.Sdk.Tests;

/// <summary>House rule 6: the SDK, the reference page and the tables in other pages are generated from the tables, too.</summary>
public sealed class SdkDriftTests
{
    private const string Committed = "sdk/dotnet/";

    private static readonly ResourceTable Table = ApplicationTable.Table;

    private static readonly IReadOnlyList<GeneratedFile> Written = Write(Table.Inputs.All);

    public static TheoryData<string> Files => [.. Written.Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Committed_file_is_what_make_codegen_writes(string path) =>
        Assert.Equal(Written.Single(file => file.Path == path).Content, Pages.ReadBytes(Committed + path));

    [Fact]
    public void Committed_sources_are_those_that_make_codegen_writes() =>
        Assert.Equal(
            Written.Select(file => file.Path).Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Pages.Files(Committed, "*.cs").Select(path => path[Committed.Length..]));

    [Fact]
    public void Committed_reference_is_what_make_codegen_writes() =>
        Assert.Equal(ReferencePage(Table.Inputs.All), Pages.Read("docs/reference.md"));

    [Fact]
    public void Committed_tables_of_other_pages_are_what_make_codegen_writes() =>
        Assert.All(PagePart.All, part =>
        {
            var page = Pages.Read($"docs/{part.Page}");
            Assert.Equal(part.Within(page), page);
        });

    [Fact]
    public void Field_added_to_the_table_appears_in_schema_sdk_and_docs()
    {
        Field added = new TextField("favoriteColor", "Favorite color of the company, at most 16 characters.")
        {
            MaxLength = 16, Required = true, Secrecy = Secrecy.Secret, OnChange = ChangeEffect.ReplaceDeleteFirst,
        };
        Field[] fields = [.. Table.Inputs.All, added];

        var resource = Schema(fields)["resources"]![Table.Token]!;
        Assert.Equal("""{"type":"string","description":"Favorite color of the company, at most 16 characters.","secret":true,"willReplaceOnChanges":true}""",
            resource["inputProperties"]!["favoriteColor"]!.ToJsonString());
        Assert.True((bool?)resource["properties"]!["favoriteColor"]!["secret"]);
        Assert.Contains("favoriteColor", resource["requiredInputs"]!.AsArray().Select(name => (string)name!));

        var source = Encoding.UTF8.GetString(Write(fields).Single(file => file.Path == "CertificateApplication.cs").Content);
        var declarations = DeclarationList.Of([("CertificateApplication.cs", source)]);
        var members = declarations.SelectMany(type => type!["members"]!.AsArray()).Select(member => (string)member!).ToList();
        Assert.Contains("[Output(\"favoriteColor\")] public Output<string> FavoriteColor { get; private set; }", members);
        Assert.Contains("[Input(\"favoriteColor\", required: true)] private Input<string>? _favoriteColor", members);
        var secrets = declarations.SelectMany(type => type!["resourceOptions"]?["AdditionalSecretOutputs"]?.AsArray() ?? []);
        Assert.Contains("favoriteColor", secrets.Select(name => (string)name!));
        Assert.Contains("/// Favorite color of the company, at most 16 characters.", source, StringComparison.Ordinal);

        Assert.Contains(
            "| `favoriteColor` | string | required, secret, replaces |  | Favorite color of the company, at most 16 characters. |",
            ReferencePage(fields), StringComparison.Ordinal);
    }

    private static IReadOnlyList<GeneratedFile> Write(IReadOnlyList<Field> fields) => SdkWriter.Write(Schema(fields));

    private static string ReferencePage(IReadOnlyList<Field> fields) => Reference.Write(SchemaReader.Read(Schema(fields)));

    private static ResourceTable With(IReadOnlyList<Field> fields) => new(Table.Name, fields, Table.Outputs) { UntilIssued = Table.UntilIssued };

    /// <summary>The schema with these inputs of the application.</summary>
    private static JsonObject Schema(IReadOnlyList<Field> fields) => PackageSchema.Create(
        [.. Catalogue.Resources.Select(entry => entry.Table == Table ? With(fields) : entry.Table)],
        [.. Catalogue.Functions.Select(entry => entry.Table)]);
}
