using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// Create: deploys once. It sends nothing if a newer certificate with the same names is on the target, or if a fee applies and the certificate is already
/// there, because a run that was killed must not pay twice (M3).
/// </summary>
internal sealed class DeploymentCreate(ProviderServices services)
{
    private readonly CertificateObserver _certificates = new(services);
    private readonly DeploymentRules _rules = new(services);
    private readonly TargetObserver _targets = new(services);
    private readonly DeploymentWrite _write = new(services);

    public async Task<ResourceState> RunAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(DeploymentResource.Timeout);
        var (id, target) = (CertificateIdField.Read(inputs), DeploymentTarget.Read(inputs));
        var certificate = _rules.Require(id, target, inputs, await _certificates.LookAsync(id, operation.Deadline));
        var hasFee = DeploymentFee.Applies(certificate);
        var newer = await NewerAsync(id, certificate, operation);
        var seen = await _targets.LookIfAllowedAsync(target, hasFee ? [id, .. newer] : newer, isRequired: hasFee, NotKnown(id), operation);
        if (seen is not null && newer.FirstOrDefault(seen.Lists) is { } other)
        {
            await operation.WarnAsync(
                $"SCM lists certificate {other} on {target}. It is for the same names as certificate {id}, and valid for longer, so nothing was sent. If the " +
                $"program is to use it, set certificateId to {other}.");
            return new ResourceState(target.Id, new DeploymentState(false, other).With(inputs));
        }

        if (!hasFee || seen?.Lists(id) != true) return await _write.RunAsync(id, target, inputs, hasFee, operation);
        await operation.InfoAsync($"SCM already lists certificate {id} on {target}, so nothing was sent, and no fee is due.");
        return new ResourceState(target.Id, DeploymentState.Confirmed(id).With(inputs));
    }

    /// <summary>Certificates that an old one must not replace on the target.</summary>
    private async Task<IReadOnlyList<string>> NewerAsync(string id, Certificate certificate, Operation operation)
    {
        try
        {
            var same = await SameNames.ReadAsync(services.Client(), certificate, operation.Deadline);
            return [.. same.Others.Where(other => MustStay(other, certificate)).Select(other => other.Id!)];
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Forbidden)
        {
            await operation.WarnAsync($"{NotKnown(id)} {exception.Message}");
            return [];
        }
    }

    private static bool MustStay(Certificate newer, Certificate older) =>
        CertificateEnd.IsLater(newer, older) && CertificateStatus.Of(newer).Text != CertificateStatus.BeingRevoked;

    private static string NotKnown(string id) => $"It is not known whether the target has a newer certificate than {id}.";
}
