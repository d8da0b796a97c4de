namespace ScmPulumi.Emulator;

/// <summary>The documented states, spelled as in the API. A test may set any other string.</summary>
public static class CertificateStatus
{
    public const string Paid = "PAID";
    public const string Checking = "CHECKING";
    public const string CheckingDomain = "CHECKING_DOMAIN";
    public const string CheckingOrganization = "CHECKING_ORG";
    public const string Issuing = "ISSUING";
    public const string CancelChecking = "CANCELCHECKING";
    public const string Issued = "ISSUED";
    public const string Unpassed = "UNPASSED";
    public const string SupplementChecking = "SUPPLEMENTCHECKING";
    public const string CancelSupplementing = "CANCELSUPPLEMENTING";
    public const string Revoking = "REVOKING";
    public const string CancelRevoking = "CANCLEREVOKING";
    public const string Revoked = "REVOKED";
    public const string Expired = "EXPIRED";
    public const string Upload = "UPLOAD";
}
