namespace ScmPulumi.Emulator;

/// <summary>A target that a certificate can be deployed to: a CDN domain, an ELB certificate, or a WAF object.</summary>
public sealed record TargetSeed
{
    /// <summary>CDN, ELB or WAF.</summary>
    public required string Service { get; init; }

    /// <summary>CDN: the accelerated domain. ELB and WAF: the name of the object. Null generates a name.</summary>
    public string? Name { get; init; }

    /// <summary>32 hexadecimal digits. Null generates an id.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the project of an ELB or WAF object. The region is the part before an underscore.</summary>
    public string Project { get; init; } = "cn-north-4";

    /// <summary>CDN: whether HTTPS is enabled for the domain.</summary>
    public bool HasHttps { get; init; } = true;

    /// <summary>The certificate in use before the first deployment.</summary>
    public string? CertificateId { get; init; }

    /// <summary>The message with which every deployment fails. Null if deployments succeed.</summary>
    public string? Failure { get; init; }

    /// <summary>SCM never lists this target for its certificate.</summary>
    public bool NeverListed { get; init; }
}

/// <summary>The true state of a target, whatever the customer API shows.</summary>
/// <param name="Service">CDN, ELB or WAF.</param>
/// <param name="Name">The domain, or the name of the object.</param>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="CertificateId">The certificate in use; null if there is none.</param>
/// <param name="Deployments">The certificates that were deployed to it, in order.</param>
public sealed record TargetSnapshot(string Service, string Name, string Id, string? CertificateId, IReadOnlyList<string> Deployments);
