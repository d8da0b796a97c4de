using System.Security.Cryptography;
using System.Text;

namespace ScmPulumi.Provider.Scm.Signing;

/// <summary>
/// The canonical form of a request, which both sides hash (https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-002.html).
/// </summary>
internal sealed class CanonicalRequest
{
    /// <param name="method">In upper case.</param>
    /// <param name="uri">The absolute address of the request; path and query are read from it.</param>
    /// <param name="headers">The headers to sign, each name once, with exactly the values that are sent.</param>
    /// <param name="body">Exactly the bytes that are sent.</param>
    public CanonicalRequest(string method, Uri uri, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body)
    {
        var sorted = headers
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim()))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToList();
        SignedHeaders = string.Join(';', sorted.Select(header => header.Name));
        Text = string.Join('\n',
            method,
            CanonicalPath(uri.AbsolutePath),
            CanonicalQuery(uri.Query),
            string.Concat(sorted.Select(header => $"{header.Name}:{header.Value}\n")),
            SignedHeaders,
            Hex(SHA256.HashData(body)));
    }

    public string Text { get; }

    /// <summary>The names of the signed headers: lower case, sorted, joined by semicolons.</summary>
    public string SignedHeaders { get; }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public string Hash => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Ends with a slash in the canonical form, whether or not the request line does.</summary>
    private static string CanonicalPath(string path)
    {
        var encoded = string.Join('/', path.Split('/').Select(Encode));
        return encoded.EndsWith('/') ? encoded : encoded + '/';
    }

    private static string CanonicalQuery(string query) => string.Join('&', query
        .TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Key: Uri.UnescapeDataString(pair[0]), Value: pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : ""))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static string Encode(string segment) => Uri.EscapeDataString(Uri.UnescapeDataString(segment));

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
