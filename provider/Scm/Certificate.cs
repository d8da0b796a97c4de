using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The response to <c>GET /v3/scm/certificates/{certificate_id}</c>, and an entry of the list, which has fewer fields. Values that are not known yet are JSON
/// null or absent. Both are read as null. Status is an open set. Dates are the service's own strings, without a time zone.
/// </summary>
internal sealed class Certificate
{
    /// <summary>The documentation does not say how the response separates names. No name can contain any of these characters.</summary>
    public static readonly char[] NameSeparators = [ApplyRequest.NameSeparator, ',', ' ', '\t', '\r', '\n'];

    [JsonPropertyName("id")] public string? Id { get; set; }
    [JsonPropertyName("status"), JsonConverter(typeof(DecisiveText))] public string? Status { get; set; }
    [JsonPropertyName("order_id")] public string? OrderId { get; set; }
    [JsonPropertyName("name")] public string? Name { get; set; }
    [JsonPropertyName("type")] public string? Type { get; set; }
    [JsonPropertyName("brand")] public string? Brand { get; set; }
    [JsonPropertyName("domain_type")] public string? DomainType { get; set; }
    [JsonPropertyName("multi_domain_type")] public string? MultiDomainType { get; set; }
    [JsonPropertyName("domain"), JsonConverter(typeof(DecisiveText))] public string? Domain { get; set; }

    /// <summary>The additional names, joined by semicolons.</summary>
    [JsonPropertyName("sans"), JsonConverter(typeof(DecisiveText))] public string? Sans { get; set; }

    /// <summary>How many names the product supports.</summary>
    [JsonPropertyName("domain_count")] public int? DomainCount { get; set; }
    [JsonPropertyName("wildcard_count")] public int? WildcardCount { get; set; }

    /// <summary>In months.</summary>
    [JsonPropertyName("validity_period")] public int? ValidityPeriod { get; set; }
    [JsonPropertyName("validation_method"), JsonConverter(typeof(DecisiveText))] public string? ValidationMethod { get; set; }
    [JsonPropertyName("signature_algorithm")] public string? SignatureAlgorithm { get; set; }

    /// <summary>The spelling of the 2022 reference, which still appears.</summary>
    [JsonPropertyName("signature_algrithm")] public string? SignatureAlgorithmMisspelt { get; set; }
    [JsonPropertyName("fingerprint"), JsonConverter(typeof(EvidenceOfIssue))] public string? Fingerprint { get; set; }
    [JsonPropertyName("issue_time"), JsonConverter(typeof(EvidenceOfIssue))] public string? IssueTime { get; set; }
    [JsonPropertyName("not_before"), JsonConverter(typeof(EvidenceOfIssue))] public string? NotBefore { get; set; }
    [JsonPropertyName("not_after"), JsonConverter(typeof(EvidenceOfIssue))] public string? NotAfter { get; set; }

    /// <summary>The end of validity in the list.</summary>
    [JsonPropertyName("expire_time"), JsonConverter(typeof(EvidenceOfIssue))] public string? ExpireTime { get; set; }
    [JsonPropertyName("revoke_reason")] public string? RevokeReason { get; set; }

    /// <summary><c>ON</c> or <c>OFF</c>.</summary>
    [JsonPropertyName("push_support")] public string? PushSupport { get; set; }

    /// <summary>In the list only.</summary>
    [JsonPropertyName("deploy_support")] public bool? DeploySupport { get; set; }
    [JsonPropertyName("shared")] public bool? Shared { get; set; }
    [JsonPropertyName("description")] public string? Description { get; set; }
    [JsonPropertyName("enterprise_project_id")] public string? EnterpriseProjectId { get; set; }
    [JsonPropertyName("application_info"), JsonConverter(typeof(LenientObject<ApplicationInfo>))]
    public ApplicationInfo? ApplicationInfo { get; set; }

    /// <summary>The validation records; the name is the API's own spelling.</summary>
    [JsonPropertyName("authentification"), JsonConverter(typeof(LenientList<Authentication>))]
    public List<Authentication>? Authentications { get; set; }

    /// <summary>Why the application was rejected. Not part of this response, but set from <see cref="IScmClient.FailureReasonAsync"/>.</summary>
    [JsonIgnore] public string? FailureReason { get; set; }

    /// <summary>Contains personal data, so it is not printed.</summary>
    public override string ToString() => $"{nameof(Certificate)} {Id} {Status}";
}

/// <summary>The fields of the application that the service echoes. They may be empty, masked, or missing.</summary>
internal sealed class ApplicationInfo
{
    [JsonPropertyName("country")] public string? Country { get; set; }
    [JsonPropertyName("company_name")] public string? CompanyName { get; set; }
    [JsonPropertyName("company_province")] public string? CompanyProvince { get; set; }
    [JsonPropertyName("company_city")] public string? CompanyCity { get; set; }
    [JsonPropertyName("applicant_name")] public string? ApplicantName { get; set; }
    [JsonPropertyName("applicant_phone")] public string? ApplicantPhone { get; set; }
    [JsonPropertyName("applicant_email")] public string? ApplicantEmail { get; set; }
    [JsonPropertyName("contact_name")] public string? ContactName { get; set; }
    [JsonPropertyName("contact_phone")] public string? ContactPhone { get; set; }
    [JsonPropertyName("contact_email")] public string? ContactEmail { get; set; }

    public override string ToString() => nameof(ApplicationInfo);
}

/// <summary>One record that proves control of a domain.</summary>
internal sealed class Authentication
{
    [JsonPropertyName("domain")] public string? Domain { get; set; }
    [JsonPropertyName("record_name")] public string? RecordName { get; set; }
    [JsonPropertyName("record_type")] public string? RecordType { get; set; }
    [JsonPropertyName("record_value")] public string? RecordValue { get; set; }
}
