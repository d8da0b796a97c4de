using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Functions;

/// <summary><c>getCertificate</c>: all that SCM shows of one certificate, except for the persons of its application.</summary>
internal sealed class GetCertificate(ProviderServices services) : IFunction
{
    public static readonly FunctionTable Table = new(
        "getCertificate",
        [CertificateIdField.Of("in SCM")],
        [
            CertificateOutputs.Id with { IsRequired = true },
            CertificateOutputs.Status with { IsRequired = true },
            CertificateOutputs.Name,
            CertificateOutputs.Type,
            CertificateOutputs.Brand,
            CertificateOutputs.DomainType,
            CertificateOutputs.MultiDomainType,
            CertificateOutputs.OrderId,
            CertificateOutputs.Domain,
            CertificateOutputs.Sans,
            CertificateOutputs.DomainNames,
            CertificateOutputs.DomainCount,
            CertificateOutputs.WildcardCount,
            CertificateOutputs.ValidityPeriod,
            CertificateOutputs.Method,
            CertificateOutputs.ValidationRecords,
            CertificateOutputs.NotBefore,
            CertificateOutputs.NotAfter,
            CertificateOutputs.RenewAfter,
            CertificateOutputs.IssueTime,
            CertificateOutputs.Fingerprint,
            CertificateOutputs.SignatureAlgorithm,
            CertificateOutputs.RevokeReason,
            CertificateOutputs.PushSupport,
            CertificateOutputs.Shared,
            CertificateOutputs.Description,
            CertificateOutputs.EnterpriseProjectId,
            CertificateOutputs.CompanyName,
            CertificateOutputs.CompanyProvince,
            CertificateOutputs.CompanyCity,
            CertificateOutputs.Country,
        ]);

    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        var id = CertificateIdField.Read(arguments);
        var results = Table.Results.Read(await services.Client().ShowAsync(id, operation.Deadline));
        results[CertificateOutputs.Id.Name] = PropertyValue.Of(id);
        return results;
    }
}
