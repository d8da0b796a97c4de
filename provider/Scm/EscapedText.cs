using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// A string that may contain escaped characters: JSON (https://www.rfc-editor.org/rfc/rfc8259#section-7), percent-encoding
/// (https://www.rfc-editor.org/rfc/rfc3986#section-2.1), or HTML character references.
/// </summary>
internal static class EscapedText
{
    private const int LongestReference = 10;

    /// <summary>Decodes all escapes once. An invalid escape stays as it is.</summary>
    /// <param name="places">The position in the string at which each character of the result begins, and the end of the string.</param>
    public static string Decode(string text, out int[] places)
    {
        var (decoded, begins) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        for (var i = 0; i < text.Length;)
        {
            var length = text[i] switch
            {
                '\\' => Json(text.AsSpan(i), decoded),
                '%' => Percent(text.AsSpan(i), decoded),
                '&' => Html(text, i, decoded),
                _ => 0,
            };
            if (length == 0) decoded.Append(text[i]);
            while (begins.Count < decoded.Length) begins.Add(i);
            i += Math.Max(1, length);
        }

        places = [.. begins, text.Length];
        return decoded.ToString();
    }

    /// <returns>The length of the escape; zero if there is none.</returns>
    private static int Json(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        if (text.Length < 2) return 0;
        if (text[1] == 'u')
        {
            if (text.Length < 6 || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)) return 0;
            decoded.Append((char)unit);
            return 6;
        }

        var index = "\"\\/'nrt".IndexOf(text[1], StringComparison.Ordinal);
        if (index < 0) return 0;
        decoded.Append("\"\\/'\n\r\t"[index]);
        return 2;
    }

    /// <summary>Decodes one character, which has as many escapes as its UTF-8 form has bytes.</summary>
    private static int Percent(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        for (; count < bytes.Length && text.Length >= 3 && text[0] == '%'; count++, text = text[3..])
        {
            if (!byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count])) break;
        }

        if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) != OperationStatus.Done) return 0;
        decoded.Append(rune.ToString());
        return used * 3;
    }

    private static int Html(string text, int at, StringBuilder decoded)
    {
        var end = text.IndexOf(';', at, Math.Min(LongestReference, text.Length - at));
        if (end < 0) return 0;
        var reference = text[at..(end + 1)];
        var character = WebUtility.HtmlDecode(reference);
        if (character == reference) return 0;
        decoded.Append(character);
        return reference.Length;
    }
}
