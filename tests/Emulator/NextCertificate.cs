namespace ScmPulumi.Emulator;

/// <summary>How the next certificate of a purchase appears.</summary>
public enum NextCertificate
{
    /// <summary>SCM applies with the data of the first certificate. Control of the names must be proven again, with new records.</summary>
    AppliedFor,

    /// <summary>SCM applies with the data of the first certificate. The CA reuses the earlier proof and issues immediately, without records.</summary>
    ProofReused,

    /// <summary>The next certificate waits for an application, like a new purchase.</summary>
    Paid,

    /// <summary>The same id: the certificate is reissued with other dates, another serial number and another fingerprint.</summary>
    SameId,

    /// <summary>No certificate appears automatically.</summary>
    None,
}
