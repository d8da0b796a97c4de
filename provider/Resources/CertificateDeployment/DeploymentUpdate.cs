using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// Update: deploys another certificate to the same target, or continues after a deployment whose outcome was in doubt (M2, M3). If a fee applies, it looks
/// first, and never repeats a deployment that may have been paid for.
/// </summary>
internal sealed class DeploymentUpdate(ProviderServices services)
{
    private readonly DeploymentRules _rules = new(services);
    private readonly TargetObserver _observer = new(services);
    private readonly DeploymentWrite _write = new(services);

    public async Task<PropertyMap> RunAsync(UpdateArguments arguments, Operation operation)
    {
        operation.Limit(DeploymentResource.Timeout);
        var (inputs, recorded) = (arguments.News, DeploymentState.Recorded(arguments.Olds));
        var (id, target) = (CertificateIdField.Read(inputs), DeploymentTarget.Read(inputs));
        var isSame = arguments.OldInputs.Text(CertificateIdField.Name) == id;
        if (isSame && !recorded.IsInDoubt) return recorded.With(inputs);
        var hasFee = DeploymentFee.Applies(await _rules.RequireAsync(id, target, inputs, operation));
        if (hasFee || isSame)
        {
            if (await IsThereAsync(id, target, hasFee, operation))
            {
                await operation.InfoAsync($"SCM already lists certificate {id} on {target}, so nothing was sent.");
                return DeploymentState.Confirmed(id).With(inputs);
            }

            if (hasFee && isSame)
            {
                throw new InitializationException(
                    new ResourceState(target.Id, recorded.With(inputs)), [DeploymentFailures.StillUnknown(id, target, operation.Urn)]);
            }
        }

        return (await _write.RunAsync(id, target, inputs, hasFee, operation)).Outputs;
    }

    /// <summary>Without the permission to look, the certificate is treated as not deployed, because a free deployment may be repeated.</summary>
    private async Task<bool> IsThereAsync(string id, DeploymentTarget target, bool hasFee, Operation operation)
    {
        try
        {
            return (await _observer.LookAsync(target, [id], operation.Deadline)).Lists(id);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Forbidden && !hasFee)
        {
            return false;
        }
    }
}
