using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Emulator.Api;

/// <summary>The body of the query of deployed resources (https://support.huaweicloud.com/intl/en-us/api-ccm/ListDeployedResources.html).</summary>
internal sealed record DeployedQuery(IReadOnlyList<string>? CertificateIds, IReadOnlyList<string>? ServiceNames)
{
    public static readonly IReadOnlyList<string> Services = ["WAF", "CDN", "ELB"];

    private const string All = "ALL";
    private const int MostItems = 50;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The services in the query. <see cref="All"/> selects every service.</summary>
    public IEnumerable<string> Asked => Services.Where(service => ServiceNames!.Contains(service) || ServiceNames!.Contains(All));

    /// <returns>Null if the body breaks its schema.</returns>
    public static DeployedQuery? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<DeployedQuery>(body.Span, Json) is
            {
                CertificateIds.Count: >= 1 and <= MostItems, ServiceNames.Count: >= 1 and <= MostItems,
            } read && read.CertificateIds.All(id => id.Length == 16) && read.ServiceNames.All(name => name == All || Services.Contains(name)) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
