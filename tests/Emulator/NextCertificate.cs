namespace ScmPulumi.Emulator;

/// <summary>How the next certificate of a purchase is created.</summary>
public enum NextCertificate
{
    /// <summary>SCM applies with the data of the first certificate. Control of the names must be proven again, with new records.</summary>
    AppliedFor,

    /// <summary>SCM applies with the data of the first certificate, and the CA reuses the old proof: it issues at once, without records.</summary>
    ProofReused,

    /// <summary>The next certificate waits for an application, like one that was just bought.</summary>
    Paid,

    /// <summary>No new id: the certificate itself is issued again, with other dates, another serial number and another fingerprint.</summary>
    SameId,

    /// <summary>None is created automatically.</summary>
    None,
}
