using System.Text.Json;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The body of the historical apply (https://support.huaweicloud.com/api-ccm/ccm_02_0020.html), as far as it differs from <see cref="ApplyBody"/>: the
/// keys of the company must be there, if empty; the country must be given; the algorithms are not known, so they are ignored.
/// </summary>
internal static class HistoricalBody
{
    private static readonly string[] Keys = ["company_name", "company_province", "company_city", "country"];
    private static readonly string[] Unknown = ["key_algorithm", "ca_hash_algorithm"];

    /// <param name="body">As sent.</param>
    /// <param name="wantsMethod">As the page has it since 2023-12-29: a method must be given, in lower case.</param>
    /// <returns>As <see cref="ApplyBody.Read"/>.</returns>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlyMemory<byte> body, bool wantsMethod)
    {
        if (ApplyBody.Read(body) is not { } fields || !HasKeys(body) || !fields.ContainsKey("country")) return null;
        if (wantsMethod && fields.GetValueOrDefault("domain_method") is not ("dns" or "file" or "email")) return null;
        return fields.Where(field => !Unknown.Contains(field.Key)).ToDictionary();
    }

    private static bool HasKeys(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return Keys.All(key => document.RootElement.TryGetProperty(key, out _));
    }
}
