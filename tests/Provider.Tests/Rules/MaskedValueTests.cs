using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>What a service shows is believed only if nothing in it is hidden.</summary>
public sealed class MaskedValueTests
{
    [Theory]
    [InlineData(true, "138****0000", "138xxxx0000", "138XXXX0000", "138●●●●0000", "138＊＊＊＊0000", "138••••0000", "138####0000", "138----0000", "138____0000")]
    [InlineData(true, "138xx678", "138××××0000", "138■■■■0000", "138????0000", "138…0000", "138...0000", "+86 138 ○○○○ 0000", "138oooo0000", "xxxxxxxxxxx")]
    [InlineData(true, "l***@example.com", "lxxx@example.com", "l●●@example.com", "…@example.com", "***", "[hidden]", "<hidden>", "{masked}", "张*")]
    [InlineData(true, "X X** Ltd", "XX有限公司", "13*00000000")]
    [InlineData(false, "13800000000", "+86 (10) 1234-5678", "010 / 1234567", "111 222 333", "li.wei+scm@example.com", "a--b@example.com", "o'brien@example.ie")]
    [InlineData(false, "Exxon", "XXL Sports", "AT&T", "示例（北京）有限公司", "Example Ltd.", "C++ Ltd", "Li  Wei", "买买提·艾力", "李", "CN", "Maddox", "X5 GmbH", "3333")]
    public void Hidden_characters_are_recognised(bool isMasked, params string[] texts) =>
        Assert.All(texts, text => Assert.Equal((text, isMasked), (text, MaskedValue.Is(text))));
}
