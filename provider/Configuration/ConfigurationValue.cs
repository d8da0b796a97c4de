using System.Globalization;
using System.Text.Json;
using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Configuration;

/// <summary>
/// Reads one configured value. The engine passes strings for the default provider, JSON in strings from typed SDKs, and native values from YAML. Any of these
/// may contain secrets at any level.
/// </summary>
internal static class ConfigurationValue
{
    /// <summary>The value as a string; null if it is not set, unknown, or of the wrong kind.</summary>
    public static string? Text(ConfigurationKey key, PropertyValue? value) => ProblemOfKind(key, value) is not null ? null : Read(value) switch
    {
        PropertyValue.Text text => text.Value,
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>What is wrong with the kind of a value; null if nothing is.</summary>
    public static string? ProblemOfKind(ConfigurationKey key, PropertyValue? value) => Read(value) switch
    {
        null => null,
        PropertyValue.Number or PropertyValue.Text when key.IsInteger => null,
        { } other when key.IsInteger => PropertyKind.Problem("a whole number", other),
        PropertyValue.Text text => IsRounded(text.Value) ? PropertyKind.NotText(new PropertyValue.Number(0)) : null,
        { } other => PropertyKind.NotText(other),
    };

    /// <summary>The value without its wrappers; null if it is not set or unknown.</summary>
    public static PropertyValue? Read(PropertyValue? value) => value?.Bare() switch
    {
        PropertyValue.Text text => Unwrapped(text.Value),
        PropertyValue.Unknown => null,
        var other => other,
    };

    /// <summary>Whether the string is a long number that lost its last digits when it was converted: <c>1.2345678901234567E+19</c>.</summary>
    private static bool IsRounded(string text) =>
        text.Contains("e+", StringComparison.OrdinalIgnoreCase) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>JSON in a string is decoded only if it is a string or a signed envelope, because a password may begin with a brace.</summary>
    private static PropertyValue? Unwrapped(string text)
    {
        if (text.Length == 0) return null;
        if (text[0] is not ('"' or '{')) return PropertyValue.Of(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            return Unwrapped(document.RootElement, text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException) // or an unpaired surrogate
        {
            return PropertyValue.Of(text);
        }
    }

    private static PropertyValue? Unwrapped(JsonElement element, string text) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { Length: > 0 } inner ? PropertyValue.Of(inner) : null,
        JsonValueKind.Number => new PropertyValue.Number(element.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => PropertyValue.Of(element.GetBoolean()),
        JsonValueKind.Null => null,
        JsonValueKind.Object when element.TryGetProperty(StructCodec.SignatureKey, out _) && element.TryGetProperty("value", out var value) =>
            Unwrapped(value, text),
        _ => PropertyValue.Of(text),
    };
}
