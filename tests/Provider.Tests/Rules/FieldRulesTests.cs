using System.Text;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>The small rules: persons, country, certificate id. Only what is surely wrong is an error (C7).</summary>
public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("a@b", true)]
    [InlineData("li.wei+scm@example.com", true)]
    [InlineData("李@例子.中国", true)]
    [InlineData("example.huawei.com", false)] // the documentation's own sample
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a @b", false)]
    [InlineData("a@b\t", false)]
    [InlineData("a\u00a0@b", false)]
    public void Mail_address_has_one_at_two_sides_and_no_blank(string text, bool valid) => Assert.Equal(valid, ContactRules.EmailProblem(text) is null);

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
    [InlineData("CN", true, true)]
    [InlineData("cn", true, true)]
    [InlineData("XX", true, false)]
    [InlineData("UK", true, false)]
    [InlineData("C", false, false)]
    [InlineData("CHN", false, false)]
    [InlineData("C1", false, false)]
    [InlineData("中国", false, false)]
    [InlineData("D ", false, true)]
    public void Country_is_two_letters_and_doubtful_unless_assigned(string text, bool valid, bool assigned)
    {
        Assert.Equal(valid, CountryCode.Problem(text) is null);
        if (valid) Assert.Equal(assigned, CountryCode.Doubt(text) is null);
    }

    [Theory]
    [InlineData("scs1554192131150", true, true)]
    [InlineData("abcdefgh12345678", true, false)]
    [InlineData("SCS1554192131150", true, false)]
    [InlineData("scs155419213115x", true, false)]
    [InlineData("scs155419213115", false, false)]
    [InlineData("scs15541921311500", false, false)]
    [InlineData("scs1554-92131150", false, false)]
    [InlineData("scs１５５４１９２１３１１５０", false, false)]
    [InlineData("../../v3/scm/cer", false, false)]
    public void Certificate_id_is_16_letters_or_digits_and_usually_scs(string text, bool valid, bool usual)
    {
        Assert.Equal(valid, CertificateId.Problem(text) is null);
        if (valid) Assert.Equal(usual, CertificateId.Doubt(text) is null);
    }

    /// <summary>C4.</summary>
    [Theory]
    [InlineData("company_name", "companyName")]
    [InlineData("CompanyName", "companyName")]
    [InlineData("compnayName", "companyName")]
    [InlineData("San", "sans")]
    [InlineData("somethingElse", null)]
    [InlineData("", null)]
    public void Near_miss_is_told_its_name(string written, string? meant) =>
        Assert.Equal(meant is null ? "" : $"; did you mean {meant}?", NearMiss.Advice(written, ["companyName", "companyUnit", "sans", "domain"]));
}
