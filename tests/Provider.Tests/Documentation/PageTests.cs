using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>What the pages for users list is what there is.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void Migration_has_a_row_for_every_property_with_its_argument_in_terraform() =>
        Assert.Equal(
            ApplicationTable.Fields.Select(field => (Argument: ArgumentOf(field.Name), Property: $"`{field.Name}`")).Order(),
            Rows("migration.md").Select(cells => (Argument: cells[0], Property: cells[1]))
                .Where(row => ApplicationTable.Table.Inputs.Find(row.Property.Trim('`')) is not null).Order());

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
        var rows = Rows("permissions.md").Where(cells => Array.Exists(beginnings, beginning => cells[0].StartsWith(beginning, StringComparison.Ordinal)));

        Assert.NotEmpty(ActionPattern.Matches(advice));
        Assert.Subset(ActionsOf(string.Join('\n', rows.SelectMany(cells => cells))), ActionsOf(advice));
    }

    [Fact]
    public void Policies_to_paste_are_json_and_allow_only_what_the_table_names()
    {
        var page = Page("permissions.md");
        var policies = page.Split("```json").Skip(1).Select(part => JsonNode.Parse(part.Split("```")[0])!).ToList();
        var listed = ActionsOf(string.Join('\n', Rows("permissions.md").SelectMany(cells => cells)));

        Assert.NotEmpty(policies);
        Assert.All(policies, policy => Assert.Subset(
            listed, policy["Statement"]!.AsArray().SelectMany(statement => statement!["Action"]!.AsArray()).Select(action => (string)action!).ToHashSet()));
    }

    [Fact]
    public void Troubleshooting_says_of_every_kind_of_error_what_the_provider_does() =>
        Assert.Equal(
            Enum.GetValues<ScmErrorKind>().Select(kind => CapitalPattern.Replace($"{kind}", " $0").Trim().ToLowerInvariant()).Order(StringComparer.Ordinal),
            Rows("troubleshooting.md", "## What the provider does").Select(cells => cells[0]).Order(StringComparer.Ordinal));

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", name));

    /// <summary>The cells of all rows of a page's tables, or of those under a heading.</summary>
    private static IEnumerable<string[]> Rows(string page, string heading = "") =>
        Page(page)[Math.Max(0, Page(page).IndexOf(heading, StringComparison.Ordinal))..].Split("\n|---").Skip(1)
            .SelectMany(table => table.Split("\n\n")[0].Split('\n').Skip(1).Where(line => line.StartsWith("| ", StringComparison.Ordinal)))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);

    private static HashSet<string> ActionsOf(string text) => [.. ActionPattern.Matches(text).Select(match => match.Value)];

    private static string ArgumentOf(string property) =>
        property == ApplicationTable.AgreePrivacyProtection ? "(always sent as `true`)" : $"`{SnakeCase(property)}`";

    private static string SnakeCase(string name) => CapitalPattern.Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("scm:cert:[A-Za-z]+")]
    private static partial Regex ActionPattern { get; }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex CapitalPattern { get; }
}
