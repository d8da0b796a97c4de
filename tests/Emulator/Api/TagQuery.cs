using System.Text.Json;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The body of the query by tag (https://support.huaweicloud.com/intl/en-us/api-ccm/ListCertificatesByTag.html). Of the keys that a match may
/// have the documentation names only <c>resource_name</c>, so the emulator refuses any other. How a name matches is not documented; here a part
/// of it does.
/// </summary>
internal sealed record TagQuery
{
    private const int MostKeys = 20;
    private const int MostValues = 20;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Action { get; init; } = "filter";
    public int Limit { get; init; } = 10;

    /// <summary>Counts certificates.</summary>
    public int Offset { get; init; }

    public bool WithoutAnyTag { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
    public IReadOnlyList<Tag>? TagsAny { get; init; }
    public IReadOnlyList<Tag>? NotTags { get; init; }
    public IReadOnlyList<Tag>? NotTagsAny { get; init; }
    public IReadOnlyList<Match>? Matches { get; init; }

    public bool CountsOnly => Action == "count";

    /// <summary>A part of the certificate's name; empty for all.</summary>
    public string Name => Matches?.SingleOrDefault()?.Value ?? "";

    /// <summary>Certificates of the emulator have no tags, so a query for one finds nothing.</summary>
    public bool SelectsNothing => !WithoutAnyTag && (Tags is { Count: > 0 } || TagsAny is { Count: > 0 });

    /// <returns>Null if the body breaks its schema.</returns>
    public static TagQuery? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var query = JsonSerializer.Deserialize<TagQuery>(body.IsEmpty ? "{}"u8 : body.Span, Json);
            return query is { Action: "filter" or "count", Limit: 10 or 20 or 50, Offset: >= 0 }
                && new[] { query.Tags, query.TagsAny, query.NotTags, query.NotTagsAny }.All(TagsFit)
                && (query.Matches is null || query.Matches is [] or [{ Key: "resource_name", Value.Length: <= 255 }]) ? query : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TagsFit(IReadOnlyList<Tag>? tags) => tags is null
        || (tags.Count <= MostKeys && tags.DistinctBy(tag => tag.Key).Count() == tags.Count
            && tags.All(tag => tag is { Key.Length: >= 1 and <= 128, Values.Count: <= MostValues } && tag.Values.Distinct().Count() == tag.Values.Count));

    internal sealed record Tag(string? Key, IReadOnlyList<string>? Values);

    internal sealed record Match(string? Key, string? Value);
}
