using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>Certificates that may replace another one on a target, because they are for the same names (M3, M4). One page of the list shows them.</summary>
/// <param name="DeploySupport">What the list says about the certificate itself; null if it says nothing.</param>
/// <param name="Others">The others that can be deployed.</param>
/// <param name="IsComplete">Whether the page was the whole list.</param>
internal sealed record SameNames(bool? DeploySupport, IReadOnlyList<Certificate> Others, bool IsComplete)
{
    /// <exception cref="ScmException">The service could not be queried, or refused.</exception>
    public static async Task<SameNames> ReadAsync(IScmClient client, Certificate certificate, Deadline deadline)
    {
        var keyword = DomainName.WithoutWildcard(certificate.Domain ?? "");
        var page = await client.ListAsync(new CertificateQuery(Content: keyword.Length is 0 or > CertificateQuery.MaxKeyword ? null : keyword), deadline);
        var listed = page.Certificates ?? [];
        return new SameNames(
            listed.Find(entry => entry.Id == certificate.Id)?.DeploySupport,
            [.. listed.Where(entry => entry.Id is { Length: > 0 } id && id != certificate.Id && MayReplace(certificate, entry))],
            page.TotalCount <= listed.Count && CertificateOutputs.Names(certificate).Any());
    }

    private static bool MayReplace(Certificate certificate, Certificate other) =>
        DeploymentRules.IsDeployable(CertificateStatus.Of(other)) && CertificateOutputs.HaveSameNames(certificate, other);
}
