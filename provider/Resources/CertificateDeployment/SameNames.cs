using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// Certificates that may take the place of another one on a target, because they are for the same names (M3, M4). One page of the list shows them.
/// </summary>
/// <param name="DeploySupport">What the list says of the certificate itself; null if it says nothing.</param>
/// <param name="Others">The others that can be deployed.</param>
/// <param name="IsComplete">Whether the page was the whole list.</param>
internal sealed record SameNames(bool? DeploySupport, IReadOnlyList<Certificate> Others, bool IsComplete)
{
    /// <summary>The list can be narrowed to certificates whose name or primary domain contains this.</summary>
    private const int MaxKeyword = 255;

    /// <exception cref="ScmException">The service could not be asked, or refused.</exception>
    public static async Task<SameNames> ReadAsync(IScmClient client, Certificate certificate, Deadline deadline)
    {
        var names = CertificateOutputs.Names(certificate).ToList();
        var keyword = DomainName.WithoutWildcard(certificate.Domain ?? "");
        var page = await client.ListAsync(new CertificateQuery(Content: keyword.Length is 0 or > MaxKeyword ? null : keyword), deadline);
        var listed = page.Certificates ?? [];
        return new SameNames(
            listed.Find(entry => entry.Id == certificate.Id)?.DeploySupport,
            [.. listed.Where(entry => entry.Id is { Length: > 0 } id && id != certificate.Id && IsFor(names, entry))],
            page.TotalCount <= listed.Count && names.Count > 0);
    }

    private static bool IsFor(List<string> names, Certificate other)
    {
        var others = CertificateOutputs.Names(other).ToList();
        return names.Count > 0
            && DeploymentRules.IsDeployable(CertificateStatus.Of(other))
            && (DomainName.AreSameApartFromTwins(names, others) || DomainName.AreSameApartFromTwins(others, names));
    }
}
