using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The body of a deployment (https://support.huaweicloud.com/intl/en-us/api-ccm/DeployCertificate.html), limited to what the provider uses. Any other field is
/// refused.
/// </summary>
internal sealed record DeployBody(string? ServiceName, string? ProjectName, IReadOnlyList<DeployBody.Resource>? Resources)
{
    private const int MostResources = 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <returns>Null if the body breaks its schema, or if something that the service needs is missing.</returns>
    public static DeployBody? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<DeployBody>(body.Span, Json) is
            {
                ServiceName.Length: >= 1 and <= 64, ProjectName: null or { Length: >= 1 and <= 255 }, Resources.Count: >= 1 and <= MostResources,
            } read && read.Resources.All(read.Fits) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Fits(Resource resource) =>
        ((string?[])[resource.Id, resource.Type, resource.DomainName, resource.EnterpriseProjectId]).All(text => text is null or { Length: <= 63 })
        && ServiceName switch
        {
            "CDN" => resource is { DomainName.Length: > 0 },
            "ELB" => ProjectName is not null && resource is { Id.Length: > 0 },
            "WAF" => ProjectName is not null && resource is { Id.Length: > 0, Type: "cloud" or "premium" },
            _ => true,
        };

    internal sealed record Resource(string? Id, string? Type, string? DomainName, string? EnterpriseProjectId);
}
