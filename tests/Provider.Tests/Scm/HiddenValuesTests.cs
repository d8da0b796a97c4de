using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>T2: what is hidden in the service's words.</summary>
public sealed class HiddenValuesTests
{
    [Theory]
    [InlineData("张三", "申请人张三在黑名单中", "申请人[hidden]在黑名单中")]
    [InlineData("成都", "company_city 成都 is wrong", "company_city [hidden] is wrong")]
    [InlineData("Li", "Limit of the list reached by Li", "Limit of the list reached by Li")]
    public void Name_of_two_characters_is_hidden_unless_it_could_be_part_of_any_word(string value, string words, string shown) =>
        Assert.Equal(shown, new HiddenValues([value, null]).Quote(words));
}
