using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The body of <c>POST /v3/scm/deployed-resources</c>, which returns where certificates are in use
/// (https://support.huaweicloud.com/intl/en-us/api-ccm/ListDeployedResources.html).
/// </summary>
internal sealed class DeployedQuery
{
    /// <summary>The most certificates that the service accepts at a time.</summary>
    public const int MostCertificates = 50;

    [JsonPropertyName("certificate_ids")] public IReadOnlyList<string> CertificateIds { get; set; } = [];
    [JsonPropertyName("service_names")] public IReadOnlyList<string> ServiceNames { get; set; } = [];
}

internal sealed class DeployedAnswer
{
    [JsonPropertyName("results"), JsonConverter(typeof(LenientList<DeployedCertificate>))]
    public List<DeployedCertificate>? Results { get; set; }
}

/// <summary>Where a certificate is in use. How SCM detects this is not documented.</summary>
internal sealed class DeployedCertificate
{
    [JsonPropertyName("certificate_id")] public string? CertificateId { get; set; }
    [JsonPropertyName("deployed_resources"), JsonConverter(typeof(LenientList<DeployedService>))]
    public List<DeployedService>? Services { get; set; }
}

internal sealed class DeployedService
{
    /// <summary>An open set: it had a fourth value once.</summary>
    [JsonPropertyName("service")] public string? Service { get; set; }

    /// <summary>In all regions.</summary>
    [JsonPropertyName("resource_num")] public int? Count { get; set; }
    [JsonPropertyName("region_resources"), JsonConverter(typeof(LenientList<DeployedRegion>))]
    public List<DeployedRegion>? Regions { get; set; }

    /// <summary>Whether SCM could query every region and lists everything, so that a resource that is not listed does not use the certificate.</summary>
    [JsonIgnore]
    public bool IsComplete =>
        Count is not null && Regions?.TrueForAll(region => region is { IsError: false, IsCut: false }) == true && !ListsFewerThanItCounts;

    [JsonIgnore] public bool ListsFewerThanItCounts => Count > Regions?.Sum(region => region.Resources?.Count ?? 0);
}

internal sealed class DeployedRegion
{
    /// <summary>The service lists at most this many resources per region, without pages.</summary>
    private const int MostResources = 100;

    /// <summary><c>global</c> for a service without regions.</summary>
    [JsonPropertyName("region_id")] public string? RegionId { get; set; }

    /// <summary>Whether SCM could not query the region. If so, its data about the region is not reliable.</summary>
    [JsonPropertyName("is_error")] public bool? IsError { get; set; }
    [JsonPropertyName("resources"), JsonConverter(typeof(LenientList<DeployedResource>))]
    public List<DeployedResource>? Resources { get; set; }

    /// <summary>Whether there may be more resources than the list contains.</summary>
    [JsonIgnore] public bool IsCut => Resources is null or { Count: >= MostResources };
}

internal sealed class DeployedResource
{
    [JsonPropertyName("resource_id")] public string? Id { get; set; }

    /// <summary>For CDN, the accelerated domain.</summary>
    [JsonPropertyName("resource_name")] public string? Name { get; set; }
}
