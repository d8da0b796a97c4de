using System.Text.RegularExpressions;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// The two pages that the Pulumi Registry takes from a provider's repository have the form that it wants
/// (https://github.com/pulumi/registry/blob/master/.github/pull_request_template.md).
/// </summary>
public sealed partial class RegistryPageTests
{
    private const string Languages = "csharp,yaml";

    public static TheoryData<string> Names => ["docs/_index.md", "docs/installation-configuration.md"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_begins_with_title_description_and_layout(string page) =>
        Assert.Matches(@"^---\ntitle: .+\nmeta_desc: .+\nlayout: package\n---\n", Pages.Read(page));

    [Theory]
    [MemberData(nameof(Names))]
    public void Choosers_offer_every_language_once(string page)
    {
        var text = Pages.Read(page);
        var choosers = ChooserPattern.Matches(text);

        Assert.NotEmpty(choosers);
        Assert.Equal(text.Split("{{<").Length - 1, 2 * choosers.Count);
        Assert.All(choosers, chooser =>
        {
            Assert.Equal(Languages, chooser.Groups["languages"].Value);
            Assert.Equal(Languages.Split(','), ChoicePattern.Matches(chooser.Value).Select(choice => choice.Groups["language"].Value));
            Assert.Equal(2 * Languages.Split(',').Length, chooser.Value.Split("{{%").Length - 1);
        });
    }

    /// <summary>The Registry has only these two.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Links_are_whole_addresses_or_lead_within_the_page(string page) =>
        Assert.All(
            PageParts.Links(Pages.Read(page)),
            target => Assert.True(target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith('#'), target));

    [GeneratedRegex(@"\{\{< chooser language ""(?<languages>[a-z,]+)"" >\}\}\n(?<choices>.*?)\{\{< /chooser >\}\}", RegexOptions.Singleline)]
    private static partial Regex ChooserPattern { get; }

    [GeneratedRegex(@"\{\{% choosable language (?<language>[a-z]+) %\}\}\n.+?\n\{\{% /choosable %\}\}", RegexOptions.Singleline)]
    private static partial Regex ChoicePattern { get; }
}
