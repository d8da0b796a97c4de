using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The body of the query by tag (https://support.huaweicloud.com/intl/en-us/api-ccm/ListCertificatesByTag.html), limited to what the provider uses. Any other
/// field is refused. The only match key in the documentation is <c>resource_name</c>. The documentation does not say how a name matches. Here a part of the
/// name is enough.
/// </summary>
internal sealed record TagQuery
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public string Action { get; init; } = "filter";
    public int Limit { get; init; } = 10;

    /// <summary>In certificates, not pages.</summary>
    public int Offset { get; init; }

    public IReadOnlyList<Match> Matches { get; init; } = [];

    /// <summary>Part of the certificate's name. Empty matches all certificates.</summary>
    public string Name => Matches.SingleOrDefault()?.Value ?? "";

    /// <returns>Null if the body breaks its schema.</returns>
    public static TagQuery? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<TagQuery>(body.Span, Json) is
            {
                Action: "filter", Limit: >= 10 and <= 50, Offset: >= 0, Matches: [] or [{ Key: "resource_name", Value.Length: <= 255 }],
            } query ? query : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record Match(string? Key, string? Value);
}
