namespace ScmPulumi.Emulator;

/// <summary>The links between a certificate and the next one of its purchase that the query by tag shows.</summary>
[Flags]
public enum RenewalLinks
{
    None = 0,

    /// <summary><c>renewal_cert_id</c> on the old certificate names the new one.</summary>
    Forward = 1,

    /// <summary><c>origin_cert_id</c> on the new certificate names the first one.</summary>
    Backward = 2,

    Both = Forward | Backward,
}
