using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <param name="CertificateIds">The certificates that SCM lists on the target, of those that were asked for.</param>
/// <param name="IsComplete">Whether SCM could query every region and listed everything. If so, a certificate that is not listed is not there.</param>
internal sealed record TargetObservation(IReadOnlyList<string> CertificateIds, bool IsComplete)
{
    public bool Lists(string certificateId) => CertificateIds.Contains(certificateId);
}

/// <summary>
/// Looks at a target through SCM's list of deployed resources (M4). The list contains the region, but not the project, so neither is compared.
/// </summary>
internal sealed class TargetObserver(ProviderServices services)
{
    /// <summary>Whether the site has the list.</summary>
    public bool CanLook => DeploymentSite.ListsDeployments(services.Client().Host);

    /// <returns>Null if the site has no list.</returns>
    /// <exception cref="ScmException">The service could not be queried, or refused.</exception>
    public async Task<TargetObservation?> LookAsync(DeploymentTarget target, IReadOnlyList<string> certificateIds, Deadline deadline)
    {
        if (!CanLook) return null;
        var (listed, isComplete) = (new List<string>(), true);
        foreach (var ids in certificateIds.Chunk(DeployedQuery.MostCertificates))
        {
            var answer = await services.Client().DeployedResourcesAsync(ids, [target.Service], deadline);
            foreach (var id in ids)
            {
                List<DeployedService> entries = [.. answer.Where(found => found.CertificateId == id).SelectMany(found => found.Services ?? [])
                    .Where(found => found.Service == target.Service)];
                var regions = entries.SelectMany(entry => entry.Regions ?? []).Where(region => region.IsError != true);
                if (regions.SelectMany(region => region.Resources ?? []).Any(target.Is)) listed.Add(id);
                isComplete &= entries.Count > 0 && entries.TrueForAll(entry => entry.IsComplete);
            }
        }

        return new TargetObservation(listed, isComplete);
    }

    /// <summary>Like <see cref="LookAsync"/>, but if the user may not look, this only warns and returns null, unless the look is required.</summary>
    /// <param name="isRequired">Whether the permission is required, because a fee could be paid twice without the look (M5).</param>
    /// <param name="unknown">A sentence for the warning: what is not known without the look.</param>
    public async Task<TargetObservation?> LookIfAllowedAsync(
        DeploymentTarget target, IReadOnlyList<string> certificateIds, bool isRequired, string unknown, Operation operation)
    {
        try
        {
            return await LookAsync(target, certificateIds, operation.Deadline);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Forbidden && !isRequired)
        {
            await operation.WarnAsync($"{unknown} {exception.Message}");
            return null;
        }
    }

    /// <summary>Like <see cref="LookAsync"/>, but with a little extra time even if the operation is stopped, because something was sent.</summary>
    public Task<TargetObservation?> LookAfterSendingAsync(DeploymentTarget target, string certificateId, Operation operation) =>
        LookAfterSending.RunAsync(deadline => LookAsync(target, [certificateId], deadline), operation, services.Time);
}
