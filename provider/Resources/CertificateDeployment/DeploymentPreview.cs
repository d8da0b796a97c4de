using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// Create and Update in a preview: looks at the certificate once and reads one page of the list to find out whether the update can succeed (M6).
/// </summary>
internal sealed class DeploymentPreview(ProviderServices services)
{
    private const string NotChecked = "So this preview could not check whether the certificate can be deployed to the target.";

    private readonly CertificateObserver _observer = new(services);
    private readonly DeploymentRules _rules = new(services);

    /// <param name="inputs">The inputs of the program.</param>
    /// <param name="isFirst">Whether nothing was deployed to the target before.</param>
    /// <param name="mayBeDone">Whether the update may find that an earlier run has deployed the certificate, so that nothing has to be sent.</param>
    /// <param name="operation">The call of the engine.</param>
    /// <exception cref="ResourceException">The update would fail in any case.</exception>
    public async Task<PropertyMap> RunAsync(PropertyMap inputs, bool isFirst, bool mayBeDone, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        var target = DeploymentTarget.Of(inputs);
        await JudgeSiteAsync(target, operation);
        if (isFirst && target?.Service == DeploymentTable.Elb)
        {
            await operation.InfoAsync(
                $"A deployment to {target} changes all listeners that use it, and replaces its domain names with those of the certificate.");
        }

        if (inputs.Text(CertificateIdField.Name) is { } id) await JudgeAsync(id, target, inputs, mayBeDone, operation);
        else if (!DeploymentFee.IsAccepted(inputs)) await operation.InfoAsync(DeploymentFee.Possible);
        return DeploymentState.Foreseen(inputs);
    }

    private async Task JudgeSiteAsync(DeploymentTarget? target, Operation operation)
    {
        string host;
        try
        {
            host = services.Client().Host;
        }
        catch (ResourceException)
        {
            return; // no credentials; the look at the certificate warns about that
        }

        if (DeploymentRules.Unsupported(target, host) is { } unsupported) throw unsupported;
        if (DeploymentSite.ListsDeployments(host)) return;
        await operation.InfoAsync($"The site of {host} has no list of deployments, so isConfirmed stays false, and a refresh does not notice changes.");
    }

    private async Task JudgeAsync(string id, DeploymentTarget? target, PropertyMap inputs, bool mayBeDone, Operation operation)
    {
        if (await _observer.LookAheadAsync(id, NotChecked, operation) is not { } observed) return;
        if (_rules.Hopeless(id, target, inputs, observed) is { } failure)
        {
            if (!mayBeDone) throw failure;
            await operation.WarnAsync($"Unless SCM lists the certificate on the target, the update will fail. {failure.Message}");
            return;
        }

        if (DeploymentFee.Applies(observed.Certificate!) && !DeploymentFee.IsAccepted(inputs)) await operation.InfoAsync(DeploymentFee.Possible);
        if (target is { Project: null, Name: var domain } && DeploymentRules.IsTwin(observed.Certificate!, domain))
        {
            await operation.WarnAsync(
                $"SCM shows no name of certificate {id} that covers {target}. The CA may have added the name for free. If it has not, CDN refuses the " +
                "certificate. Check the names of the certificate.");
        }

        if (!DeploymentRules.IsDeployable(observed.Status))
        {
            await operation.WarnAsync(
                $"Certificate {id} cannot be deployed in its status {observed.Status}. Unless the status changes first, the update will fail. Take " +
                "certificateId from the output of a CertificateValidation, which waits until the certificate is issued.");
        }
        else if (await DeploySupportAsync(observed.Certificate!, operation) is false)
        {
            await operation.WarnAsync(
                $"SCM says that certificate {id} cannot be deployed to other services (deploySupport is false), so the update will probably fail. If the " +
                "application had a CSR of your own, SCM does not have the private key.");
        }
    }

    /// <summary>Null if the list does not say, or cannot be read. The value is only a hint.</summary>
    private async Task<bool?> DeploySupportAsync(Certificate certificate, Operation operation)
    {
        try
        {
            return (await SameNames.ReadAsync(services.Client(), certificate, operation.Deadline)).DeploySupport;
        }
        catch (ScmException exception) when (exception.Kind != ScmErrorKind.Stopped || !operation.IsCancelled)
        {
            return null;
        }
    }
}
