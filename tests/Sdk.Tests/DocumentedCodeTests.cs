using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmPulumi.Generator.Tables;
using ScmPulumi.HuaweiCloudScm;

namespace ScmPulumi.Sdk.Tests;

/// <summary>What the documentation tells people to write compiles.</summary>
public sealed partial class DocumentedCodeTests
{
    private static readonly JsonObject Schema = PackageSchema.Create();

    public static TheoryData<string> Members => [.. Entries().Select(entry => entry.Token)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Resource_or_function_shows_an_example_in_csharp_that_compiles_and_one_in_yaml(string token)
    {
        var description = Entries().Single(entry => entry.Token == token).Description;
        var programs = Blocks(description, "csharp");

        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.Empty(CompiledCode.Problems([("Program.cs", program)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication))));
        Assert.Contains(Blocks(description, "yaml"), program => program.Contains($"huaweicloud-scm:{token.Split(':')[2]}", StringComparison.Ordinal));
        Assert.All(Blocks(description, "yaml"), program => Assert.Empty(Reference().Matches(program).Select(match => match.Groups[1].Value).Except(Declared(program))));
    }

    /// <summary>Of collections Pulumi serialises lists and dictionaries, and nothing lazy (https://github.com/pulumi/pulumi-dotnet/blob/main/sdk/Pulumi/Serialization/Serializer.cs).</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void What_a_program_exports_can_be_serialised(string token)
    {
        foreach (var program in Blocks(Entries().Single(entry => entry.Token == token).Description, "csharp"))
        {
            var compilation = CompiledCode.Compile([("Program.cs", program)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication));
            var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single());
            var exported = compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => assignment.Left is ImplicitElementAccessSyntax)
                .Select(assignment => Unwrapped(model.GetTypeInfo(assignment.Right).Type!));

            Assert.All(exported, type => Assert.True(!IsSequence(type) || type.AllInterfaces.Any(candidate => candidate.Name is "IList" or "IDictionary" && !candidate.IsGenericType), $"{type}"));
        }
    }

    private static ITypeSymbol Unwrapped(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Output", TypeArguments: [var content] } ? content : type;

    private static bool IsSequence(ITypeSymbol type) => type.SpecialType != SpecialType.System_String && type.AllInterfaces.Append(type).Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable || candidate.Name == "IEnumerable");

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

        Assert.Empty(CompiledCode.Problems([("Program.cs", program)], OutputKind.DynamicallyLinkedLibrary, referTo: typeof(CertificateApplication)));
    }

    [Fact]
    public void Programs_of_the_pages_compile()
    {
        var programs = Pages.All.SelectMany(page => Blocks(Pages.Read(page), "csharp")).Where(block => block.Contains("Deployment.RunAsync", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.Empty(CompiledCode.Problems([("Program.cs", program)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication))));
    }

    private static IEnumerable<(string Token, string Description)> Entries() =>
        new[] { "resources", "functions" }.SelectMany(group => Schema[group]?.AsObject() ?? []).Select(entry => (entry.Key, (string)entry.Value!["description"]!));

    private static List<string> Blocks(string markdown, string language) =>
        [.. Fence().Matches(markdown).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];

    /// <summary>The keys of config, variables and resources: those at the second level.</summary>
    private static IEnumerable<string> Declared(string yaml) => Key().Matches(yaml).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\$\{([A-Za-z0-9_-]+)")]
    private static partial Regex Reference();

    [GeneratedRegex("^  ([A-Za-z0-9_-]+):", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
