namespace ScmPulumi.Emulator.Store;

/// <summary>The targets of the account in all services. Hold the lock of the certificates to read or change one.</summary>
internal sealed class TargetStore(Randomness random)
{
    private readonly List<StoredTarget> _targets = [];

    public IReadOnlyList<StoredTarget> All => _targets;

    /// <summary>How often a target accepted a certificate.</summary>
    public int Deployments { get; private set; }

    /// <summary>How many of the deployments cost a fee.</summary>
    public int Fees { get; private set; }

    /// <exception cref="ArgumentException">The service is unknown, or a CDN domain does not have a name.</exception>
    public StoredTarget Add(TargetSeed seed)
    {
        if (seed.Service is not ("CDN" or "ELB" or "WAF")) throw new ArgumentException($"There is no service {seed.Service}.", nameof(seed));
        if (seed is { Service: "CDN", Name: null }) throw new ArgumentException("A CDN domain needs a name.", nameof(seed));
        var target = new StoredTarget(seed with { Id = seed.Id ?? random.Hex(32), Name = seed.Name ?? $"{seed.Service.ToLowerInvariant()}-{random.Hex(6)}" });
        _targets.Add(target);
        return target;
    }

    public void Deploy(StoredTarget target, StoredCertificate certificate, int staleLooks)
    {
        target.Deploy(certificate.Product.Id!, staleLooks);
        Deployments++;
        if (certificate.CostsFee) Fees++;
    }
}
