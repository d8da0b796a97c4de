using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>The conditions for a deployment: the certificate's status, kind, and names, the site, and the fee (M3, M5, M6).</summary>
internal sealed class DeploymentRules(ProviderServices services)
{
    /// <summary>SCM deploys a certificate only in these two statuses, and not in other statuses of an issued certificate.</summary>
    public static bool IsDeployable(CertificateStatus status) => status.Text == "ISSUED" || status.Family == StatusFamily.Imported;

    /// <returns>The certificate.</returns>
    /// <exception cref="ResourceException">It cannot be deployed. Nothing was sent.</exception>
    public Certificate Require(string id, DeploymentTarget target, PropertyMap inputs, Observation observed)
    {
        if (Unsupported(target, services.Client().Host) is { } unsupported) throw unsupported;
        if (Hopeless(id, target, inputs, observed) is { } failure) throw failure;
        return IsDeployable(observed.Status) ? observed.Certificate! : throw DeploymentFailures.OfStatus(id, observed.Status);
    }

    /// <summary>Why the site does not support the target; null if it does.</summary>
    public static ResourceException? Unsupported(DeploymentTarget? target, string host) =>
        target?.Service == DeploymentTable.Cdn && !DeploymentSite.HasCdn(host) ? DeploymentFailures.OfSite(host) : null;

    /// <summary>Why no deployment with these inputs can succeed, now or later; null if no reason is known.</summary>
    public ResourceException? Hopeless(string id, DeploymentTarget? target, PropertyMap inputs, Observation observed)
    {
        if (observed is not { Certificate: { } certificate, Status.Family: not StatusFamily.Ended })
        {
            return observed.Status.Family == StatusFamily.Missing
                ? CertificateFailures.Missing(id)
                : DeploymentFailures.OfEnd(id, observed.Status, services.Directory.SuccessorOf(id));
        }

        if (new CertificateProduct(certificate).IsSm2) return DeploymentFailures.OfSm2(id);
        if (target is { Project: null, Name: var domain } && !MayCover(certificate, domain)) return DeploymentFailures.OfNames(id, domain, certificate, inputs);
        return DeploymentFee.Applies(certificate) && DeploymentFee.IsRefused(inputs) ? DeploymentFee.NotAccepted(id, certificate) : null;
    }

    /// <summary>
    /// Whether the domain is only a twin of one of the certificate's names. The CA may have added it, but SCM does not show it.
    /// </summary>
    public static bool IsTwin(Certificate certificate, string domain) =>
        !ShowsNameFor(certificate, domain) && DomainName.Twins(CertificateOutputs.Names(certificate)).Contains(domain);

    /// <summary>True if SCM shows no names, because nothing is known then.</summary>
    private static bool MayCover(Certificate certificate, string domain) =>
        !CertificateOutputs.Names(certificate).Any() || ShowsNameFor(certificate, domain) || IsTwin(certificate, domain);

    private static bool ShowsNameFor(Certificate certificate, string domain) => CertificateOutputs.Names(certificate).Any(text => text == domain
        || (DomainName.TryParse(text, out var name, out _) && DomainName.TryParse(domain, out var wanted, out _) && name.Covers(wanted)));
}
