using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>T2: what is hidden in the service's words.</summary>
public sealed class HiddenValuesTests
{
    [Theory]
    [InlineData("张三", "申请人张三在黑名单中", "申请人[hidden]在黑名单中")]
    [InlineData("成都", "company_city 成都 is wrong", "company_city [hidden] is wrong")]
    [InlineData("김철수", "신청자김철수님", "신청자[hidden]님")]
    [InlineData("Li", "Limit of the list reached by Li", "Limit of the list reached by [hidden]")]
    [InlineData("SCM", "SCMadmin asked SCM; see MYSCM, SCM2", "SCMadmin asked [hidden]; see MYSCM, SCM2")]
    [InlineData("IT", "it is not IT, (IT) or 'IT'", "it is not [hidden], ([hidden]) or '[hidden]'")]
    [InlineData("Ufa", "Ufa-based, in Ufaley", "[hidden]-based, in Ufaley")]
    [InlineData("Отд", "Отдел Отд", "Отдел [hidden]")]
    [InlineData("12345", "id 9123456, phone 12345", "id 9123456, phone [hidden]")]
    [InlineData("Smith", "Smithson, O'Smith", "Smithson, O'[hidden]")]
    [InlineData("x", "x marks x", "x marks x")]
    public void Short_value_is_hidden_only_as_a_whole_word(string value, string words, string shown) => AssertShown(value, words, shown);

    [Theory]
    [InlineData("Müller & Söhne", "M\\u00fcller \\u0026 S\\u00F6hne")]
    [InlineData("Müller & Söhne", "M%C3%BCller%20%26%20S%c3%b6hne")]
    [InlineData("Müller & Söhne", "M%C3%BCller+%26+S%C3%B6hne")]
    [InlineData("Müller & Söhne", "M&#252;ller &amp; S&#xF6;hne")]
    [InlineData("Müller & Söhne", "M&uuml;ller &amp; S&ouml;hne")]
    [InlineData("张三", "\\u5f20\\u4e09")]
    [InlineData("张三", "\\u5F20三")]
    [InlineData("张三", "%E5%BC%A0%E4%B8%89")]
    [InlineData("张三", "&#24352;&#x4E09;")]
    [InlineData("张三", "%25E5%25BC%25A0%25E4%25B8%2589")]
    [InlineData("张三", "\\\\u5f20\\\\u4e09")]
    [InlineData("+86 138-0000-0000", "%2B86%20138-0000-0000")]
    [InlineData("+86 138-0000-0000", "\\u002B86 138-0000-0000")]
    [InlineData("O\"Neil", "O\\\"Neil")]
    [InlineData("O\"Neil", "O&quot;Neil")]
    [InlineData("O'Neil", "O&#39;Neil")]
    [InlineData("O'Neil", "O&apos;Neil")]
    [InlineData("a/b\\c Ltd", "a\\/b\\\\c Ltd")]
    [InlineData("zhang@example.com", "zhang%40example.com")]
    [InlineData("😀 GmbH", "\\ud83d\\ude00 GmbH")]
    [InlineData("😀 GmbH", "%F0%9F%98%80%20GmbH")]
    [InlineData("Li", "%4C%69")]
    public void Value_is_hidden_in_the_form_in_which_it_comes_back(string value, string form) =>
        AssertShown(value, $"""The value "{form}" is bad.""", $"""The value "{HiddenValues.Mark}" is bad.""");

    /// <summary>What looks like an escape but is not one stays as it is, and hides nothing.</summary>
    [Theory]
    [InlineData("100% of & in \\q %zz %E5%BC &; &#; &nothing; \\u12")]
    [InlineData("%")]
    [InlineData("\\")]
    [InlineData("&#xFFFFFFFFF;")]
    public void Message_without_a_value_is_unchanged(string words) => AssertShown("Example Works", words, words);

    private static void AssertShown(string value, string words, string shown)
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
    public void Value_longer_than_any_quotation_is_not_kept()
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
