using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ScmPulumi.Generator.Tables;
using ScmPulumi.Scm;

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
        Assert.Contains(Blocks(description, "yaml"), program => program.Contains($"scm:{token.Split(':')[2]}", StringComparison.Ordinal));
    }

    [Fact]
    public void Program_of_the_readme_compiles()
    {
        var programs = Blocks(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")), "csharp").Where(block => block.Contains("Deployment.RunAsync", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.Empty(CompiledCode.Problems([("Program.cs", program)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication))));
    }

    private static IEnumerable<(string Token, string Description)> Entries() =>
        new[] { "resources", "functions" }.SelectMany(group => Schema[group]?.AsObject() ?? []).Select(entry => (entry.Key, (string)entry.Value!["description"]!));

    private static List<string> Blocks(string markdown, string language) =>
        [.. Fence().Matches(markdown).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
