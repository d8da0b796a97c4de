using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The body of <c>POST /v3/scm/resource_instances/action</c>, which finds certificates by tags. Without tags, it lists all certificates. It is the only call
/// that returns why an application was rejected, and which certificate renews which (https://support.huaweicloud.com/api-ccm/ListCertificatesByTag.html).
/// </summary>
internal sealed class TagQuery
{
    [JsonPropertyName("action")] public string Action { get; } = "filter";
    [JsonPropertyName("limit")] public int Limit { get; } = CertificateQuery.Limit;

    /// <summary>How many certificates to skip.</summary>
    [JsonPropertyName("offset")] public int Offset { get; init; }

    /// <summary>Null for all certificates.</summary>
    [JsonPropertyName("matches")] public List<TagMatch>? Matches { get; init; }

    /// <summary>Certificates with this name, or with a name that contains it.</summary>
    public static TagQuery ByName(string certificateName, int offset) =>
        new() { Offset = offset, Matches = [new TagMatch { Key = "resource_name", Value = certificateName }] };
}

internal sealed class TagMatch
{
    [JsonPropertyName("key")] public string Key { get; set; } = "";
    [JsonPropertyName("value")] public string Value { get; set; } = "";
}

/// <summary>
/// One page. After the last page, the service returns an empty one. The documented maximum of the total is 100, so it only shows that this is a valid response.
/// </summary>
internal sealed class TagAnswer
{
    [JsonPropertyName("resources")] public List<TaggedResource>? Resources { get; set; }
    [JsonPropertyName("total_count")] public int? TotalCount { get; set; }

    /// <summary>The certificates of the page that have an ID.</summary>
    public IEnumerable<TaggedCertificate> Certificates => (Resources ?? []).SelectMany(resource => resource?.Certificates ?? []);
}

internal sealed class TaggedResource
{
    [JsonPropertyName("resource_id")] public string? ResourceId { get; set; }

    /// <summary>One object or, in the documentation's example, a list.</summary>
    [JsonPropertyName("resource_detail"), JsonConverter(typeof(LenientList<TaggedCertificate>))]
    public List<TaggedCertificate>? Details { get; set; }

    public IEnumerable<TaggedCertificate> Certificates
    {
        get
        {
            foreach (var detail in Details ?? [])
            {
                detail.CertificateId ??= ResourceId;
                if (!string.IsNullOrEmpty(detail.CertificateId)) yield return detail;
            }
        }
    }
}

/// <summary>The most detailed record of a certificate. Statuses are written as in <see cref="Certificate"/>.</summary>
internal sealed class TaggedCertificate
{
    [JsonPropertyName("cert_id")] public string? CertificateId { get; set; }
    [JsonPropertyName("cert_name")] public string? Name { get; set; }
    [JsonPropertyName("order_status"), JsonConverter(typeof(DecisiveText))] public string? Status { get; set; }
    [JsonPropertyName("cert_type")] public string? Type { get; set; }
    [JsonPropertyName("cert_brand")] public string? Brand { get; set; }
    [JsonPropertyName("domain_type")] public string? DomainType { get; set; }
    [JsonPropertyName("domain")] public string? Domain { get; set; }

    /// <summary>The additional names, joined by semicolons.</summary>
    [JsonPropertyName("sans")] public string? Sans { get; set; }
    [JsonPropertyName("domain_num")] public int? DomainCount { get; set; }
    [JsonPropertyName("wildcard_number")] public int? WildcardCount { get; set; }
    [JsonPropertyName("signature_algorithm")] public string? SignatureAlgorithm { get; set; }
    [JsonPropertyName("cert_des")] public string? Description { get; set; }
    [JsonPropertyName("enterprise_project_id")] public string? EnterpriseProjectId { get; set; }
    [JsonPropertyName("fail_reason")] public string? FailReason { get; set; }

    /// <summary>Milliseconds since 1970, in UTC, as a string or a number; null before issuance.</summary>
    [JsonPropertyName("cert_issued_time"), JsonConverter(typeof(EvidenceOfIssue))] public string? IssueTime { get; set; }

    /// <summary>Like <see cref="IssueTime"/>.</summary>
    [JsonPropertyName("expired_time"), JsonConverter(typeof(EvidenceOfIssue))] public string? ExpireTime { get; set; }

    /// <summary>The first certificate of the purchase; null for the first one.</summary>
    [JsonPropertyName("origin_cert_id"), JsonConverter(typeof(DecisiveText))] public string? OriginId { get; set; }

    /// <summary>The certificate that renews this one.</summary>
    [JsonPropertyName("renewal_cert_id"), JsonConverter(typeof(DecisiveText))] public string? RenewalId { get; set; }

    /// <summary>How many certificates the purchase still contains after this one.</summary>
    [JsonPropertyName("remain_cert_number")] public int? Remaining { get; set; }
}
