namespace ScmPulumi.Emulator.Store;

/// <summary>A target, the certificate that is deployed there, and what SCM knows about it.</summary>
internal sealed class StoredTarget(TargetSeed seed)
{
    private readonly List<string> _deployments = [];
    private int _staleLooks;
    private string? _former;

    /// <summary>Its location, and how it responds to deployments. Has a name and an id.</summary>
    public TargetSeed Seed => seed;

    public string? CertificateId { get; private set; } = seed.CertificateId;

    public string Region => seed.Service == "CDN" ? "global" : seed.Project.Split('_')[0];

    public TargetSnapshot Snapshot => new(seed.Service, seed.Name!, seed.Id!, CertificateId, [.. _deployments]);

    /// <param name="certificateId">The certificate that is in use from now on.</param>
    /// <param name="staleLooks">How many looks still show the previous certificate.</param>
    public void Deploy(string certificateId, int staleLooks)
    {
        Change(certificateId, staleLooks);
        _deployments.Add(certificateId);
    }

    /// <summary>Simulates a change of the target in the console.</summary>
    public void Change(string? certificateId, int staleLooks = 0)
    {
        (_former, _staleLooks) = (CertificateId, staleLooks);
        CertificateId = certificateId;
    }

    /// <summary>The next looks show the previous certificate.</summary>
    public void Lag(int looks) => _staleLooks = looks;

    /// <summary>The certificate that a look of SCM's shows here.</summary>
    public string? Look()
    {
        if (seed.NeverListed) return null;
        return _staleLooks-- > 0 ? _former : CertificateId;
    }
}
