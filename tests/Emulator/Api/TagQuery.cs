using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The body of the query by tag (https://support.huaweicloud.com/intl/en-us/api-ccm/ListCertificatesByTag.html), as far as the provider uses it: any other
/// field is refused. The only match key that the documentation names is <c>resource_name</c>. How a name matches is not documented; here a part of it
/// is enough.
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

    /// <summary>Counts certificates.</summary>
    public int Offset { get; init; }

    public IReadOnlyList<Match> Matches { get; init; } = [];

    /// <summary>A part of the certificate's name; empty for all.</summary>
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
