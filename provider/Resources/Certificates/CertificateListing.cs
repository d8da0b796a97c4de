using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>Lists resources that are bound to a certificate, for <c>pulumi do … list</c> (L1). The name of each is the primary domain name.</summary>
internal sealed class CertificateListing(ProviderServices services)
{
    public static readonly IReadOnlyList<Field> Filters = [CertificateFilter.Status, CertificateFilter.Domain];

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <param name="table">Of the resource.</param>
    /// <param name="filters">Of the user.</param>
    /// <param name="exists">Whether the resource exists for a certificate in this status.</param>
    /// <param name="operation">The call.</param>
    public async Task<IReadOnlyList<ListedResource>> RunAsync(
        ResourceTable table, PropertyMap filters, Predicate<CertificateStatus> exists, Operation operation)
    {
        operation.Limit(Timeout);
        var certificates = await new CertificateList(services).ReadAsync(
            new CertificateFilter(filters), table.Token, "Filter by status or domain to see others.", operation);
        return [.. certificates.Where(certificate => exists(CertificateStatus.Of(certificate))).Select(Listed)];
    }

    private static ListedResource Listed(Certificate certificate) =>
        new(certificate.Id!, DomainName.Normalise(certificate.Domain ?? ""));
}
