using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmPulumi.Generator.Tables;
using ScmPulumi.HuaweiCloudScm;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Every block of code on every page is compiled, parsed, or compared with the schema, by its language.</summary>
public sealed partial class PageProgramTests
{
    private static readonly JsonObject Schema = PackageSchema.Create();

    private static readonly HashSet<string> Targets =
        [.. TargetPattern.Matches(Pages.Read("Makefile")).Select(target => target.Groups["target"].Value)];

    private static readonly string[] Commands =
        ["cd", "dotnet", "export", "gh", "git", "make", "openssl", "pulumi", "sha256sum", "terraform"];

    private static readonly string[] OfPulumi =
        ["config", "destroy", "do", "env", "import", "install", "new", "package", "plugin", "preview", "refresh", "stack", "state", "up"];

    public static TheoryData<string> Names => [.. Pages.All.Where(page => PageParts.Code(Pages.Read(page)).Count > 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_on_the_page_is_right(string page) =>
        Assert.All(PageParts.Code(Pages.Read(page)), block => Assert.Empty(Problems(page, block.Language, block.Code)));

    [Fact]
    public void Target_of_make_that_a_page_names_is_in_the_makefile()
    {
        var named = Pages.All.SelectMany(page => MakePattern.Matches(Pages.Read(page)).Select(match => match.Groups["target"].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, target => Assert.Contains(target, Targets));
    }

    [Theory]
    [InlineData("csharp", "using ScmPulumi.HuaweiCloudScm;\nnew CertificateApplication(\"www\", new() { Name = \"www\" });")]
    [InlineData("csharp", "new Pulumi.Other.Record(\"www\"")]
    [InlineData("yaml", "resources: { www: { type: huaweicloud-scm:Certificate } }")]
    [InlineData("yaml", "resources: { www: { type: aws:s3:Bucket, options: { plugin: x } } }")]
    [InlineData("yaml", "  www:\n    type: huaweicloud-scm:Certificate")]
    [InlineData("yaml", "on: [push")]
    [InlineData("json", "{ 1 }")]
    [InlineData("sh", "make everything")]
    [InlineData("sh", "pulumi deploy")]
    [InlineData("sh", "PULUMI_HOME=x brew install pulumi")]
    [InlineData("typescript", "const a = new scm.Certificate(\"a\");")]
    [InlineData("cobol", "DISPLAY 'TLS'.")]
    public void Mistake_in_code_is_found(string language, string code) => Assert.NotEmpty(Problems("README.md", language, $"{code}\n"));

    private static IReadOnlyList<string> Problems(string page, string language, string code) => language switch
    {
        "csharp" => InCSharp(page, code),
        "yaml" => InYaml(code),
        "json" => Thrown(() => JsonNode.Parse(code)),
        "typescript" or "python" or "go" => SdkProgram.Problems(language, code, Schema),
        "sh" => [.. CommandPattern.Replace(code, "").Split(["\n", "&&"], StringSplitOptions.None).Select(Problem).OfType<string>()],
        "text" => [],
        _ => [$"{language} is not a language of the pages"],
    };

    /// <summary>Code of the tests and of other packages is only parsed.</summary>
    private static IReadOnlyList<string> InCSharp(string page, string code) =>
        page.StartsWith("tests/", StringComparison.Ordinal) || OtherPackagePattern.IsMatch(code)
            ? [.. CSharpSyntaxTree.ParseText(code).GetDiagnostics().Select(problem => problem.ToString())]
            : CompiledCode.Problems([("Program.cs", code)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication));

    /// <summary>What is indented is a part of the resources of a program.</summary>
    private static IReadOnlyList<string> InYaml(string text)
    {
        var code = text.StartsWith(' ') ? $"resources:\n{text}" : text;
        var isProgram = false;
        var problems = Thrown(() => isProgram = YamlProgram.Is(code));
        if (!isProgram) return problems;
        return RuntimePattern.IsMatch(code) ? YamlProgram.Problems(code, Schema) : YamlProgram.ProblemsOfPart(code, Schema);
    }

    private static IReadOnlyList<string> Thrown(Action parse) => Record.Exception(parse) is { } exception ? [exception.Message] : [];

    /// <returns>Null if the command is known.</returns>
    private static string? Problem(string line)
    {
        var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word == "$" || word.Contains('=')).ToList();
        if (words.Count == 0) return null;
        if (!Commands.Contains(words[0])) return $"{words[0]} is not a command of the pages";
        if (words[0] == "pulumi" && !OfPulumi.Contains(words.ElementAtOrDefault(1))) return $"{line} is not a command of the Pulumi CLI";
        var targets = words[0] == "make" ? words.Skip(1).Where(word => !word.Contains('=')) : [];
        return targets.Except(Targets).FirstOrDefault() is { } target ? $"there is no make {target}" : null;
    }

    [GeneratedRegex(@"^(?<target>[a-z0-9-]+):(?!=)", RegexOptions.Multiline)]
    private static partial Regex TargetPattern { get; }

    [GeneratedRegex("`make (?<target>[a-z0-9-]+)")]
    private static partial Regex MakePattern { get; }

    /// <summary>What does not begin a command: a quoted string, a redirection, and the end of a line that goes on.</summary>
    [GeneratedRegex(@"'[^']*'|""[^""]*""|2>&1|\\\n")]
    private static partial Regex CommandPattern { get; }

    [GeneratedRegex(@"\bPulumi\.[A-Z]\w+\.[A-Z]")]
    private static partial Regex OtherPackagePattern { get; }

    [GeneratedRegex("^runtime:", RegexOptions.Multiline)]
    private static partial Regex RuntimePattern { get; }
}
