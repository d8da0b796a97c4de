using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Values;

/// <summary>Pulumi's special property values in JSON: unknowns are sentinel strings, secrets are envelopes.</summary>
public static class Property
{
    /// <summary>The member that distinguishes an envelope from an ordinary object. Its value is the kind of envelope.</summary>
    public const string Signature = "4dabf18193072939515e22adb298388d";

    public const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>The sentinel for an unknown string, and for an unknown of unknown type.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly HashSet<string> Unknowns =
    [
        Unknown,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];

    public static JsonObject Secret(JsonNode? value) =>
        new() { [Signature] = SecretSignature, ["value"] = value is { Parent: not null } ? value.DeepClone() : value };

    public static bool IsSecret(JsonNode? value) => value is JsonObject envelope && (envelope[Signature] as JsonValue)?.ToString() == SecretSignature;

    public static bool IsUnknown(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var sentinel) && Unknowns.Contains(sentinel);

    public static bool HasUnknown(JsonNode? value) => IsUnknown(value) || Children(value).Any(HasUnknown);

    public static bool HasSecret(JsonNode? value) => IsSecret(value) || Children(value).Any(HasSecret);

    /// <summary>The value without its own envelope. Envelopes inside it stay.</summary>
    public static JsonNode? Reveal(JsonNode? value) => IsSecret(value) ? Reveal(value!["value"]) : value;

    /// <summary>A copy without any secret envelopes.</summary>
    public static JsonNode? RevealAll(JsonNode? value) => Reveal(value) switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, RevealAll(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(RevealAll)]),
        { } scalar => scalar.DeepClone(),
        null => null,
    };

    public static JsonObject Copy(JsonObject? members) => members?.DeepClone().AsObject() ?? [];

    private static IEnumerable<JsonNode?> Children(JsonNode? value) => value switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray elements => elements,
        _ => [],
    };
}
