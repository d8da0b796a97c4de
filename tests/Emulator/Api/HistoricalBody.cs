using System.Text.Json;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The body of the historical apply (https://support.huaweicloud.com/api-ccm/ccm_02_0020.html), where it differs from <see cref="ApplyBody"/>. The company's
/// fields must be present, even if they are empty. The country is required. So is a lowercase method, as the page has said since 2023-12-29. The algorithm
/// fields do not exist, so they are ignored.
/// </summary>
internal static class HistoricalBody
{
    private static readonly string[] Keys = ["company_name", "company_province", "company_city"];
    private static readonly string[] Unknown = ["key_algorithm", "ca_hash_algorithm"];

    /// <returns>Like <see cref="ApplyBody.Read"/>.</returns>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlyMemory<byte> body) =>
        ApplyBody.Read(body) is { } fields
        && HasKeys(body)
        && fields.ContainsKey("country")
        && fields.GetValueOrDefault("domain_method") is "dns" or "file" or "email"
            ? fields.Where(field => !Unknown.Contains(field.Key)).ToDictionary()
            : null;

    private static bool HasKeys(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return Keys.All(key => document.RootElement.TryGetProperty(key, out _));
    }
}
