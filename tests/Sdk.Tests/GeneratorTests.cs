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
    private const string Thing = "resources/sample-cloud:index:Thing";
    private const string Note = $"{Thing}/inputProperties/note";

    private static readonly string Sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "sample-schema.json"));

    [Fact]
    public void Description_becomes_an_escaped_comment_with_the_examples_in_csharp()
    {
        const string description =
            """
            Uses `a<b>` & "more".

            {{% examples %}}
            ## Example Usage

            {{% example %}}
            ### One

            ```csharp
            var a = new List<int>();
            ```

            ```yaml
            resources: {}
            ```
            {{% /example %}}
            {{% /examples %}}
            """;
        var source = Source(Schema($"\"description\": {JsonValue.Create(description).ToJsonString()}"));

        Assert.Contains(
            """
                /// <summary>
                /// Uses <c>a&lt;b&gt;</c> &amp; &quot;more&quot;.
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

    /// <summary>Features of the sample in other combinations, compiled as net6.0 would.</summary>
    [Theory]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/types/sample-cloud:index:Person" }, "secret": true }""")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/types/sample-cloud:index:Flavour" } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" } }""")]
    [InlineData("""{ "type": "string", "secret": true, "default": "a\r\n\"b\"\\", "defaultInfo": { "environment": [ "A", "B" ] } }""")]
    [InlineData("""{ "type": "number", "default": 4, "description": "Says `<b>`, \"x\" & more." }""")]
    public void Combination_compiles(string property)
    {
        var schema = Schema($$"""
            "inputProperties": { "first": {{property}}, "note": {{property}} }, "properties": { "first": {{property}} }, "required": [ "first" ]
            """);

        var sources = SdkWriter.Write(schema).Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => (file.Path, Encoding.UTF8.GetString(file.Content)));

        Assert.Empty(CompiledCode.Problems(sources, OutputKind.DynamicallyLinkedLibrary, LanguageVersion.CSharp10));
    }

    [Theory]
    [InlineData("""{ "oneOf": [ { "type": "string" }, { "type": "integer" } ] }""", $"{Note}/oneOf: this generator does not know it")]
    [InlineData("""{ "type": "string", "replaceOnChanges": true }""", $"{Note}/replaceOnChanges: this generator does not know it")]
    [InlineData("""{ "type": "string", "secret": true, "deprecationMessage": "No." }""", $"{Note}/deprecationMessage: this generator does not know it")]
    [InlineData(
        """{ "type": "object", "additionalProperties": { "type": "string" }, "secret": true }""",
        $"{Note}/secret: this generator does not know it for maps")]
    [InlineData("""{ "$ref": "pulumi.json#/Asset" }""", $"{Note}: this generator knows no references to 'pulumi.json#/Asset'")]
    [InlineData("""{ "type": "array" }""", $"{Note}: an array must say what its items are")]
    [InlineData("""{ "type": "boolean", "language": { "csharp": { "name": "a-b" } } }""", $"{Note}: is no name in C#; give one as language/csharp/name")]
    [InlineData(
        """{ "type": "array", "items": { "type": "string" }, "default": "x" }""",
        $"{Note}/default: must be a string, a number, a boolean or a value of the enumeration, as the type asks")]
    [InlineData("""{ "type": "date" }""", $"{Note}: 'date' is no type")]
    public void Type_that_is_not_known_is_refused_by_its_path(string type, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => Source(Schema($$"""
            "inputProperties": { "note": {{type}} }
            """))).Message);

    [Fact]
    public void Property_that_is_named_like_a_keyword_is_refused() =>
        Assert.Equal(
            $"{Thing}/inputProperties/event: this generator does not know it: the name is a keyword of C#",
            Assert.Throws<SchemaException>(() => Source(Schema(""" "inputProperties": { "event": { "type": "string" } } """))).Message);

    [Theory]
    [InlineData("aliases", """[ { "type": "sample:old:Thing" } ]""")]
    [InlineData("deprecationMessage", "\"No.\"")]
    public void Feature_of_resources_that_is_not_known_is_refused_by_its_path(string key, string value) =>
        Assert.Equal(
            $"{Thing}/{key}: this generator does not know it",
            Assert.Throws<SchemaException>(() => Source(Schema($"\"{key}\": {value}"))).Message);

    [Theory]
    [InlineData("number", "1.5")]
    [InlineData("boolean", "true")]
    public void Enumeration_that_is_not_known_is_refused_by_its_path(string type, string value)
    {
        var schema = Schema("");
        schema["types"]!["sample-cloud:index:Size"] = JsonNode.Parse($$"""{ "type": "{{type}}", "enum": [ { "value": {{value}} } ] }""");

        var error = Assert.Throws<SchemaException>(() => Source(schema));
        Assert.Equal("types/sample-cloud:index:Size: this generator knows enumerations of strings and integers only", error.Message);
    }

    [Fact]
    public void Value_of_an_enumeration_whose_name_is_not_one_in_csharp_is_refused()
    {
        var schema = Schema("");
        schema["types"]!["sample-cloud:index:Size"] = JsonNode.Parse("""{ "type": "string", "enum": [ { "value": "2 x" } ] }""");

        var error = Assert.Throws<SchemaException>(() => Source(schema));
        Assert.Equal("types/sample-cloud:index:Size/enum: 2 x needs a name that is one in C#", error.Message);
    }

    [Fact]
    public void Token_of_another_module_is_refused()
    {
        var schema = Schema("");
        schema["resources"]!.AsObject()["sample:other:Thing"] = new JsonObject { ["description"] = "Another thing." };

        var error = Assert.Throws<SchemaException>(() => Source(schema));
        Assert.Equal("resources/sample:other:Thing: this generator knows the root module only: package:index:Name", error.Message);
    }

    /// <summary>The golden sample with one resource only.</summary>
    /// <param name="resource">What the resource <c>Thing</c> consists of.</param>
    private static JsonObject Schema(string resource)
    {
        var thing = JsonNode.Parse($"{{ {resource} }}")!.AsObject();
        thing.TryAdd("description", "A thing.");
        var schema = JsonNode.Parse(Sample)!.AsObject();
        schema["resources"] = new JsonObject { ["sample-cloud:index:Thing"] = thing };
        return schema;
    }

    private static string Source(JsonObject schema) => Encoding.UTF8.GetString(SdkWriter.Write(schema).Single(file => file.Path == "Thing.cs").Content);
}
