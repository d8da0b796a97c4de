using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmPulumi.Generator.CSharp;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// Compares with the output of Pulumi's own C# generator (pulumi-dotnet 3.112.1) for a schema that uses every feature that ours may need.
/// </summary>
public sealed class GoldenTests
{
    private static readonly IReadOnlyList<Generator.GeneratedFile> Written = SdkWriter.Write(Json("sample-schema.json"));

    [Fact]
    public void Files_match_the_official_generator() =>
        Assert.Equal(
            Json("declarations.json")["files"]!.AsArray().Select(path => (string)path!),
            Written.Select(file => file.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Declarations_match_the_official_generator()
    {
        var expected = Lines(Json("declarations.json")["types"]!.AsArray());
        var actual = Lines(DeclarationList.Of(Sources()));

        Assert.Empty(expected.Except(actual)); // missing
        Assert.Empty(actual.Except(expected)); // too many
        Assert.Equal(expected, actual); // in the same order
    }

    /// <summary>With the C# version of net6.0, which the project targets.</summary>
    [Fact]
    public void Sources_compile() =>
        Assert.Empty(CompiledCode.Problems(Sources(), OutputKind.DynamicallyLinkedLibrary, LanguageVersion.CSharp10));

    [Fact]
    public void Version_comes_from_the_schema_if_it_has_one()
    {
        Assert.Equal("1.2.3", Text("version.txt"));
        Assert.Equal("1.2.3", (string?)JsonNode.Parse(Text("pulumi-plugin.json"))!["version"]);
        Assert.Contains("<Version>1.2.3</Version>", Text("SamplePulumi.SampleCloud.csproj"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, string Text)> Sources() =>
        Written.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(file => (file.Path, Encoding.UTF8.GetString(file.Content)));

    private static string Text(string path) => Encoding.UTF8.GetString(Written.Single(file => file.Path == path).Content);

    private static JsonObject Json(string file) => JsonNode.Parse(Pages.Read($"tests/Sdk.Tests/Golden/{file}"))!.AsObject();

    /// <summary>One line per fact, so that a difference is easy to read.</summary>
    private static List<string> Lines(JsonArray types) =>
    [
        .. types.SelectMany(type =>
        {
            var name = $"{type!["file"]} {type["namespace"]} {type["type"]}";
            return new[] { name }
                .Concat(type["members"]!.AsArray().Select(member => $"{name} | {member}"))
                .Concat((type["resourceOptions"]?.AsObject() ?? []).Select(option => $"{name} | {option.Key} = {option.Value!.ToJsonString()}"))
                .Concat((type["defaults"]?.AsArray() ?? []).Select(value => $"{name} | default {value}"));
        }),
    ];
}
