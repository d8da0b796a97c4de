using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScmPulumi.Generator.Tables;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// What the Pulumi Registry takes from a provider's repository (two pages, and the descriptions in the schema) has the form that its guide demands
/// (https://www.pulumi.com/docs/iac/guides/building-extending/packages/publishing-packages/).
/// </summary>
public sealed partial class RegistryPageTests
{
    private const string Overview = "docs/_index.md";
    private const string Languages = "typescript,python,go,csharp,yaml";

    private static readonly string[] OfRegistry = [Overview, "docs/installation-configuration.md"];

    public static TheoryData<string> Names => [.. OfRegistry];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_begins_with_title_description_and_layout(string page) =>
        Assert.Matches(@"^---\ntitle: .+\nmeta_desc: .+\nlayout: package\n---\n\n", Pages.Read(page));

    [Fact]
    public void Overview_begins_with_prose_then_installation_example_and_configuration()
    {
        var text = Pages.Read(Overview);

        Assert.Matches(@"\n---\n\n\w", text);
        Assert.Equal(["Installation", "Example Usage", "Configuration"], HeadingPattern.Matches(text).Take(3).Select(heading => heading.Groups["title"].Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Choosers_offer_every_language_once(string page)
    {
        var text = Pages.Read(page);
        var choosers = ChooserPattern.Matches(text);

        Assert.Equal(page == Overview ? 2 : 0, choosers.Count);
        Assert.Equal(text.Split("{{<").Length - 1, 2 * choosers.Count);
        Assert.All(choosers, chooser =>
        {
            Assert.Equal(Languages, chooser.Groups["languages"].Value);
            Assert.Equal(Languages.Split(','), ChoicePattern.Matches(chooser.Value).Select(choice => choice.Groups["language"].Value));
            Assert.Equal(2 * Languages.Split(',').Length, chooser.Value.Split("{{%").Length - 1);
        });
    }

    /// <summary>These programs are compiled where the official generators are at hand.</summary>
    [Fact]
    public void Programs_of_the_overview_are_those_of_an_example()
    {
        string[] files = ["index.ts", "__main__.py", "main.go", "Program.cs", "Pulumi.yaml"];
        var programs = PageParts.Code(Pages.Read(Overview)).Where(block => block.Language != "sh");

        Assert.Equal(
            Languages.Split(',').Zip(files, (language, file) => (language, Pages.Read($"examples/registry/CertificateValidation/{file}"))),
            programs.Select(program => (program.Language, program.Code)));
    }

    [Fact]
    public void Every_key_that_the_example_requires_is_set_before_it()
    {
        var blocks = PageParts.Code(Pages.Read(Overview));
        var commands = blocks.Last(block => block.Language == "sh").Code;
        var required = RequiredPattern.Matches(blocks.Single(block => block.Language == "csharp").Code).Select(key => key.Groups["key"].Value);

        Assert.All(
            required.Concat(["huaweicloud-scm:region", "huaweicloud-scm:accessKey", "huaweicloud-scm:secretKey"]),
            key => Assert.Contains($" {key} ", commands, StringComparison.Ordinal));
    }

    /// <summary>The Registry does not have the other files of the repository, and takes the end off an address in <c>.md</c>.</summary>
    [Fact]
    public void Links_are_whole_addresses_or_lead_within_the_page()
    {
        var texts = OfRegistry.Select(Pages.Read).Concat(Descriptions(PackageSchema.Create()));
        var targets = texts.SelectMany(PageParts.Links).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Matches(@"^(https://.*(?<!\.md)|#.+)$", target));
    }

    private static IEnumerable<string> Descriptions(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member is { Key: "description", Value: JsonValue text } ? [(string)text!] : Descriptions(member.Value)),
        JsonArray items => items.SelectMany(Descriptions),
        _ => [],
    };

    [GeneratedRegex(@"^## (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern { get; }

    [GeneratedRegex(@"Require(Secret)?\(""(?<key>\w+)""\)")]
    private static partial Regex RequiredPattern { get; }

    [GeneratedRegex(@"\{\{< chooser language ""(?<languages>[a-z,]+)"" >\}\}\n(?<choices>.*?)\{\{< /chooser >\}\}", RegexOptions.Singleline)]
    private static partial Regex ChooserPattern { get; }

    [GeneratedRegex(@"\{\{% choosable language (?<language>[a-z]+) %\}\}\n.+?\n\{\{% /choosable %\}\}", RegexOptions.Singleline)]
    private static partial Regex ChoicePattern { get; }
}
