using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The body of <c>POST /v3/scm/certificates/{certificate_id}/apply</c>
/// (https://support.huaweicloud.com/intl/en-us/api-ccm/en-us_topic_0000002244678237.html). Absent values are not sent. <see cref="HistoricalApply"/>
/// turns it into the body of the v2 call.
/// </summary>
internal sealed record ApplyRequest
{
    /// <summary>Separates the additional names.</summary>
    public const char NameSeparator = ';';

    [JsonPropertyName("domain")] public string? Domain { get; set; }
    [JsonPropertyName("sans")] public string? Sans { get; set; }
    [JsonPropertyName("csr")] public string? Csr { get; set; }
    [JsonPropertyName("company_name")] public string? CompanyName { get; set; }
    [JsonPropertyName("company_unit")] public string? CompanyUnit { get; set; }
    [JsonPropertyName("company_province")] public string? CompanyProvince { get; set; }
    [JsonPropertyName("company_city")] public string? CompanyCity { get; set; }
    [JsonPropertyName("country")] public string? Country { get; set; }
    [JsonPropertyName("applicant_name")] public string? ApplicantName { get; set; }
    [JsonPropertyName("applicant_phone")] public string? ApplicantPhone { get; set; }
    [JsonPropertyName("applicant_email")] public string? ApplicantEmail { get; set; }
    [JsonPropertyName("contact_name")] public string? ContactName { get; set; }
    [JsonPropertyName("contact_phone")] public string? ContactPhone { get; set; }
    [JsonPropertyName("contact_email")] public string? ContactEmail { get; set; }
    [JsonPropertyName("auto_dns_auth")] public bool? AutoDnsAuth { get; set; }
    [JsonPropertyName("domain_method")] public string? DomainMethod { get; set; }
    [JsonPropertyName("key_algorithm")] public string? KeyAlgorithm { get; set; }
    [JsonPropertyName("ca_hash_algorithm")] public string? CaHashAlgorithm { get; set; }
    [JsonPropertyName("agree_privacy_protection")] public bool? AgreePrivacyProtection { get; set; }

    /// <summary>Contains personal data, so it is not printed.</summary>
    public override string ToString() => nameof(ApplyRequest);
}
