using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Functions;

/// <summary><c>getCertificates</c>: the certificates of the account.</summary>
internal sealed class GetCertificates(ProviderServices services) : IFunction
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private static readonly RecordType Summary = new(
        "CertificateSummary",
        "A certificate as SCM lists it.",
        [
            CertificateOutputs.Id with { IsRequired = true },
            CertificateOutputs.Status with { IsRequired = true },
            CertificateOutputs.Name,
            CertificateOutputs.Type,
            CertificateOutputs.Brand,
            CertificateOutputs.DomainType,
            CertificateOutputs.Domain,
            CertificateOutputs.Sans,
            CertificateOutputs.DomainCount,
            CertificateOutputs.WildcardCount,
            CertificateOutputs.ValidityPeriod,
            CertificateOutputs.ExpireTime,
            CertificateOutputs.SignatureAlgorithm,
            CertificateOutputs.DeploySupport,
            CertificateOutputs.Description,
            CertificateOutputs.EnterpriseProjectId,
        ]);

    public static readonly FunctionTable Table = new(
        "getCertificates",
        [CertificateFilter.Status, CertificateFilter.Domain, CertificateFilter.Name],
        [Output.Records<IEnumerable<Certificate>, Certificate>(
            "certificates", "The certificates, sorted by ID and therefore by time of purchase.", Summary, list => list) with { IsRequired = true }]);

    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var certificates = await new CertificateList(services).ReadAsync(
            new CertificateFilter(arguments), Table.Token, "Filter by status, domain, or name to see others.", operation);
        return Table.Results.Read<IEnumerable<Certificate>>(certificates);
    }
}
