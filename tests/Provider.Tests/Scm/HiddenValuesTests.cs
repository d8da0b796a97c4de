using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>T2: what is hidden in the service's words.</summary>
public sealed class HiddenValuesTests
{
    [Theory]
    [InlineData("张三", "申请人张三在黑名单中", "申请人[hidden]在黑名单中")]
    [InlineData("成都", "company_city 成都 is wrong", "company_city [hidden] is wrong")]
    [InlineData("Li", "Limit of the list reached by Li", "Limit of the list reached by Li")]
    public void Name_of_two_characters_is_hidden_unless_it_could_be_part_of_any_word(string value, string words, string shown)
    {
        var hidden = new HiddenValues();
        hidden.Add([value, null]);

        Assert.Equal(shown, hidden.Quote(words));
    }

    [Fact]
    public void Value_that_holds_another_is_hidden_whole()
    {
        var hidden = new HiddenValues();
        hidden.Add(["Emily", "emily@example.com"]);
        hidden.Add(["Emily Chen", "Emily"]);

        Assert.Equal("[hidden], [hidden] and [hidden]", hidden.Quote("Emily Chen, EMILY and Emily@example.com"));
    }

    [Fact]
    public void Value_that_no_quotation_could_hold_is_not_kept()
    {
        var hidden = new HiddenValues();
        var (longest, longer) = (new string('x', 16 * 1024), new string('y', (16 * 1024) + 1));

        hidden.Add([longest, longer]);

        Assert.True(hidden.Holds(longest));
        Assert.False(hidden.Holds(longer));
    }

    [Fact]
    public void Value_at_the_end_of_an_endless_text_does_not_show_in_part()
    {
        var hidden = new HiddenValues();
        hidden.Add(["13212345678"]);

        Assert.DoesNotContain("1321", hidden.Quote(string.Concat(Enumerable.Repeat("13212345678 ", 100_000))), StringComparison.Ordinal);
    }
}
