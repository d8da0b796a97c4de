using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>Certificates that may replace another one on a target, because they are for the same names (M3, M4). One page of the list shows them.</summary>
/// <param name="DeploySupport">What the list says about the certificate itself; null if it says nothing.</param>
/// <param name="Others">The others that are issued or imported, even if they are being changed in the console.</param>
/// <param name="IsComplete">Whether there are no more than these.</param>
internal sealed record SameNames(bool? DeploySupport, IReadOnlyList<Certificate> Others, bool IsComplete)
{
    /// <exception cref="ScmException">The service could not be queried, or refused.</exception>
    public static async Task<SameNames> ReadAsync(IScmClient client, Certificate certificate, Deadline deadline)
    {
        List<string> names = [.. CertificateOutputs.Names(certificate)];
        var page = await client.ListAsync(new CertificateQuery(Content: Keyword(names)), deadline);
        var listed = page.Certificates ?? [];
        var same = listed.FindAll(
            entry => entry.Id is { Length: > 0 } id && id != certificate.Id && CertificateOutputs.HaveSameNames(certificate, entry));
        return new SameNames(
            listed.Find(entry => entry.Id == certificate.Id)?.DeploySupport,
            same.FindAll(entry => FamilyOf(entry) is StatusFamily.Issued or StatusFamily.Imported),
            page.TotalCount <= listed.Count && names.Count > 0 && !same.Exists(entry => FamilyOf(entry) == StatusFamily.Unknown));
    }

    /// <summary>
    /// SCM searches only primary names. The primary name of another certificate can be any of these names, or a twin of one, so the keyword is a part that
    /// all of those contain. Null if they do not have one in common.
    /// </summary>
    private static string? Keyword(List<string> names)
    {
        List<string> possible = [.. names.Concat(DomainName.Twins(names)).Select(DomainName.WithoutWildcard)];
        var shortest = possible.MinBy(name => name.Length);
        return shortest?.Length <= CertificateQuery.MaxKeyword && possible.TrueForAll(name => name.Contains(shortest, StringComparison.Ordinal))
            ? shortest
            : null;
    }

    private static StatusFamily FamilyOf(Certificate certificate) => CertificateStatus.Of(certificate).Family;
}
