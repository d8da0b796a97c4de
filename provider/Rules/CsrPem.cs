using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Finds the certificate request in a pasted string. Text around the PEM block and the form of its line breaks make no difference
/// (https://www.rfc-editor.org/rfc/rfc7468#section-2).
/// </summary>
internal static class CsrPem
{
    private const string Label = "CERTIFICATE REQUEST";

    private const string PrivateKey =
        "contains a private key, which belongs neither in a program nor in SCM: remove it. If this program was shared, consider the key disclosed, and " +
        "create a new key and a new request";

    private const string Utf16 = "is UTF-16 text that was read with a different encoding; save the file as UTF-8";

    /// <summary>The form that is stored, compared, and sent. A string that contains no request stays as it is.</summary>
    public static string Canonical(string text) => TryDecode(text, out var der, out _) ? PemEncoding.WriteString(Label, der) : text;

    /// <summary>What is wrong with the PEM block; null if nothing is.</summary>
    public static string? Problem(string text) => TryDecode(text, out _, out var problem) ? null : problem;

    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? der, [NotNullWhen(false)] out string? problem)
    {
        // Dashes separate a label from the rest. An editor may have changed how many there are.
        var visible = Visible(text);
        var parts = visible.Split('-', StringSplitOptions.RemoveEmptyEntries);
        der = null;
        var base64 = "";
        problem = HasPrivateKey(visible, parts) ? PrivateKey : IsUtf16(text) ? Utf16 : FrameProblem(parts, out base64);
        if (problem is not null) return false;
        der = Decode(base64);
        problem = der is null ? "is damaged: the content between the BEGIN and END lines is not Base64; copy the whole request again"
            : IsPrivateKey(der) ? PrivateKey
            : null;
        return problem is null;
    }

    private static string? FrameProblem(string[] parts, out string base64)
    {
        base64 = "";
        var begin = Array.FindIndex(parts, IsBegin);
        if (begin < 0)
        {
            return Array.Exists(parts, part => IsBoundary(part, "BEGIN") && part.EndsWith("CERTIFICATE", StringComparison.Ordinal))
                ? "is a certificate; pass the certificate request (-----BEGIN CERTIFICATE REQUEST-----)"
                : "is not a certificate request in PEM form; pass the content of the file that begins with -----BEGIN CERTIFICATE REQUEST-----";
        }

        if (Array.FindLastIndex(parts, IsBegin) != begin) return "contains more than one certificate request; pass only one";
        var end = Array.FindIndex(parts, begin, part => IsBoundary(part, "END"));
        if (end < 0) return "is cut off: its END line is missing; copy the whole request again";
        base64 = string.Join('-', parts[(begin + 1)..end]);
        return null;
    }

    /// <summary>The labels in use: https://www.rfc-editor.org/rfc/rfc7468#section-7.</summary>
    private static bool IsBegin(string part) => part is "BEGINCERTIFICATEREQUEST" or "BEGINNEWCERTIFICATEREQUEST";

    /// <summary>Of any kind: RSA, EC, encrypted, OpenSSH, PGP, PuTTY, or without its BEGIN and END lines.</summary>
    private static bool HasPrivateKey(string visible, string[] parts) =>
        Array.Exists(parts, part => (IsBoundary(part, "BEGIN") || IsBoundary(part, "END")) && part.Contains("PRIVATEKEY", StringComparison.Ordinal))
        || visible.Contains("Private-Lines:", StringComparison.Ordinal)
        || (parts.Length == 1 && Decode(parts[0]) is { } der && IsPrivateKey(der));

    private static bool IsBoundary(string part, string kind) => part.StartsWith(kind, StringComparison.Ordinal);

    /// <summary>
    /// A private key begins with its version (https://www.rfc-editor.org/rfc/rfc5958#section-2, https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2,
    /// https://www.rfc-editor.org/rfc/rfc5915#section-3), which a request does not.
    /// </summary>
    private static bool IsPrivateKey(byte[] der)
    {
        try
        {
            return new AsnReader(der, AsnEncodingRules.BER).ReadSequence().TryReadInt32(out var version) && version is >= 0 and <= 3;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>
    /// The bytes of UTF-16 text were read as separate characters in either order, or two ASCII characters were read as one (<c>--</c> is U+2D2D).
    /// </summary>
    private static bool IsUtf16(string text) =>
        text.Contains("\0-\0", StringComparison.Ordinal) || text.AsSpan().ContainsAny('\uFFFE', '\u2D00', '\u2D2D');

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64Chars(base64, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>
    /// The text without blanks, line breaks, BOMs, and other invisible characters, and with one kind of dash. A CI system or a template may have written a line
    /// break as <c>\n</c>, <c>`n</c>, <c>%0A</c>, or <c>&amp;#10;</c>, and a plus sign as <c>\u002B</c>.
    /// </summary>
    private static string Visible(string text)
    {
        var unescaped = Uri.UnescapeDataString(WebUtility.HtmlDecode(text));
        var visible = new StringBuilder(unescaped.Length);
        for (var i = 0; i < unescaped.Length; i++)
        {
            var character = unescaped[i];
            if (character is '\\' or '`')
            {
                if (i + 1 < unescaped.Length && unescaped[i + 1] is 'n' or 'r' or 't') i++;
                if (!unescaped.AsSpan(i).StartsWith("\\u") || !IsCode(unescaped.AsSpan(i + 2), out character)) continue;
                i += 5;
            }

            var category = char.GetUnicodeCategory(character);
            if (category == UnicodeCategory.DashPunctuation) visible.Append('-');
            else if (category is not (UnicodeCategory.Control or UnicodeCategory.Format) && !char.IsWhiteSpace(character)) visible.Append(character);
        }

        return visible.ToString();
    }

    private static bool IsCode(ReadOnlySpan<char> text, out char character)
    {
        var isCode = ushort.TryParse(text[..Math.Min(4, text.Length)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        character = (char)code;
        return isCode && text.Length >= 4;
    }
}
