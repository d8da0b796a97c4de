using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The body of <c>POST /v3/scm/resource_instances/action</c>, which finds certificates by tags and, as here, by name. It is the only call that
/// says why an application was rejected.
/// </summary>
internal sealed class TagQuery
{
    [JsonPropertyName("action")] public string Action { get; } = "filter";
    [JsonPropertyName("limit")] public int Limit { get; } = CertificateQuery.Limit;
    [JsonPropertyName("offset")] public int Offset { get; set; }
    [JsonPropertyName("matches")] public List<TagMatch> Matches { get; set; } = [];

    /// <summary>Certificates whose name this is, or is a part of.</summary>
    public static TagQuery ByName(string certificateName, int offset) =>
        new() { Offset = offset, Matches = [new TagMatch { Key = "resource_name", Value = certificateName }] };
}

internal sealed class TagMatch
{
    [JsonPropertyName("key")] public string Key { get; set; } = "";
    [JsonPropertyName("value")] public string Value { get; set; } = "";
}

internal sealed class TagAnswer
{
    [JsonPropertyName("resources")] public List<TaggedResource>? Resources { get; set; }
}

internal sealed class TaggedResource
{
    [JsonPropertyName("resource_id")] public string? ResourceId { get; set; }
    [JsonPropertyName("resource_detail")] public TaggedCertificate? Detail { get; set; }
}

internal sealed class TaggedCertificate
{
    [JsonPropertyName("cert_id")] public string? CertificateId { get; set; }
    [JsonPropertyName("fail_reason")] public string? FailReason { get; set; }
}
