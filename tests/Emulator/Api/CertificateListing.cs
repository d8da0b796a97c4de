using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Authority;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>The answer of the list call: a page of the certificates that a query selects, and how many it selects.</summary>
internal static class CertificateListing
{
    public static JsonObject Create(IEnumerable<StoredCertificate> certificates, ListQuery query, DateTimeOffset now, Switches switches)
    {
        var selected = certificates.Where(certificate => Matches(certificate, query, now)).OrderBy(certificate => Key(certificate, query.SortKey)).ToList();
        if (query.Descending) selected.Reverse();
        return new JsonObject
        {
            ["certificates"] = new JsonArray([.. selected.Skip(query.Offset).Take(query.Limit).Select(certificate => Entry(certificate, switches))]),
            ["total_count"] = selected.Count,
        };
    }

    private static bool Matches(StoredCertificate certificate, ListQuery query, DateTimeOffset now) =>
        !certificate.Product.OtherAccount
        && query.DefaultProject
        && (query.Status == "ALL" || query.Status == FilterOf(certificate.Status))
        && (query.Content.Length == 0 || Contains(certificate.Product.Name, query.Content) || Contains(certificate.Application?.Domain, query.Content))
        && (!query.DeployableOnly || certificate.IsDeployable)
        && (query.ExpiredDaysSince is not { } days || certificate.Issuance is not { } issuance || issuance.NotAfter >= now.AddDays(-days));

    // The state that is shown while control of the names is being proved has no filter of its own.
    private static string FilterOf(string status) => status == CertificateStatus.CheckingDomain ? CertificateStatus.Checking : status;

    private static bool Contains(string? text, string keyword) => text?.Contains(keyword, StringComparison.OrdinalIgnoreCase) ?? false;

    private static IComparable Key(StoredCertificate certificate, string sortKey) => sortKey switch
    {
        ListQuery.ByExpiry => certificate.Issuance?.NotAfter ?? DateTimeOffset.MinValue,
        ListQuery.ByStatus => certificate.Status,
        _ => certificate.Updated,
    };

    private static JsonObject Entry(StoredCertificate certificate, Switches switches)
    {
        var product = certificate.Product;
        return new JsonObject
        {
            ["id"] = product.Id,
            ["name"] = product.Name,
            ["domain"] = certificate.Application?.Domain,
            ["sans"] = certificate.Application?.Sans(switches.AddTwin),
            ["signature_algorithm"] = certificate.Issuance is null ? null : CertificateAuthority.SignatureAlgorithm,
            ["deploy_support"] = certificate.IsDeployable,
            ["type"] = product.Type,
            ["brand"] = product.Brand,
            ["expire_time"] = certificate.Issuance is { } issuance ? Issuance.Text(issuance.NotAfter) : null,
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
