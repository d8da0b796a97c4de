using System.Text.Json.Nodes;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Resources.CertificateApplication;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>The first table of <c>Rules/rules.md</c>: every example is run, and says what the table says.</summary>
public sealed class RulesOfCheckTests
{
    public static TheoryData<int, string> Rows => RuleTables.Rows(1);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Example_says_what_the_table_says(int row, string name)
    {
        var rule = RuleTables.Rules(1)[row];
        Assert.Equal(name, rule.Name);
        var verdict = Check(rule.Example);

        if (rule.Outcome == "error") Assert.Equal(rule.Said, verdict.Told);
        else Assert.Empty(verdict.Told);
        if (rule.Outcome == "warning") Assert.Equal(rule.Said, verdict.Warnings);
        else Assert.Empty(verdict.Warnings);
        if (rule.Outcome == "accepted") AssertTaken(JsonNode.Parse(rule.Said.Single())!.AsObject(), verdict.Inputs);
    }

    [Fact]
    public void Table_has_every_property_and_every_rule_of_Check() =>
        Assert.Equal(
            ApplicationTable.Fields.Select(field => field.Name).Concat(Enumerable.Range(1, 7).Select(number => $"C{number}")).Order(StringComparer.Ordinal),
            RuleTables.Rules(1).Select(rule => rule.Name.Split(' ', ',')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_names_a_source_that_has_an_address() =>
        Assert.All(Enumerable.Range(1, 3).SelectMany(RuleTables.Rules), rule => Assert.StartsWith("https://", rule.Source, StringComparison.Ordinal));

    private static Verdict Check(JsonObject example)
    {
        var resource = Applications.Resource(version: example.Remove("apiVersion") ? ApiVersion.V2 : ApiVersion.V3);
        if (example.Remove("declared")) Applications.Check(resource, Applications.Urn, Laid(example));
        return Applications.Check(resource, Applications.Urn + "2", Laid(example));
    }

    private static PropertyMap Laid(JsonObject example)
    {
        var application = Values.Map([.. RuleTables.Application.Select(member => (member.Key, RuleTables.Plain(member.Value)))]);
        return application.With([.. RuleTables.WrittenOut(example)!.AsObject().Select(member => (member.Key, RuleTables.Plain(member.Value)))]);
    }

    private static void AssertTaken(JsonObject expected, PropertyMap inputs)
    {
        foreach (var (name, value) in RuleTables.WrittenOut(expected)!.AsObject())
        {
            Assert.Equal(Values.Print(Values.Of(RuleTables.Plain(value))), Values.Print(inputs.GetValueOrDefault(name) ?? PropertyValue.Null.Value));
        }
    }
}
