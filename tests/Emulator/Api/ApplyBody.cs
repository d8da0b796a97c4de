using System.Text;
using System.Text.Json;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The fields of the body of an apply request, with their types and lengths
/// (https://support.huaweicloud.com/intl/en-us/api-ccm/en-us_topic_0000002244678237.html). Limits are in characters. An empty string is treated as missing.
/// Other fields are ignored.
/// </summary>
internal static class ApplyBody
{
    private static readonly (string Name, int Limit)[] Texts =
    [
        ("domain", 255), ("sans", 4096), ("csr", 5120),
        ("company_name", 63), ("company_unit", 63), ("company_province", 63), ("company_city", 63), ("country", 2),
        ("applicant_name", 63), ("applicant_phone", 63), ("applicant_email", 256),
        ("contact_name", 63), ("contact_phone", 63), ("contact_email", 256),
        ("domain_method", 32), ("key_algorithm", 32), ("ca_hash_algorithm", 32),
    ];

    private static readonly string[] Booleans = ["auto_dns_auth", "agree_privacy_protection"];

    /// <returns>The fields that have a value, by wire name. Booleans are <c>true</c> or <c>false</c>. Null if the body breaks its schema.</returns>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, string>? Read(JsonElement body)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (name, limit) in Texts)
        {
            if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) continue;
            if (value.ValueKind != JsonValueKind.String) return null;

            var text = value.GetString()!;
            if (text.EnumerateRunes().Count() > limit) return null;
            if (text.Length > 0) fields[name] = text;
        }

        foreach (var name in Booleans)
        {
            if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) continue;
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return null;

            fields[name] = value.GetBoolean() ? "true" : "false";
        }

        return fields;
    }
}
