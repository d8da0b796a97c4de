using System.Globalization;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Authority;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>The answer of the query by tag: the richest record of a certificate, and the only one that says why it was rejected.</summary>
internal static class ResourceListing
{
    public static JsonObject Create(IEnumerable<StoredCertificate> certificates, TagQuery query, Switches switches)
    {
        var selected = certificates.Where(certificate =>
            !certificate.Product.OtherAccount && certificate.Product.Name!.Contains(query.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return new JsonObject
        {
            ["total_count"] = selected.Count,
            ["resources"] = new JsonArray([.. selected.Skip(query.Offset).Take(query.Limit).Select(certificate => Resource(certificate, switches))]),
        };
    }

    private static JsonObject Resource(StoredCertificate certificate, Switches switches) => new()
    {
        ["resource_id"] = certificate.Product.Id,
        ["resource_detail"] = Detail(certificate, switches),
        ["tags"] = new JsonArray(),
        ["resource_name"] = certificate.Product.Name,
    };

    private static JsonObject Detail(StoredCertificate certificate, Switches switches)
    {
        var product = certificate.Product;
        var issuance = certificate.Issuance;
        return new JsonObject
        {
            ["cert_id"] = product.Id,
            ["cert_name"] = product.Name,
            ["domain"] = certificate.Application?.Domain,
            ["cert_type"] = product.Type,
            ["cert_brand"] = product.Brand,
            ["domain_type"] = product.DomainType,
            ["purchase_period"] = product.ValidityPeriod / 12,
            ["expired_time"] = Milliseconds(issuance?.NotAfter),
            ["order_status"] = certificate.Status,
            ["domain_num"] = product.DomainCount,
            ["wildcard_number"] = product.WildcardCount,
            ["sans"] = certificate.Application?.Sans(switches.AddTwin),
            ["cert_des"] = null,
            ["signature_algorithm"] = issuance is null ? null : CertificateAuthority.SignatureAlgorithm,
            ["fail_reason"] = certificate.FailReason,
            ["partner_order_id"] = product.OrderId,
            ["push_support"] = certificate.IsDeployable,
            ["cert_issued_time"] = Milliseconds(issuance?.IssuedAt),
            ["resource_id"] = product.Id,
            ["unsubscribe_support"] = certificate.Status == CertificateStatus.Paid,
            ["enterprise_project_id"] = "0",
            ["origin_cert_id"] = null,
            ["renewal_cert_id"] = null,
            ["auto_renew_status"] = 0,
            ["remain_cert_number"] = 0,
            ["auto_deploy_support"] = certificate.IsDeployable,
        };
    }

    private static string? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
