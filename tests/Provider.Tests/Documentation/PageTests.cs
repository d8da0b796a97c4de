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
    public void Migration_has_a_row_for_every_property_with_its_argument_in_terraform()
    {
        var rows = new MarkdownPage("migration.md").Rows().Where(cells => ApplicationTable.Table.Inputs.Find(cells[1]) is not null).ToList();

        Assert.Equal(ApplicationTable.Fields.Select(field => field.Name).Order(), rows.Select(cells => cells[1]).Order());
        Assert.All(rows, cells => Assert.True(IsArgumentOf(cells[1], cells[0]), $"{cells[0]} | {cells[1]}"));
    }

    /// <summary>What Terraform does not have is documented in parentheses.</summary>
    [Theory]
    [InlineData("caHashAlgorithm", "ca_hash_algorithm", true)]
    [InlineData("agreePrivacyProtection", "(always sent as true)", true)]
    [InlineData("favoriteColor", "(none)", true)]
    [InlineData("issuedBefore", "(none)", true)]
    [InlineData("csrFile", "(none)", true)]
    [InlineData("domain", "(none)", true)]
    [InlineData("favoriteColor", "favoriteColor", false)]
    [InlineData("favoriteColor", "none", false)]
    [InlineData("favoriteColor", "", false)]
    public void Argument_is_the_counterpart_of_its_property_or_a_remark(string property, string argument, bool passes) =>
        Assert.Equal(passes, IsArgumentOf(property, argument));

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    [InlineData("export")]
    [InlineData("list")]
    [InlineData("list-by-tag")]
    [InlineData("deploy")]
    [InlineData("deployed-resources")]
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

    private static bool IsArgumentOf(string property, string argument) =>
        argument is ['(', .., ')'] || argument == CapitalPattern.Replace(property, capital => $"_{capital.Value.ToLowerInvariant()}");

    [GeneratedRegex("scm:cert:[A-Za-z]+")]
    private static partial Regex ActionPattern { get; }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex CapitalPattern { get; }
}
