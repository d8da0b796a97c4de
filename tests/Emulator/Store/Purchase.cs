namespace ScmPulumi.Emulator.Store;

/// <summary>The state that the certificates of one purchase share.</summary>
internal sealed class Purchase(CertificateSeed first)
{
    public string FirstId => first.Id!;

    /// <summary>How many certificates are left.</summary>
    public int Remaining { get; private set; } = first.RemainingCertificates;

    /// <summary>The application that SCM repeats for renewals: the one for the first certificate, as it was at the first renewal.</summary>
    public Application? Application { get; private set; }

    /// <summary>Takes one certificate from the purchase.</summary>
    public void Take(Application? current)
    {
        Application ??= current;
        Remaining = Math.Max(0, Remaining - 1);
    }
}
