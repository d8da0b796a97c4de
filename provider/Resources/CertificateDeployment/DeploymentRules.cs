using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>The conditions for a deployment: the certificate's status, kind, and names, the site, and the fee (M3, M5, M6).</summary>
internal sealed class DeploymentRules(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);

    /// <summary>SCM deploys a certificate only in these two statuses, and not in other statuses of an issued certificate.</summary>
    public static bool IsDeployable(CertificateStatus status) => status.Text == "ISSUED" || status.Family == StatusFamily.Imported;

    /// <summary>Looks at the certificate before it is deployed.</summary>
    /// <exception cref="ResourceException">It cannot be deployed. Nothing was sent.</exception>
    public async Task<Certificate> RequireAsync(string id, DeploymentTarget target, PropertyMap inputs, Operation operation)
    {
        if (Unsupported(target, services.Client().Host) is { } unsupported) throw unsupported;
        var observed = await _observer.LookAsync(id, operation.Deadline);
        if (Hopeless(id, target, inputs, observed) is { } failure) throw failure;
        return IsDeployable(observed.Status) ? observed.Certificate! : throw DeploymentFailures.OfStatus(id, observed.Status);
    }

    /// <summary>Why the site does not support the target; null if it does.</summary>
    public static ResourceException? Unsupported(DeploymentTarget? target, string host) =>
        target?.Service == DeploymentTable.Cdn && !DeploymentSite.HasCdn(host) ? DeploymentFailures.OfSite(host) : null;

    /// <summary>Why the certificate can never be deployed; null if no reason is known.</summary>
    public ResourceException? Hopeless(string id, DeploymentTarget? target, PropertyMap inputs, Observation observed)
    {
        if (observed is not { Certificate: { } certificate, Status.Family: not StatusFamily.Ended })
        {
            return observed.Status.Family == StatusFamily.Missing
                ? CertificateFailures.Missing(id)
                : DeploymentFailures.OfEnd(id, observed.Status, services.Directory.SuccessorOf(id));
        }

        if (new CertificateProduct(certificate).IsSm2) return DeploymentFailures.OfSm2(id);
        if (target is { Project: null, Name: var domain } && !Covers(certificate, domain)) return DeploymentFailures.OfNames(id, domain, certificate, inputs);
        return DeploymentFee.Applies(certificate) && !DeploymentFee.IsAccepted(inputs) ? DeploymentFee.NotAccepted(id, certificate) : null;
    }

    /// <summary>True if SCM shows no names, because nothing is known then.</summary>
    private static bool Covers(Certificate certificate, string domain)
    {
        var names = CertificateOutputs.Names(certificate).ToList();
        return names.Count == 0 || names.Contains(domain) || names.Exists(text =>
            DomainName.TryParse(text, out var name, out _) && DomainName.TryParse(domain, out var wanted, out _) && name.Covers(wanted));
    }
}
