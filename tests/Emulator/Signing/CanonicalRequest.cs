using System.Security.Cryptography;
using System.Text;

namespace ScmPulumi.Emulator.Signing;

/// <summary>
/// The canonical form of a received request for SDK-HMAC-SHA256 (https://support.huaweicloud.com/devg-apisign/api-sign-algorithm-002.html). Escapes in the
/// received request are decoded and then encoded again.
/// </summary>
internal static class CanonicalRequest
{
    public static string Create(string method, string target, IEnumerable<(string Name, IEnumerable<string> Values)> signedHeaders, string bodyHash)
    {
        var (path, query) = Split(target, '?');
        var headers = signedHeaders.OrderBy(h => h.Name, StringComparer.Ordinal).ToList();
        var lines = headers.SelectMany(h => h.Values.Select(v => v.Trim()).Order(StringComparer.Ordinal).Select(v => $"{h.Name}:{v}\n"));
        var names = string.Join(';', headers.Select(h => h.Name));
        return string.Join('\n', method.ToUpperInvariant(), Path(path), Query(query), string.Concat(lines), names, bodyHash);
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Sign(string secretKey, string date, string canonicalRequest)
    {
        var toSign = $"SDK-HMAC-SHA256\n{date}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Path(string path)
    {
        var encoded = string.Join('/', path.Split('/').Select(Recode));
        return encoded.EndsWith('/') ? encoded : encoded + '/';
    }

    private static string Query(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => Split(pair, '='))
        .Select(pair => (Key: Uri.UnescapeDataString(pair.Before), Value: Uri.UnescapeDataString(pair.After)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static string Recode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static (string Before, string After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
