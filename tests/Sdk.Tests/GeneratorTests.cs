using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        Assert.StartsWith("[Obsolete(@\"Say \"\"no\"\".\")] [SampleResourceType(\"sample-cloud:index:Thing\")]",
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

    [Fact]
    public void Link_or_quote_in_a_description_is_no_broken_xml()
    {
        var source = Source(Schema("""
            "description": "See `[a](b)`, {{% ref #/functions/sample-cloud:index:getThing %}} and [x](https://example.org/?q=\"y\"&z).\n\n{{% example %}}\n### Other\n\n```yaml\nresources: {}\n```  \n{{% /example %}}\nEnd."
            """));

        Assert.Contains(
            """
                /// See <c>[a](b)</c>, <c>sample-cloud:index:getThing</c> and <see href="https://example.org/?q=&quot;y&quot;&amp;z">x</see>.
                /// </summary>
                /// <remarks>
                /// <para>
                /// End.
            """, source, StringComparison.Ordinal);
    }

    /// <summary>Features of the sample in other combinations, compiled as net6.0 would.</summary>
    [Theory]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/types/sample-cloud:index:Person" }, "secret": true }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "#/types/sample-cloud:index:Person" }, "secret": true }""")]
    [InlineData("""{ "type": "array", "items": { "type": "array", "items": { "$ref": "#/types/sample-cloud:index:Size" } } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" } }""")]
    [InlineData("""{ "type": "string", "secret": true, "deprecationMessage": "No \"more\"." }""")]
    [InlineData("""{ "type": "string", "secret": true, "default": "a\r\n\"b\"\\", "defaultInfo": { "environment": [ "A", "B" ] } }""")]
    [InlineData("""{ "$ref": "#/types/sample-cloud:index:Size", "default": 1.5 }""")]
    [InlineData("""{ "type": "number", "default": 4, "description": "Says `<b>`, \"x\" & more." }""")]
    public void Combination_compiles(string property)
    {
        var schema = Schema($$"""
            "inputProperties": { "event": {{property}}, "note": {{property}} }, "properties": { "event": {{property}} }, "required": [ "event" ],
            "stateInputs": { "type": "object", "properties": { "note": {{property}} } }
            """);
        schema["types"] = JsonNode.Parse("""
            {
              "sample-cloud:index:Person": { "type": "object", "properties": { "class": { "type": "string" } } },
              "sample-cloud:index:Size": { "type": "number", "enum": [ { "value": 1.5 }, { "name": "2 x", "value": 2 } ] }
            }
            """);

        Assert.Empty(CompiledCode.Problems(
            SdkWriter.Write(schema).Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(file => (file.Path, Encoding.UTF8.GetString(file.Content))),
            OutputKind.DynamicallyLinkedLibrary, LanguageVersion.CSharp10));
    }

    [Theory]
    [InlineData("""{ "oneOf": [ { "type": "string" }, { "type": "integer" } ] }""", "resources/sample-cloud:index:Thing/inputProperties/note/oneOf: this generator does not know it")]
    [InlineData("""{ "$ref": "pulumi.json#/Asset" }""", "resources/sample-cloud:index:Thing/inputProperties/note: this generator knows no references to 'pulumi.json#/Asset'")]
    [InlineData("""{ "type": "array" }""", "resources/sample-cloud:index:Thing/inputProperties/note: an array must say what its items are")]
    [InlineData("""{ "type": "boolean", "language": { "csharp": { "name": "a-b" } } }""", "resources/sample-cloud:index:Thing/inputProperties/note: is no name in C#; give one as language/csharp/name")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "default": "x" }""", "resources/sample-cloud:index:Thing/inputProperties/note/default: must be a text, a number, a boolean or a value of the enumeration, as the type asks")]
    [InlineData("""{ "type": "date" }""", "resources/sample-cloud:index:Thing/inputProperties/note: 'date' is no type")]
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
    private static JsonObject Schema(string resource) => JsonNode.Parse($$"""{ "name": "sample", "version": "1.0.0", "resources": { "sample-cloud:index:Thing": { {{resource}} } } }""")!.AsObject();

    private static string Source(JsonObject schema) => Encoding.UTF8.GetString(SdkWriter.Write(schema).Single(file => file.Path == "Thing.cs").Content);

    private static JsonNode Declarations(JsonObject schema) =>
        DeclarationList.Of([("Thing.cs", Source(schema))]).Single(type => ((string?)type!["type"])!.Contains("class Thing ", StringComparison.Ordinal))!;
}
