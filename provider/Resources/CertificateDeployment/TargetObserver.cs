using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <param name="CertificateIds">The certificates that SCM lists on the target, of those that were asked for.</param>
/// <param name="IsComplete">Whether SCM could query every region and listed everything, so that a certificate that is not listed is not there.</param>
internal sealed record TargetObservation(IReadOnlyList<string> CertificateIds, bool IsComplete)
{
    /// <summary>The result without a look: nothing is known.</summary>
    public static readonly TargetObservation Nothing = new([], IsComplete: false);

    public bool Lists(string certificateId) => CertificateIds.Contains(certificateId);
}

/// <summary>
/// Looks at a target through SCM's list of deployed resources (M4). The list contains the region, but not the project, so neither is compared.
/// </summary>
internal sealed class TargetObserver(ProviderServices services)
{
    /// <summary>Whether the site has the list.</summary>
    public bool CanLook => DeploymentSite.ListsDeployments(services.Client().Host);

    /// <exception cref="ScmException">The service could not be queried, or refused.</exception>
    public async Task<TargetObservation> LookAsync(DeploymentTarget target, IReadOnlyList<string> certificateIds, Deadline deadline)
    {
        if (!CanLook) return TargetObservation.Nothing;
        var (listed, isComplete) = (new List<string>(), true);
        foreach (var ids in certificateIds.Chunk(DeployedQuery.MostCertificates))
        {
            var answer = await services.Client().DeployedResourcesAsync(ids, [target.Service], deadline);
            foreach (var id in ids)
            {
                var entries = answer.Where(found => found.CertificateId == id).SelectMany(found => found.Services ?? []);
                var service = entries.FirstOrDefault(found => found.Service == target.Service);
                if (service?.Regions?.SelectMany(region => region.Resources ?? []).Any(target.Is) == true) listed.Add(id);
                isComplete &= IsComplete(service);
            }
        }

        return new TargetObservation(listed, isComplete);
    }

    /// <summary>Like <see cref="LookAsync"/>, but with a little extra time even if the operation is stopped, because something was sent.</summary>
    public Task<TargetObservation> LookAfterSendingAsync(DeploymentTarget target, string certificateId, Operation operation) =>
        LookAfterSending.RunAsync(deadline => LookAsync(target, [certificateId], deadline), operation, services.Time);

    private static bool IsComplete(DeployedService? service) =>
        service is { Count: { } count, Regions: { } regions }
        && regions.TrueForAll(region => region is { IsError: false, IsCut: false })
        && regions.Sum(region => region.Resources!.Count) >= count;
}
