using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// Update: deploys another certificate to the same target, or continues after a deployment whose outcome was in doubt (M2, M3). If a fee applies, it looks
/// first, and never repeats a deployment that may have been paid for.
/// </summary>
internal sealed class DeploymentUpdate(ProviderServices services)
{
    private readonly CertificateObserver _certificates = new(services);
    private readonly DeploymentRules _rules = new(services);
    private readonly TargetObserver _targets = new(services);
    private readonly DeploymentWrite _write = new(services);

    public async Task<PropertyMap> RunAsync(UpdateArguments arguments, Operation operation)
    {
        operation.Limit(DeploymentResource.Timeout);
        var (inputs, recorded) = (arguments.News, DeploymentState.Recorded(arguments.Olds));
        var (id, former, target) = (CertificateIdField.Read(inputs), CertificateIdField.Read(arguments.OldInputs), DeploymentTarget.Read(inputs));
        var isSame = former == id;
        if (isSame && !recorded.IsInDoubt)
        {
            var changed = DeploymentTable.Table.Inputs.Changed(arguments.OldInputs, inputs);
            if (changed.Count > 0)
            {
                await operation.InfoAsync($"Recorded {string.Join(", ", changed)}. Nothing was sent, because the certificate stays the same.");
            }

            return recorded.With(inputs);
        }

        var observed = await _certificates.LookAsync(id, operation.Deadline);
        if (!isSame) _rules.Require(id, target, inputs, observed);
        var hasFee = observed.Certificate is { } certificate && DeploymentFee.Applies(certificate);
        if (hasFee || isSame)
        {
            // A free deployment may be repeated, so it does not need the permission to look.
            var seen = await _targets.LookIfAllowedAsync(
                target, [id], isRequired: hasFee, $"It is not known whether {target} has certificate {id} already.", operation);
            if (seen?.Lists(id) == true)
            {
                if (!isSame && !recorded.IsListed) throw DeploymentFailures.OfOldList(id, former, target);
                await operation.InfoAsync($"SCM already lists certificate {id} on {target}, so nothing was sent.");
                return DeploymentState.Confirmed(id).With(inputs);
            }

            // After the look, because a deployment that took effect does not have to meet the conditions.
            if (isSame) _rules.Require(id, target, inputs, observed);
            if (hasFee && isSame)
            {
                throw new InitializationException(
                    new ResourceState(target.Id, recorded.With(inputs)), [DeploymentFailures.StillUnknown(id, target, operation.Urn, _targets.CanLook)]);
            }
        }

        return (await _write.RunAsync(id, target, inputs, hasFee, operation)).Outputs;
    }
}
