using System.Globalization;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>The answer of the query by tag. It has the most fields, and is the only one that says why an application was rejected.</summary>
internal static class ResourceListing
{
    /// <summary>The documented maximum. A client that relies on this total misses certificates.</summary>
    private const int LargestTotal = 100;

    public static JsonObject Create(IEnumerable<StoredCertificate> certificates, TagQuery query, Switches switches)
    {
        var selected = certificates.Where(certificate =>
            !certificate.Product.OtherAccount && certificate.Product.Name!.Contains(query.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return new JsonObject
        {
            ["total_count"] = Math.Min(selected.Count, LargestTotal),
            ["resources"] = new JsonArray([.. selected.Skip(query.Offset).Take(query.Limit).Select(certificate => Resource(certificate, switches))]),
        };
    }

    private static JsonObject Resource(StoredCertificate certificate, Switches switches) => new()
    {
        ["resource_id"] = certificate.Product.Id,
        ["resource_detail"] = switches.TagQueryDetailAsArray ? new JsonArray(Detail(certificate, switches)) : Detail(certificate, switches),
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
            ["expired_time"] = Milliseconds(issuance?.NotAfter, switches),
            ["order_status"] = certificate.Status,
            ["domain_num"] = product.DomainCount,
            ["wildcard_number"] = product.WildcardCount,
            ["sans"] = certificate.Application?.Sans(switches.AddTwin),
            ["cert_des"] = null,
            ["signature_algorithm"] = certificate.SignatureAlgorithm,
            ["fail_reason"] = certificate.FailReason,
            ["partner_order_id"] = product.OrderId,
            ["push_support"] = certificate.IsDeployable,
            ["cert_issued_time"] = Milliseconds(issuance?.IssuedAt, switches),
            ["resource_id"] = null,
            ["unsubscribe_support"] = certificate.Status == CertificateStatus.Paid,
            ["enterprise_project_id"] = "0",
            ["origin_cert_id"] = certificate.OriginId,
            ["renewal_cert_id"] = certificate.RenewalId,
            ["auto_renew_status"] = 0,
            ["remain_cert_number"] = certificate.Purchase.Remaining,
            ["auto_deploy_support"] = certificate.IsDeployable,
            ["cert_created_time"] = null,
            ["multi_domain_type"] = null,
        };
    }

    private static JsonNode? Milliseconds(DateTimeOffset? time, Switches switches) =>
        time?.ToUnixTimeMilliseconds() is not { } milliseconds ? null
        : switches.TagQueryTimesAsNumbers ? milliseconds
        : milliseconds.ToString(CultureInfo.InvariantCulture);
}
