using System.Text.Json;
using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Configuration;

/// <summary>
/// Reads one configured value. The engine passes strings for the default provider, JSON in strings from typed SDKs, and native values from YAML. Any of these
/// may contain secrets at any level.
/// </summary>
internal static class ConfigurationValue
{
    /// <summary>The value as a string; null if it is not set or unknown.</summary>
    public static string? Text(PropertyValue? value) => value?.Bare() switch
    {
        PropertyValue.Text text => Unwrapped(text.Value),
        PropertyValue.Number number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        PropertyValue.Bool flag => flag.Value ? "true" : "false",
        _ => null,
    };

    /// <summary>JSON in a string is decoded only if it is a string or a signed envelope, because a password may begin with a brace.</summary>
    private static string? Unwrapped(string text)
    {
        if (text.Length == 0) return null;
        if (text[0] is not ('"' or '{')) return text;
        try
        {
            using var document = JsonDocument.Parse(text);
            return Unwrapped(document.RootElement, text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException) // or an unpaired surrogate
        {
            return text;
        }
    }

    private static string? Unwrapped(JsonElement element, string text) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { Length: > 0 } inner ? inner : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        JsonValueKind.Null => null,
        JsonValueKind.Object when element.TryGetProperty(StructCodec.SignatureKey, out _) && element.TryGetProperty("value", out var value) =>
            Unwrapped(value, text),
        _ => text,
    };
}
