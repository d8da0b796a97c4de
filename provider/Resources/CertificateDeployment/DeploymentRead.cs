using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// Read: refresh, import, and get (M4). How SCM detects deployments is not documented, so the state stays as it is unless it is certain that neither the
/// certificate nor one that may have replaced it is on the target.
/// </summary>
internal sealed class DeploymentRead(ProviderServices services)
{
    private readonly CertificateObserver _certificates = new(services);
    private readonly TargetObserver _targets = new(services);

    public async Task<ResourceState?> RunAsync(ReadArguments arguments, Operation operation)
    {
        operation.Limit(DeploymentResource.Timeout);
        var (target, certificateId) = DeploymentTarget.Parse(arguments.Id);
        if (arguments.IsImport) return await ImportAsync(target, certificateId, operation);

        var inputs = DeploymentTable.Table.Inputs.Marked(arguments.OldInputs!);
        foreach (var (name, value) in InputsOf(target, certificateId)) inputs.TryAdd(name, value); // the arguments of a get may lack them
        target = DeploymentTarget.Read(inputs); // with the marks of secrets
        var (id, recorded) = (CertificateIdField.Read(inputs), DeploymentState.Recorded(arguments.Olds ?? []));
        var found = await RefreshAsync(id, target, recorded, operation);
        if (found is null)
        {
            await operation.WarnAsync(
                $"SCM no longer lists certificate {id} on {target}, and lists no other certificate with the same names there. The refresh removes this " +
                "resource from the state, and the next `pulumi up` deploys again.");
            return null;
        }

        var state = new ResourceState(target.Id, found.With(inputs), inputs);
        if (!found.IsInDoubt) return state;
        throw new InitializationException(
            state, [$"It is still not known whether certificate {id} was deployed to {target}. Run `pulumi up` to continue."]);
    }

    /// <summary>If SCM does not list the target, an import trusts the user, because SCM may not list everything.</summary>
    private async Task<ResourceState?> ImportAsync(DeploymentTarget target, string? id, Operation operation)
    {
        if (id is null)
        {
            throw new ResourceException(
                FailureKind.InvalidInput, $"The ID '{target.Id}' does not contain the ID of the deployed certificate: write {target.Id}/<certificateId>.");
        }

        var observed = await _certificates.LookAsync(id, operation.Deadline);
        if (observed.Certificate is null) return null;
        if (observed.Status.IsBeforeIssue) throw DeploymentFailures.OfImport(id, observed.Status);
        if (!DeploymentRules.IsDeployable(observed.Status))
        {
            await operation.WarnAsync($"Certificate {id} has the status {observed.Status}, so it cannot be deployed again.");
        }

        var seen = await _targets.LookAsync(target, [id], operation.Deadline);
        var isListed = seen?.Lists(id) == true;
        if (!isListed)
        {
            var why = seen is null ? "SCM does not list deployments at this site" : "SCM may not list every deployment";
            await operation.WarnAsync(
                $"It is not known whether certificate {id} is on {target}. It is imported as deployed anyway, because {why}. Check the target.");
        }

        var inputs = InputsOf(target, id);
        return new ResourceState(target.Id, (isListed ? DeploymentState.Confirmed(id) : new DeploymentState(false, null)).With(inputs), inputs);
    }

    private static PropertyMap InputsOf(DeploymentTarget target, string? certificateId)
    {
        var inputs = target.Inputs();
        inputs.SetText(CertificateIdField.Name, certificateId);
        return inputs;
    }

    /// <returns>Null if the target no longer has a certificate.</returns>
    private async Task<DeploymentState?> RefreshAsync(string id, DeploymentTarget target, DeploymentState recorded, Operation operation)
    {
        try
        {
            if (await _targets.LookAsync(target, [id], operation.Deadline) is not { } own) return recorded;
            return own.Lists(id) ? DeploymentState.Confirmed(id) : await WithoutOwnAsync(id, target, own, recorded, operation);
        }
        catch (Exception exception) when (!operation.IsCancelled && exception.IsUnanswered())
        {
            await operation.WarnAsync($"{exception.Words()} The state of the deployment to {target} stays as it is.");
            return recorded;
        }
    }

    /// <summary>SCM does not list the certificate on the target. Another one may have replaced it, because SCM can deploy renewals automatically.</summary>
    private async Task<DeploymentState?> WithoutOwnAsync(
        string id, DeploymentTarget target, TargetObservation own, DeploymentState recorded, Operation operation)
    {
        var observed = await _certificates.LookAsync(id, operation.Deadline);
        if (observed.Certificate is not { } certificate) return recorded;
        var same = await SameNames.ReadAsync(services.Client(), certificate, operation.Deadline);
        List<string> others = [.. same.Others.Select(other => other.Id!)];
        if (services.Directory.SuccessorOf(id) is { } renewal && !others.Contains(renewal)) others.Add(renewal);
        var seen = await _targets.LookAsync(target, others, operation.Deadline);
        if (seen?.CertificateIds is [var successor, ..])
        {
            await operation.InfoAsync(
                $"SCM lists certificate {successor} on {target} instead of {id}. Nothing was changed. To use it in the program, " +
                $"set certificateId to {successor}.");
            return recorded with { DeployedCertificateId = successor };
        }

        var isKnown = own.IsComplete && seen?.IsComplete == true && same.IsComplete;
        if (isKnown) return recorded.IsConfirmed && DeploymentRules.IsDeployable(observed.Status) ? null : recorded;
        if (recorded.IsConfirmed)
        {
            await operation.WarnAsync(
                $"SCM no longer lists certificate {id} on {target}, but could not look everywhere. The state of the deployment stays as it is.");
        }

        return recorded;
    }
}
