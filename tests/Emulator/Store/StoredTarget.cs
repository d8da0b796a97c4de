namespace ScmPulumi.Emulator.Store;

/// <summary>A target, the certificates deployed to it, and what SCM shows of it.</summary>
internal sealed class StoredTarget(TargetSeed seed)
{
    private readonly List<string> _deployments = [];
    private int _staleLooks;
    private string? _former;

    /// <summary>The target's location and how it handles deployments. Its name and id are set.</summary>
    public TargetSeed Seed => seed;

    public string? CertificateId { get; private set; } = seed.CertificateId;

    public string Region => seed.Service == "CDN" ? "global" : seed.Project.Split('_')[0];

    public TargetSnapshot Snapshot => new(seed.Service, seed.Name!, seed.Id!, CertificateId, [.. _deployments]);

    /// <param name="certificateId">The certificate that the target uses from now on.</param>
    /// <param name="staleLooks">How many queries still show the previous certificate.</param>
    public void Deploy(string certificateId, int staleLooks)
    {
        Change(certificateId, staleLooks);
        _deployments.Add(certificateId);
    }

    /// <summary>Changes the certificate, as a user of the console would.</summary>
    public void Change(string? certificateId, int staleLooks = 0)
    {
        (_former, _staleLooks) = (CertificateId, staleLooks);
        CertificateId = certificateId;
    }

    /// <summary>The next queries show the previous certificate.</summary>
    public void Lag(int looks) => _staleLooks = looks;

    /// <summary>The certificate that an SCM query shows for this target.</summary>
    public string? Look()
    {
        if (seed.NeverListed) return null;
        return _staleLooks-- > 0 ? _former : CertificateId;
    }
}
