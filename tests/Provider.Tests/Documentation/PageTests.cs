using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>What the pages for users list is what there is.</summary>
public sealed partial class PageTests
{
    private static readonly MarkdownPage Permissions = new("permissions.md");

    [Fact]
    public void Migration_has_a_row_for_every_property_with_its_argument_in_terraform() =>
        Assert.Equal(
            ApplicationTable.Fields.Select(field => (Argument: ArgumentOf(field.Name), Property: field.Name)).Order(),
            new MarkdownPage("migration.md").Rows().Select(cells => (Argument: cells[0], Property: cells[1]))
                .Where(row => ApplicationTable.Table.Inputs.Find(row.Property) is not null).Order());

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    [InlineData("export")]
    [InlineData("list")]
    public void Permissions_name_the_actions_that_an_error_asks_for(string operation)
    {
        var advice = ScmAdvice.For(new ScmError(ScmErrorKind.Forbidden, operation, null, "", 401, "SCM.4002", null, null));
        string[] beginnings = [$"{operation}:", $"{operation} with"];
        var rows = Permissions.Rows().Where(cells => Array.Exists(beginnings, beginning => cells[0].StartsWith(beginning, StringComparison.Ordinal)));

        Assert.NotEmpty(ActionPattern.Matches(advice));
        Assert.Subset(ActionsOf(rows), ActionsOf([[advice]]));
    }

    [Fact]
    public void Policies_to_paste_are_json_and_allow_only_what_the_table_names()
    {
        var policies = Permissions.Code("json").Select(policy => JsonNode.Parse(policy)!).ToList();

        Assert.NotEmpty(policies);
        Assert.All(policies, policy => Assert.Subset(
            ActionsOf(Permissions.Rows()),
            policy["Statement"]!.AsArray().SelectMany(statement => statement!["Action"]!.AsArray()).Select(action => (string)action!).ToHashSet()));
    }

    [Fact]
    public void Troubleshooting_says_of_every_kind_of_error_what_the_provider_does() =>
        Assert.Equal(
            Enum.GetValues<ScmErrorKind>().Select(kind => CapitalPattern.Replace($"{kind}", " $0").Trim().ToLowerInvariant()).Order(StringComparer.Ordinal),
            new MarkdownPage("troubleshooting.md").Rows("What the provider does").Select(cells => cells[0]).Order(StringComparer.Ordinal));

    private static HashSet<string> ActionsOf(IEnumerable<string[]> rows) =>
        [.. rows.SelectMany(cells => cells).SelectMany(cell => ActionPattern.Matches(cell)).Select(match => match.Value)];

    private static string ArgumentOf(string property) =>
        property == ApplicationTable.AgreePrivacyProtection ? "(always sent as true)" : CapitalPattern.Replace(property, "_$0").ToLowerInvariant();

    [GeneratedRegex("scm:cert:[A-Za-z]+")]
    private static partial Regex ActionPattern { get; }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex CapitalPattern { get; }
}
