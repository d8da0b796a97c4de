using System.Text;
using System.Text.Json.Nodes;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Sdk.Tests;

/// <summary>What the golden sample does not show: the rest of the features, and those that are refused.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void Aliases_and_replacing_outputs_become_resource_options()
    {
        var options = Declarations(Schema("""
            "properties": { "note": { "type": "string", "replaceOnChanges": true } },
            "aliases": [ { "type": "sample:old:Thing" } ]
            """))["resourceOptions"]!;

        Assert.Equal("""["new global::Pulumi.Alias { Type = \"sample:old:Thing\" }"]""", options["Aliases"]!.ToJsonString(Plain));
        Assert.Equal("""["note"]""", options["ReplaceOnChanges"]!.ToJsonString());
    }

    [Fact]
    public void Deprecated_resource_is_obsolete() =>
        Assert.StartsWith("[SampleResourceType(\"sample:index:Thing\")] [Obsolete(@\"Say \"\"no\"\".\")]",
            (string?)Declarations(Schema("""
                "deprecationMessage": "Say \"no\"."
                """))["type"], StringComparison.Ordinal);

    [Fact]
    public void Description_becomes_an_escaped_comment_with_the_examples_in_csharp()
    {
        var source = Source(Schema("""
            "description": "Uses `a<b>` & [more](https://example.org/).\n\n{{% examples %}}\n## Example Usage\n\n{{% example %}}\n### One\n\n```csharp\nvar a = new List<int>();\n```\n\n```yaml\nresources: {}\n```\n{{% /example %}}\n{{% /examples %}}"
            """));

        Assert.Contains(
            """
                /// <summary>
                /// Uses <c>a&lt;b&gt;</c> &amp; <see href="https://example.org/">more</see>.
                /// </summary>
                /// <remarks>
                /// <para>
                /// <b>One</b>
                /// </para>
                /// <code>
                /// var a = new List&lt;int&gt;();
                /// </code>
                /// </remarks>
            """, source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "oneOf": [ { "type": "string" }, { "type": "integer" } ] }""", "resources/sample:index:Thing/inputProperties/note/oneOf: this generator does not know it")]
    [InlineData("""{ "$ref": "pulumi.json#/Asset" }""", "resources/sample:index:Thing/inputProperties/note: this generator knows no references to 'pulumi.json#/Asset'")]
    [InlineData("""{ "type": "array" }""", "resources/sample:index:Thing/inputProperties/note: an array must say what its items are")]
    [InlineData("""{ "type": "date" }""", "resources/sample:index:Thing/inputProperties/note: 'date' is no type")]
    public void Type_that_is_not_known_is_refused_by_its_path(string type, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => Source(Schema($$"""
            "inputProperties": { "note": {{type}} }
            """))).Message);

    [Fact]
    public void Token_of_another_module_is_refused()
    {
        var schema = Schema("");
        schema["resources"]!.AsObject()["sample:other:Thing"] = new JsonObject();

        Assert.Equal("resources/sample:other:Thing: this generator knows the root module only: package:index:Name", Assert.Throws<SchemaException>(() => Source(schema)).Message);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="resource">What stands in the resource <c>Thing</c>.</param>
    private static JsonObject Schema(string resource) => JsonNode.Parse($$"""{ "name": "sample", "resources": { "sample:index:Thing": { {{resource}} } } }""")!.AsObject();

    private static string Source(JsonObject schema) => Encoding.UTF8.GetString(SdkWriter.Write(schema, "1.0.0").Single(file => file.Path == "Thing.cs").Content);

    private static JsonNode Declarations(JsonObject schema) =>
        DeclarationList.Of([("Thing.cs", Source(schema))]).Single(type => ((string?)type!["type"])!.Contains("class Thing ", StringComparison.Ordinal))!;
}
