using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>The third table of <c>Rules/rules.md</c>: every example is read as configuration, and says what the table says.</summary>
public sealed class RulesOfConfigurationTests
{
    public static TheoryData<int, string> Rows => RuleTables.Rows(3);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Example_says_what_the_table_says(int row, string name)
    {
        var rule = RuleTables.Rules(3)[row];
        Assert.Equal(name, rule.Name);
        var variables = rule.Example["environment"]?.AsObject();
        rule.Example.Remove("environment");
        var findings = new Findings();

        new ConfigurationReader(name => (string?)variables?[name])
            .Read(Values.Map([.. rule.Example.Select(setting => (setting.Key, RuleTables.Plain(setting.Value)))]), findings);

        var said = Assert.Single(findings.Errors.Concat(findings.Warnings));
        Assert.True(rule.Tells(said.ToString()), said.Reason);
        Assert.Equal(rule.Outcome, findings.Errors.Count > 0 ? "error" : "warning");
    }
}
