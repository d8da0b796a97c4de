namespace ScmPulumi.Emulator;

/// <summary>The states that the emulator reaches by itself or decides by; a test may set any other text.</summary>
public static class CertificateStatus
{
    public const string Paid = "PAID";
    public const string Checking = "CHECKING";
    public const string CheckingDomain = "CHECKING_DOMAIN";
    public const string CheckingOrganization = "CHECKING_ORG";
    public const string CancelChecking = "CANCELCHECKING";
    public const string Issued = "ISSUED";
    public const string Unpassed = "UNPASSED";
    public const string Revoked = "REVOKED";
    public const string Expired = "EXPIRED";
}
