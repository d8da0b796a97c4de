using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmPulumi.Generator.Tables;
using ScmPulumi.HuaweiCloudScm;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The code in the documentation compiles.</summary>
public sealed partial class DocumentedCodeTests
{
    private static readonly JsonObject Schema = PackageSchema.Create();

    public static TheoryData<string> Members => [.. Entries().Select(entry => entry.Token)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Example_is_one_program_per_language_in_the_order_of_the_registry(string token) =>
        Assert.Equal(["typescript", "python", "go", "csharp", "yaml"], PageParts.Code(Example(token)).Select(block => block.Language));

    [Theory]
    [MemberData(nameof(Members))]
    public void Example_in_csharp_compiles(string token) => Assert.Empty(Problems(Blocks(Example(token), "csharp").Single()));

    [Theory]
    [MemberData(nameof(Members))]
    public void Example_in_yaml_uses_what_it_is_about_and_only_what_the_schema_has(string token)
    {
        var program = Blocks(Example(token), "yaml").Single();

        Assert.Contains($"huaweicloud-scm:{token.Split(':')[2]}", program, StringComparison.Ordinal);
        Assert.Empty(YamlProgram.Problems(program, Schema));
    }

    /// <summary>No compiler for these languages is at hand: that the names are right is all that is checked here.</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void Example_in_other_languages_names_the_package_what_it_is_about_and_its_required_inputs(string token)
    {
        var name = token.Split(':')[2];
        var entry = Schema["resources"]![token] ?? Schema["functions"]![token]!;
        var required = (entry["requiredInputs"] ?? entry["inputs"]?["required"])?.AsArray().Select(input => (string)input!).ToList() ?? [];
        var inPython = char.IsUpper(name[0]) ? name : Snake(name);
        (string Language, string[] Names)[] languages =
        [
            ("typescript", ["\"@scmpulumi/huaweicloud-scm\"", $"scm.{name}", .. required.Select(input => $"{input}:")]),
            ("python", ["import scmpulumi_huaweicloud_scm as scm", $"scm.{inPython}", .. required.Select(input => $"{Snake(input)}=")]),
            ("go", ["sdk/go/huaweicloudscm\"", Pascal(name), .. required.Select(input => $"{Pascal(input)}:")]),
        ];

        Assert.All(languages, language =>
        {
            var program = Blocks(Example(token), language.Language).Single();
            Assert.All(language.Names, part => Assert.Contains(part, program, StringComparison.Ordinal));
        });

        static string Pascal(string text) => char.ToUpperInvariant(text[0]) + text[1..];

        static string Snake(string text) => string.Concat(text.Select(letter => char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"));
    }

    [Theory]
    [InlineData("huaweicloud-scm:getCertificate", "huaweicloud-scm:getNothing", "certificate: huaweicloud-scm:getNothing is not one of the functions")]
    [InlineData("certificateId:", "id:", "certificate: id is not an input")]
    [InlineData("certificateId: scs1554192131150", "{}", "certificate: certificateId is missing")]
    [InlineData("${certificate.notAfter}", "${certificate.expires}", "${certificate.expires} does not exist")]
    [InlineData("${certificate.notAfter}", "${other.notAfter}", "${other.notAfter} refers to nothing in the program")]
    [InlineData("runtime: yaml\n", "", "runtime is missing")]
    public void Mistake_in_yaml_is_found(string right, string wrong, string problem)
    {
        var program = Blocks(Example("huaweicloud-scm:index:getCertificate"), "yaml").Single();

        Assert.Contains(problem, YamlProgram.Problems(program.Replace(right, wrong, StringComparison.Ordinal), Schema));
    }

    /// <summary>
    /// Of collections Pulumi serialises lists and dictionaries, and nothing lazy
    /// (https://github.com/pulumi/pulumi-dotnet/blob/main/sdk/Pulumi/Serialization/Serializer.cs).
    /// </summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void Exports_of_a_program_can_be_serialized(string token)
    {
        foreach (var program in Blocks(Example(token), "csharp"))
        {
            var compilation = CompiledCode.Compile([("Program.cs", program)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication));
            var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single());
            var exported = compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => assignment.Left is ImplicitElementAccessSyntax)
                .Select(assignment => Unwrapped(model.GetTypeInfo(assignment.Right).Type!));

            Assert.All(exported, type => Assert.True(!IsSequence(type) || IsCollection(type), $"{type}"));
        }
    }

    private static ITypeSymbol Unwrapped(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Output", TypeArguments: [var content] } ? content : type;

    private static bool IsSequence(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && type.AllInterfaces.Append(type).Any(candidate =>
            candidate.SpecialType == SpecialType.System_Collections_IEnumerable || candidate.Name == "IEnumerable");

    private static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Any(candidate => candidate.Name is "IList" or "IDictionary" && !candidate.IsGenericType);

    [Fact]
    public void Records_of_the_overview_become_resources()
    {
        var block = Blocks(Pages.Read("docs/_index.md"), "csharp").Single(block => block.Contains("RunException", StringComparison.Ordinal));
        const string usings = "using System.Linq;";
        var program = $$"""
            {{usings}}
            using Pulumi;
            using ScmPulumi.HuaweiCloudScm;

            internal static class Program
            {
                private static void Declare(CertificateApplication application)
                {
                    {{block.Replace(usings, "", StringComparison.Ordinal)}}
                }
            }

            internal sealed class DnsRecord : ComponentResource
            {
                public DnsRecord(string name, DnsRecordArgs args) : base("my:dns:Record", name) => Args = args;

                public DnsRecordArgs Args { get; }
            }

            internal sealed class DnsRecordArgs
            {
                public required Input<string> Name { get; init; }
                public required Input<string> Type { get; init; }
                public required Input<string> Value { get; init; }
            }
            """;

        Assert.Empty(Problems(program, OutputKind.DynamicallyLinkedLibrary));
    }

    [Fact]
    public void Programs_of_the_pages_compile()
    {
        var programs = Pages.All.SelectMany(page => Blocks(Pages.Read(page), "csharp"))
            .Where(block => block.Contains("Deployment.RunAsync", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.Empty(Problems(program)));
    }

    private static IReadOnlyList<string> Problems(string program, OutputKind kind = OutputKind.ConsoleApplication) =>
        CompiledCode.Problems([("Program.cs", program)], kind, referTo: typeof(CertificateApplication));

    private static IEnumerable<(string Token, string Description)> Entries() =>
        new[] { "resources", "functions" }.SelectMany(group => Schema[group]!.AsObject()).Select(entry => (entry.Key, (string)entry.Value!["description"]!));

    private static string Example(string token) =>
        ExamplePattern().Match(Entries().Single(entry => entry.Token == token).Description).Groups[1].Value;

    private static List<string> Blocks(string markdown, string language) =>
        [.. PageParts.Code(markdown).Where(block => block.Language == language).Select(block => block.Code)];

    [GeneratedRegex(@"\{\{% example %\}\}\n(.*?)\{\{% /example %\}\}", RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();
}
