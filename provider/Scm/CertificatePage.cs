using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>Which certificates to list (https://support.huaweicloud.com/api-ccm/ListCertificates.html). Every part is optional.</summary>
/// <param name="Status">A status as the service writes it; null for all.</param>
/// <param name="Content">A keyword that the certificate's name or domain contains.</param>
/// <param name="Offset">How many certificates to skip. Documented up to 100.</param>
internal sealed record CertificateQuery(string? Status = null, string? Content = null, int Offset = 0)
{
    /// <summary>The most certificates that the service returns at a time.</summary>
    public const int Limit = 50;

    /// <summary>The longest keyword that the service accepts.</summary>
    public const int MaxKeyword = 255;

    /// <summary>Whether the service would show a certificate in this status. It finds <c>CHECKING_DOMAIN</c> under <c>CHECKING</c>.</summary>
    public bool Includes(string? status) => Status is null || Status == status || (Status == "CHECKING" && status == "CHECKING_DOMAIN");

    /// <summary>Begins with the question mark.</summary>
    public string ToQueryString()
    {
        var status = Status is null ? "" : $"&status={Uri.EscapeDataString(Status)}";
        var content = Content is null ? "" : $"&content={Uri.EscapeDataString(Content)}";
        return $"?limit={Limit}&offset={Offset}{status}{content}";
    }
}

/// <summary>One page of the list, the most recently changed certificate first.</summary>
internal sealed class CertificatePage
{
    [JsonPropertyName("certificates")] public List<Certificate>? Certificates { get; set; }

    /// <summary>The number of certificates on all pages.</summary>
    [JsonPropertyName("total_count")] public int? TotalCount { get; set; }
}
