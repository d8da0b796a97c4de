using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>Statuses that mean the same for an application.</summary>
internal enum StatusFamily
{
    /// <summary>No such certificate.</summary>
    Missing,

    /// <summary>Bought, but not applied for.</summary>
    Paid,

    /// <summary>The application was rejected.</summary>
    Rejected,

    /// <summary>A first application is under review and can be withdrawn.</summary>
    UnderReview,

    /// <summary>A first application is about to be issued and can no longer be withdrawn.</summary>
    Issuing,

    /// <summary>A withdrawal is under way.</summary>
    Withdrawing,

    /// <summary>Issued, even if it is being changed in the console.</summary>
    Issued,

    /// <summary>Revoked or expired.</summary>
    Ended,

    /// <summary>An imported certificate: it never had an application.</summary>
    Imported,

    /// <summary>A status that this release does not know.</summary>
    Unknown,
}

/// <summary>A certificate's status as the service writes it (an open set) and the family that it belongs to.</summary>
internal readonly record struct CertificateStatus(string Text, StatusFamily Family)
{
    public const string Rejected = "UNPASSED";
    public const string ReviewOfOrganization = "CHECKING_ORG";
    public const string BeingRevoked = "REVOKING";
    public const string Expired = "EXPIRED";

    public static readonly CertificateStatus Missing = new("missing", StatusFamily.Missing);

    /// <summary>Outputs that a certificate has only if it was issued at some point.</summary>
    private static readonly Output<Certificate>[] EvidenceOfIssue =
        [CertificateOutputs.IssueTime, CertificateOutputs.NotBefore, CertificateOutputs.NotAfter, CertificateOutputs.Fingerprint];

    public bool IsIssuedOrLater => Family is StatusFamily.Issued or StatusFamily.Ended;

    /// <summary>Whether no certificate exists yet. In a status that this release does not know, one may exist.</summary>
    public bool IsBeforeIssue =>
        Family is StatusFamily.Paid or StatusFamily.Rejected or StatusFamily.UnderReview or StatusFamily.Issuing or StatusFamily.Withdrawing;

    /// <summary>Whether control of the domain is proven, so that validation records are no longer needed.</summary>
    public bool IsPastDomainValidation => Text == ReviewOfOrganization || Family == StatusFamily.Issuing || IsIssuedOrLater;

    /// <param name="certificate">As a look shows it, or an entry of the list, in which only the end of validity shows that it was issued.</param>
    public static CertificateStatus Of(Certificate certificate) => Of(
        certificate.Status, wasIssued: certificate.ExpireTime is not null || EvidenceOfIssue.Any(output => output.Read(certificate) is not null));

    /// <param name="wasIssued">A review of a certificate that was issued before is a reissue from the console, not a first application.</param>
    public static CertificateStatus Of(string? status, bool wasIssued)
    {
        var text = string.IsNullOrEmpty(status) ? "unknown" : status;
        return new CertificateStatus(text, text switch
        {
            "PAID" => StatusFamily.Paid,
            Rejected => StatusFamily.Rejected,
            "CANCELCHECKING" => StatusFamily.Withdrawing,
            "ISSUED" or "SUPPLEMENTCHECKING" or "CANCELSUPPLEMENTING" or BeingRevoked or "CANCLEREVOKING" => StatusFamily.Issued,
            "REVOKED" or Expired => StatusFamily.Ended,
            "UPLOAD" => StatusFamily.Imported,
            "ISSUING" => wasIssued ? StatusFamily.Issued : StatusFamily.Issuing,
            _ when text.StartsWith("CHECKING", StringComparison.Ordinal) => wasIssued ? StatusFamily.Issued : StatusFamily.UnderReview,
            _ => StatusFamily.Unknown,
        });
    }

    public static CertificateStatus Of(PropertyMap outputs) => Of(outputs.Text(CertificateOutputs.Status.Name), WasIssued(outputs));

    /// <summary>Whether recorded outputs show that the certificate was issued.</summary>
    public static bool WasIssued(PropertyMap outputs) => EvidenceOfIssue.Any(output => outputs.Text(output.Name) is not null);

    public override string ToString() => Text;
}
