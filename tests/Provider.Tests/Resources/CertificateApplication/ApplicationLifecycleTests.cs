using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>The rows of the table <see cref="ApplicationLifecycle"/>: status (with evidence of an earlier issue), then Create, Update, Delete, Read.</summary>
public sealed class ApplicationLifecycleTests
{
    [Theory]
    [InlineData("PAID", false, "Apply Gone Done NotFound")]
    [InlineData("UNPASSED", false, "Apply Rejected Done Rejected")]
    [InlineData("CHECKING", false, "Adopt Finish Withdraw Found")]
    [InlineData("CHECKING_ORG", false, "Adopt Finish Withdraw Found")]
    [InlineData("CHECKING_DOMAIN", false, "Adopt Finish Withdraw Found")]
    [InlineData("CHECKING_SOMETHING_NEW", false, "Adopt Finish Withdraw Found")]
    [InlineData("ISSUING", false, "Adopt Record Wait Found")]
    [InlineData("CANCELCHECKING", false, "Wait Gone Wait Found")]
    [InlineData("ISSUED", false, "Adopt Record Leave Found")]
    [InlineData("SUPPLEMENTCHECKING", false, "Adopt Record Leave Found")]
    [InlineData("CANCELSUPPLEMENTING", false, "Adopt Record Leave Found")]
    [InlineData("REVOKING", false, "Adopt Record Leave Found")]
    [InlineData("CANCLEREVOKING", false, "Adopt Record Leave Found")]
    [InlineData("CHECKING", true, "Adopt Record Leave Found")]
    [InlineData("CHECKING_DOMAIN", true, "Adopt Record Leave Found")]
    [InlineData("ISSUING", true, "Adopt Record Leave Found")]
    [InlineData("REVOKED", true, "Refuse Record Done Ended")]
    [InlineData("EXPIRED", true, "Refuse Record Done Ended")]
    [InlineData("UPLOAD", true, "Refuse Refuse Done Refuse")]
    [InlineData("SOMETHING_NEW", false, "Refuse Record Refuse Found")]
    [InlineData("paid", false, "Refuse Record Refuse Found")]
    [InlineData("", false, "Refuse Record Refuse Found")]
    [InlineData(null, false, "Refuse Record Refuse Found")]
    public void Status_decides_what_each_call_does(string? status, bool issued, string calls)
    {
        var observed = CertificateStatus.Of(new Certificate { Status = status, IssueTime = issued ? "2026-01-01 00:00:00.0" : null });

        Assert.Equal(calls, Calls(observed));
        // A recorded status is treated like one that was read.
        Assert.Equal(observed, CertificateStatus.Of(Values.Map(("status", status)).With(("issueTime", issued ? "2026-01-01 00:00:00.0" : null))));
    }

    [Fact]
    public void Missing_certificate_has_its_own_row() => Assert.Equal("Refuse Gone Done NotFound", Calls(CertificateStatus.Missing));

    [Theory]
    [InlineData("issueTime")]
    [InlineData("notBefore")]
    [InlineData("notAfter")]
    [InlineData("fingerprint")]
    public void Any_nonempty_sign_of_issue_is_evidence(string output)
    {
        Assert.Equal(StatusFamily.Issued, CertificateStatus.Of(Values.Map(("status", "CHECKING"), (output, "x"))).Family);
        Assert.Equal(StatusFamily.UnderReview, CertificateStatus.Of(Values.Map(("status", "CHECKING"), (output, ""))).Family);
        Assert.Equal(StatusFamily.Issued, CertificateStatus.Of(Echo(output, "x")).Family);
        Assert.Equal(StatusFamily.UnderReview, CertificateStatus.Of(Echo(output, "")).Family);
    }

    /// <summary>"Settled" is any status but under review and a withdrawal under way.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN", false, false)]
    [InlineData("CHECKING_ORG", true, false)]
    [InlineData("ISSUING", true, false)]
    [InlineData("CANCELCHECKING", false, false)]
    [InlineData("PAID", false, false)]
    [InlineData("UNPASSED", false, false)]
    [InlineData("ISSUED", true, true)]
    [InlineData("REVOKED", true, true)]
    [InlineData("UPLOAD", false, false)]
    [InlineData("SOMETHING_NEW", false, false)]
    public void Status_shows_whether_validation_or_issue_is_over(string text, bool pastValidation, bool issued)
    {
        var status = CertificateStatus.Of(new Certificate { Status = text });

        Assert.Equal((pastValidation, issued), (status.IsPastDomainValidation, status.IsIssuedOrLater));
        Assert.Equal(text, status.ToString());
    }

    private static string Calls(CertificateStatus status)
    {
        var (create, update, delete, read) = ApplicationLifecycle.Of(status);
        return $"{create} {update} {delete} {read}";
    }

    private static Certificate Echo(string output, string text) => new()
    {
        Status = "CHECKING",
        IssueTime = output == "issueTime" ? text : null,
        NotBefore = output == "notBefore" ? text : null,
        NotAfter = output == "notAfter" ? text : null,
        Fingerprint = output == "fingerprint" ? text : null,
    };
}
