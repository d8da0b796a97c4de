namespace ScmPulumi.Emulator;

/// <summary>Something at another service that a certificate can be deployed to: a CDN domain, an ELB certificate, or a WAF object.</summary>
public sealed record TargetSeed
{
    /// <summary>CDN, ELB or WAF.</summary>
    public required string Service { get; init; }

    /// <summary>CDN: the accelerated domain. ELB and WAF: the name of the object; drawn if null.</summary>
    public string? Name { get; init; }

    /// <summary>32 hexadecimal digits; drawn if null.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the project of an ELB or WAF object. Its region is the part before an underscore.</summary>
    public string Project { get; init; } = "cn-north-4";

    /// <summary>CDN: HTTPS is switched on for the domain.</summary>
    public bool HasHttps { get; init; } = true;

    /// <summary>The certificate in use before anything is deployed.</summary>
    public string? CertificateId { get; init; }

    /// <summary>The message with which every deployment fails; null if they succeed.</summary>
    public string? Failure { get; init; }

    /// <summary>SCM never finds out that its certificate is in use here.</summary>
    public bool NeverListed { get; init; }
}

/// <summary>The actual state of a target, regardless of what the customer API shows.</summary>
/// <param name="Service">CDN, ELB or WAF.</param>
/// <param name="Name">The domain, or the name of the object.</param>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="CertificateId">The certificate in use; null if there is none.</param>
/// <param name="Deployments">The certificates that were deployed here, one after the other.</param>
public sealed record TargetSnapshot(string Service, string Name, string Id, string? CertificateId, IReadOnlyList<string> Deployments);
