using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>The answer of the show call. A field that is not known yet is null, not absent. The misspelled field name is the API's own.</summary>
internal static class CertificateView
{
    private static readonly string[] Company = ["country", "company_name", "company_province", "company_city"];
    private static readonly string[] Persons =
        ["applicant_name", "applicant_phone", "applicant_email", "contact_name", "contact_phone", "contact_email"];

    public static JsonObject Create(StoredCertificate certificate, Switches switches)
    {
        var product = certificate.Product;
        var application = certificate.Application;
        var issuance = certificate.Issuance;
        return new JsonObject
        {
            ["id"] = product.Id,
            ["status"] = certificate.Status,
            ["order_id"] = product.OrderId,
            ["name"] = product.Name,
            ["type"] = product.Type,
            ["brand"] = product.Brand,
            ["push_support"] = "OFF",
            ["revoke_reason"] = certificate.RevokeReason,
            ["signature_algorithm"] = certificate.SignatureAlgorithm,
            ["issue_time"] = Issuance.Text(issuance?.IssuedAt),
            ["not_before"] = Issuance.Text(issuance?.NotBefore),
            ["not_after"] = Issuance.Text(issuance?.NotAfter),
            ["validity_period"] = product.ValidityPeriod,
            ["validation_method"] = application?.Method,
            ["domain_type"] = product.DomainType,
            ["multi_domain_type"] = MultiDomainType(product, application),
            ["domain"] = application?.Domain,
            ["sans"] = application?.Sans(switches.AddTwin),
            ["domain_count"] = product.DomainCount,
            ["wildcard_count"] = product.WildcardCount,
            ["fingerprint"] = issuance?.Certificate.Fingerprint,
            ["shared"] = false,
            ["application_info"] = Info(certificate, switches),
            ["description"] = null,
            ["enterprise_project_id"] = "0",
            ["authentification"] = Records(application),
        };
    }

    private static string? MultiDomainType(CertificateSeed product, Application? application) =>
        product.DomainType != "MULTI_DOMAIN" || application is null ? null
        : DomainName.IsWildcard(application.Domain) ? "primary_wildcard" : "primary_single";

    private static JsonObject? Info(StoredCertificate certificate, Switches switches)
    {
        if (certificate.Application is not { } application || !switches.InfoEcho) return null;

        var info = new JsonObject();
        foreach (var name in Company) info[name] = certificate.PrivacyCancelled ? "" : application.Field(name);
        foreach (var name in Persons)
        {
            var value = application.Field(name);
            info[name] = certificate.PrivacyCancelled || switches.PersonalData == PersonalData.Empty ? ""
                : switches.PersonalData == PersonalData.Masked && value is not null ? Mask(value) : value;
        }

        return info;
    }

    private static string Mask(string value) => value.Length < 3 ? "**" : $"{value[0]}{new string('*', value.Length - 2)}{value[^1]}";

    private static JsonArray? Records(Application? application) =>
        application is null || application.RecordReadsLeft > 0 || application.Records.Count == 0
            ? null
            : [.. application.Records.Select(r => new JsonObject
            {
                ["record_name"] = r.Name,
                ["record_type"] = r.Type,
                ["record_value"] = r.Value,
                ["domain"] = r.Domain,
            })];
}
