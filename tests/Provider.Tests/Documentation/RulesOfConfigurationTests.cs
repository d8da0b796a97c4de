using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>The third table of <c>docs/rules.md</c>: every example is read as configuration, and says what the page says.</summary>
public sealed class RulesOfConfigurationTests
{
    public static TheoryData<int, string> Rows => RulesPage.Rows(3);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Example_says_what_the_page_says(int row, string name)
    {
        var rule = RulesPage.Rules(3)[row];
        Assert.Equal(name, rule.Name);
        var findings = new Findings();

        new ConfigurationReader(_ => null).Read(Values.Map([.. rule.Example.Select(setting => (setting.Key, RulesPage.Plain(setting.Value)))]), findings);

        var error = Assert.Single(findings.Errors);
        Assert.True(rule.Tells($"{error.Property}: {error.Reason}"), error.Reason);
    }
}
