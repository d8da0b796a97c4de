using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The answer of the list call: one page of the certificates that match the query, most recently changed first, and the number of all matches.
/// </summary>
internal static class CertificateListing
{
    public static JsonObject Create(IEnumerable<StoredCertificate> certificates, ListQuery query, Switches switches)
    {
        var selected = certificates.Where(certificate => Matches(certificate, query)).OrderBy(certificate => certificate.Updated).Reverse().ToList();
        return new JsonObject
        {
            ["certificates"] = new JsonArray([.. selected.Skip(query.Offset).Take(query.Limit).Select(certificate => Entry(certificate, switches))]),
            ["total_count"] = selected.Count,
        };
    }

    private static bool Matches(StoredCertificate certificate, ListQuery query) =>
        !certificate.Product.OtherAccount
        && (query.Status == "ALL" || query.Status == FilterOf(certificate.Status))
        && (query.Content.Length == 0 || Contains(certificate.Product.Name, query.Content) || Contains(certificate.Application?.Domain, query.Content));

    // CHECKING_DOMAIN does not have a filter value of its own.
    private static string FilterOf(string status) => status == CertificateStatus.CheckingDomain ? CertificateStatus.Checking : status;

    private static bool Contains(string? text, string keyword) => text?.Contains(keyword, StringComparison.OrdinalIgnoreCase) ?? false;

    private static JsonObject Entry(StoredCertificate certificate, Switches switches)
    {
        var product = certificate.Product;
        return new JsonObject
        {
            ["id"] = product.Id,
            ["name"] = product.Name,
            ["domain"] = certificate.Application?.Domain,
            ["sans"] = certificate.Application?.Sans(switches.AddTwin),
            ["signature_algorithm"] = certificate.SignatureAlgorithm,
            ["deploy_support"] = certificate.IsDeployable,
            ["type"] = product.Type,
            ["brand"] = product.Brand,
            ["expire_time"] = Issuance.Text(certificate.Issuance?.NotAfter),
            ["domain_type"] = product.DomainType,
            ["validity_period"] = product.ValidityPeriod,
            ["status"] = certificate.Status,
            ["domain_count"] = product.DomainCount,
            ["wildcard_count"] = product.WildcardCount,
            ["description"] = null,
            ["enterprise_project_id"] = "0",
        };
    }
}
