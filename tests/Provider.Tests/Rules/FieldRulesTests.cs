using System.Text;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>The small rules: persons, country, certificate id. Only what is surely wrong is an error (C7).</summary>
public sealed class FieldRulesTests
{
    [Theory]
    [InlineData(true, "a@b", "li.wei+scm@example.com", "李@例子.中国")]
    [InlineData(false, "@b", "a@", "a@b@c", "a @b", "a@b\t", "a\u00a0@b", "example.huawei.com")] // the last is the documentation's own sample
    public void Email_address_has_one_at_sign_two_sides_and_no_blank(bool valid, params string[] texts) =>
        Assert.All(texts, text => Assert.Equal(valid, ContactRules.EmailProblem(text) is null));

    [Theory]
    [InlineData("+86 (10) 1234-5678", true, true)]
    [InlineData("1", true, true)]
    [InlineData("ext 7", true, false)]
    [InlineData("none", false, false)]
    public void Phone_has_a_digit_and_unusual_characters_are_doubtful(string text, bool valid, bool usual)
    {
        Assert.Equal(valid, ContactRules.PhoneProblem(text) is null);
        Assert.Equal(usual, ContactRules.PhoneDoubt(text) is null);
    }

    [Theory]
    [InlineData("abc", 1, true)]
    [InlineData("abcd", 1, false)]
    [InlineData("李明", 1, false)]
    [InlineData("a", 100, false)]
    [InlineData("a", 101, true)]
    [InlineData("李", 34, true)]
    public void Applicant_name_outside_4_to_100_bytes_is_doubtful(string part, int times, bool doubtful) =>
        Assert.Equal(doubtful, ContactRules.ApplicantNameDoubt(new StringBuilder().Insert(0, part, times).ToString()) is not null);

    [Theory]
    [InlineData("assigned", "CN", "cn")]
    [InlineData("doubtful", "XX", "UK")]
    [InlineData("wrong", "C", "CHN", "C1", "中国", "D ")]
    public void Country_is_two_letters_and_doubtful_unless_assigned(string verdict, params string[] texts) =>
        Assert.All(texts, text => Assert.Equal(verdict, Verdict(CountryCode.Problem(text), CountryCode.Doubt(text))));

    [Theory]
    [InlineData("assigned", "scs1554192131150")]
    [InlineData("doubtful", "abcdefgh12345678", "SCS1554192131150", "scs155419213115x")]
    [InlineData("wrong", "scs155419213115", "scs15541921311500", "scs1554-92131150", "scs１５５４１９２１３１１５０", "../../v3/scm/cer")]
    public void Certificate_id_is_16_letters_or_digits_and_usually_begins_with_scs(string verdict, params string[] texts) =>
        Assert.All(texts, text => Assert.Equal(verdict, Verdict(CertificateId.Problem(text), CertificateId.Doubt(text))));

    /// <summary>C4.</summary>
    [Theory]
    [InlineData("company_name", "companyName")]
    [InlineData("CompanyName", "companyName")]
    [InlineData("compnayName", "companyName")]
    [InlineData("San", "sans")]
    [InlineData("somethingElse", null)]
    [InlineData("", null)]
    public void Similar_name_is_suggested(string written, string? meant)
    {
        var advice = NearMiss.Advice(written, ["companyName", "companyUnit", "sans", "domain"]);

        if (meant is null) Assert.Empty(advice);
        else Assert.Contains(meant, advice, StringComparison.Ordinal);
    }

    private static string Verdict(string? problem, string? doubt) => problem is not null ? "wrong" : doubt is not null ? "doubtful" : "assigned";
}
