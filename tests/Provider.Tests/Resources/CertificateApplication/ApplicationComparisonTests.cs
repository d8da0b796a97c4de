using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>"The same application" (DESIGN.md, "Lifecycle").</summary>
public sealed class ApplicationComparisonTests
{
    private static readonly PropertyMap Inputs = Applications.Minimal.With(
        ("sans", new[] { "a.example.com", "b.example.com" }), ("companyName", "Example Ltd"), ("companyCity", "Hangzhou"), ("country", "CN"));

    [Theory]
    [InlineData("www.example.com", "a.example.com;b.example.com", "")]
    [InlineData("WWW.example.com.", "B.example.com; a.example.com", "")]
    [InlineData("www.example.com", "a.example.com;www.example.com;b.example.com", "")]
    [InlineData("www.example.com", "a.example.com;b.example.com;example.com", "")] // the CA added the twin
    [InlineData("www.example.com", "a.example.com;b.example.com;www.a.example.com", "")]
    [InlineData("www.example.com", "a.example.com, b.example.com", "")]
    [InlineData("www.example.com", "a.example.com b.example.com\n", "")]
    [InlineData("www.example.com", "a.example.com", "sans")]
    [InlineData("www.example.com", "a.example.com;b.example.com;c.example.com", "sans")]
    [InlineData("www.example.com", null, "sans")]
    [InlineData("a.example.com", "www.example.com;b.example.com", "domain")]
    [InlineData("", "", "")]
    public void Names_are_compared_as_a_set_except_for_a_twin(string domain, string? sans, string differing) =>
        Assert.Equal(differing, Differing(Inputs, new Certificate { Domain = domain, Sans = sans }));

    [Theory]
    [InlineData("example.com", null)] // a twin that is wanted and missing
    [InlineData(null, "a.example.com")]
    public void Name_that_only_one_side_has_is_a_difference(string? wanted, string? shown) =>
        Assert.Equal("sans", Differing(
            Applications.Minimal.With(("sans", wanted is null ? null : new[] { wanted })), new Certificate { Domain = "www.example.com", Sans = shown }));

    [Theory]
    [InlineData("DNS", "CHECKING_DOMAIN", null, "")]
    [InlineData("dns", "CHECKING_DOMAIN", "DNS", "")]
    [InlineData("FILE", "CHECKING_DOMAIN", null, "domainMethod")]
    [InlineData("FILE", "CHECKING_DOMAIN", "DNS", "domainMethod")]
    [InlineData("FILE", "ISSUED", "DNS", "")]
    [InlineData("", "CHECKING_DOMAIN", "DNS", "")]
    [InlineData(null, "CHECKING_DOMAIN", "DNS", "")]
    public void Method_is_compared_until_issue(string? shown, string status, string? wanted, string differing) =>
        Assert.Equal(differing, Differing(
            Applications.Minimal.With(("domainMethod", wanted)), new Certificate { Status = status, Domain = "www.example.com", ValidationMethod = shown }));

    [Theory]
    [InlineData("Example Ltd", "")]
    [InlineData(" EXAMPLE  ltd", "")]
    [InlineData("Other Ltd", "companyName")]
    [InlineData("Ex*****", "")]
    [InlineData("A name that is longer than any application could have had it, so that it was surely not in one", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Company_is_compared_if_it_is_not_masked(string? echo, string differing)
    {
        var same = ApplicationComparison.Compare(Inputs, Shown(new ApplicationInfo { CompanyName = echo, Country = "cn" }), default);

        Assert.Equal(differing, string.Join(' ', same.Differing));
        Assert.Equal(echo is null or { Length: 0 or > 63 } || echo.Contains('*', StringComparison.Ordinal), same.NotCompared.Contains("companyName"));
        Assert.DoesNotContain("country", same.NotCompared);
    }

    /// <summary>Otherwise, the application would be treated as that of another company, and refused or withdrawn.</summary>
    [Theory]
    [InlineData("Exam●●● Ltd")]
    [InlineData("Exam＊＊＊ Ltd")]
    [InlineData("Examxxx Ltd")]
    [InlineData("XX Ltd")]
    [InlineData("E…")]
    [InlineData("[hidden]")]
    [InlineData(" \u3000")]
    public void Masked_company_is_not_compared(string echo)
    {
        var same = ApplicationComparison.Compare(Inputs, Shown(new ApplicationInfo { CompanyName = echo }), default);

        Assert.Empty(same.Differing);
        Assert.Contains("companyName", same.NotCompared);
    }

    /// <summary>An earlier release sent what surrounds a value.</summary>
    [Theory]
    [InlineData("Example Ltd\n")]
    [InlineData("\u3000Example Ltd ")]
    public void Company_shown_with_a_space_or_line_break_around_it_is_the_same(string echo) =>
        Assert.Equal("", Differing(Inputs, Shown(new ApplicationInfo { CompanyName = echo })));

    [Fact]
    public void Persons_are_never_compared_and_the_message_says_so()
    {
        var info = new ApplicationInfo
        {
            ApplicantName = "Somebody", ApplicantPhone = "0", ApplicantEmail = "x@y", ContactName = "Other", ContactPhone = "0", ContactEmail = "x@y",
        };
        var same = ApplicationComparison.Compare(Applications.Full, new Certificate { Domain = "", ApplicationInfo = info }, default);

        Assert.True(same.IsSame);
        Assert.Equal(
            [
                "domain", "sans", "csr", "companyName", "companyUnit", "companyProvince", "companyCity", "country",
                "applicantName", "applicantPhone", "applicantEmail", "contactName", "contactPhone", "contactEmail",
                "autoDnsAuth", "domainMethod", "keyAlgorithm", "caHashAlgorithm",
            ],
            same.NotCompared);
    }

    /// <summary>C2: the preflight of a preview.</summary>
    [Fact]
    public void Unknown_inputs_are_skipped()
    {
        var shown = Shown(new ApplicationInfo { CompanyName = "Other" });
        shown.ValidationMethod = "FILE";

        Assert.Equal("", Differing(Inputs.With(("domain", Values.Unknown), ("companyName", Values.Unknown)), shown));
        Assert.Equal("companyName", Differing(Inputs.With(("sans", new object[] { "x.example.com", Values.Unknown })), shown));
    }

    private static Certificate Shown(ApplicationInfo info) =>
        new() { Domain = "www.example.com", Sans = "a.example.com;b.example.com", ApplicationInfo = info };

    private static string Differing(PropertyMap inputs, Certificate certificate) =>
        string.Join(' ', ApplicationComparison.Compare(inputs, certificate, CertificateStatus.Of(certificate)).Differing);
}
