using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Features that are not in the golden sample, and unsupported ones.</summary>
public sealed class GeneratorTests
{
    private const string Thing = "resources/sample-cloud:index:Thing";
    private const string Inputs = $"{Thing}/inputProperties";
    private const string Note = $"{Inputs}/note";
    private const string Size = "types/sample-cloud:index:Size";

    private static readonly string Sample = Pages.Read("tests/Sdk.Tests/Golden/sample-schema.json");

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

    /// <summary>The features of the sample in other combinations, compiled for net6.0.</summary>
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
    [InlineData(Note, """{ "oneOf": [ { "type": "string" }, { "type": "integer" } ] }""", $"{Note}/oneOf: this generator does not support it")]
    [InlineData(Note, """{ "type": "string", "replaceOnChanges": true }""", $"{Note}/replaceOnChanges: this generator does not support it")]
    [InlineData(Note, """{ "type": "string", "deprecationMessage": "X", "secret": true }""", $"{Note}/deprecationMessage: this generator does not support it")]
    [InlineData(
        Note, """{ "type": "object", "additionalProperties": { "type": "string" }, "secret": true }""",
        $"{Note}/secret: this generator does not support it for maps")]
    [InlineData(Note, """{ "$ref": "pulumi.json#/Asset" }""", $"{Note}: this generator cannot refer to 'pulumi.json#/Asset'")]
    [InlineData(Note, """{ "type": "array" }""", $"{Note}: an array must say what its items are")]
    [InlineData(Note, """{ "type": "boolean", "language": { "csharp": { "name": "a-b" } } }""", $"{Note}: is not a valid name in C#")]
    [InlineData(Note, """{ "type": "array", "items": { "type": "string" }, "default": "x" }""", $"{Note}/default: must be a string, a number")]
    [InlineData(Note, """{ "type": "date" }""", $"{Note}: 'date' is not a type")]
    [InlineData($"{Inputs}/event", """{ "type": "string" }""", $"{Inputs}/event: this generator does not support it: the name is a keyword of C#")]
    [InlineData($"{Thing}/aliases", """[ { "type": "sample:old:Thing" } ]""", $"{Thing}/aliases: this generator does not support it")]
    [InlineData($"{Thing}/deprecationMessage", "\"No.\"", $"{Thing}/deprecationMessage: this generator does not support it")]
    [InlineData(Size, """{ "type": "number", "enum": [ { "value": 1.5 } ] }""", $"{Size}: this generator supports enumerations of strings and integers only")]
    [InlineData(Size, """{ "type": "boolean", "enum": [ { "value": true } ] }""", $"{Size}: this generator supports enumerations of strings and integers only")]
    [InlineData(Size, """{ "type": "string", "enum": [ { "value": "2 x" } ] }""", $"{Size}/enum: 2 x needs a name that is valid in C#")]
    [InlineData(
        "resources/sample:other:Thing", """{ "description": "Other." }""", "resources/sample:other:Thing: this generator supports the root module only")]
    public void Unsupported_schema_is_refused_with_its_path(string path, string value, string message)
    {
        var (schema, keys) = (Schema(""), path.Split('/'));
        keys[..^1].Aggregate((JsonNode)schema, (node, key) => node[key] ??= new JsonObject())[keys[^1]] = JsonNode.Parse(value);

        Assert.StartsWith(message, Assert.Throws<SchemaException>(() => Source(schema)).Message, StringComparison.Ordinal);
    }

    /// <summary>The golden sample with only one resource.</summary>
    /// <param name="resource">The definition of the resource <c>Thing</c>.</param>
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
