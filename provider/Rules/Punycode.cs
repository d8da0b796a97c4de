using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Punycode (https://www.rfc-editor.org/rfc/rfc3492). The framework's implementation is not used, because without ICU it applies the right-to-left rules of
/// IDNA2003, and does not decode labels that those rules refuse.
/// </summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int MinThreshold = 1;
    private const int MaxThreshold = 26;
    private const int FirstBias = 72;
    private const int FirstCode = 0x80;
    private const char Delimiter = '-';
    private const string Digits = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <param name="text">At most 255 characters, so nothing overflows.</param>
    public static string Encode(Rune[] text)
    {
        var encoded = new StringBuilder();
        foreach (var character in text.Where(character => character.IsAscii)) encoded.Append((char)character.Value);
        var (done, ascii) = (encoded.Length, encoded.Length);
        if (ascii > 0) encoded.Append(Delimiter);
        var (code, bias, delta) = (FirstCode, FirstBias, 0);
        while (done < text.Length)
        {
            var next = text.Where(character => character.Value >= code).Min(character => character.Value);
            delta += (next - code) * (done + 1);
            code = next;
            foreach (var character in text)
            {
                if (character.Value < code) delta++;
                if (character.Value != code) continue;
                AppendNumber(encoded, delta, bias);
                bias = Adapt(delta, ++done, isFirst: done == ascii + 1);
                delta = 0;
            }

            delta++;
            code++;
        }

        return encoded.ToString();
    }

    /// <summary>Null if the text is not an encoding.</summary>
    /// <param name="text">ASCII, lower case.</param>
    public static Rune[]? Decode(ReadOnlySpan<char> text)
    {
        var delimiter = text.LastIndexOf(Delimiter);
        var decoded = new List<Rune>();
        foreach (var character in text[..Math.Max(delimiter, 0)]) decoded.Add(new Rune(character));
        var (code, index, bias, ascii) = (FirstCode, 0L, FirstBias, decoded.Count);
        for (var at = delimiter > 0 ? delimiter + 1 : 0; at < text.Length;)
        {
            if (ReadNumber(text, ref at, bias) is not { } delta) return null;
            index += delta;
            var steps = index / (decoded.Count + 1);
            if (steps > int.MaxValue - code || !Rune.IsValid(code += (int)steps)) return null;
            bias = Adapt(delta, decoded.Count + 1, isFirst: decoded.Count == ascii);
            index %= decoded.Count + 1;
            decoded.Insert((int)index++, new Rune(code));
        }

        return [.. decoded];
    }

    private static void AppendNumber(StringBuilder encoded, int number, int bias)
    {
        for (var position = Base; ; position += Base)
        {
            var threshold = Threshold(position, bias);
            if (number < threshold) break;
            encoded.Append(Digits[threshold + (number - threshold) % (Base - threshold)]);
            number = (number - threshold) / (Base - threshold);
        }

        encoded.Append(Digits[number]);
    }

    private static int? ReadNumber(ReadOnlySpan<char> text, ref int at, int bias)
    {
        var (number, weight) = (0L, 1L);
        for (var position = Base; at < text.Length; position += Base)
        {
            var digit = Digits.IndexOf(text[at++]);
            if (digit < 0) return null;
            number += digit * weight;
            if (number > int.MaxValue) return null;
            var threshold = Threshold(position, bias);
            if (digit < threshold) return (int)number;
            weight *= Base - threshold; // no overflow: weight is at most number here
        }

        return null;
    }

    private static int Threshold(int position, int bias) => Math.Clamp(position - bias, MinThreshold, MaxThreshold);

    private static int Adapt(int delta, int count, bool isFirst)
    {
        const int skew = 38;
        const int damp = 700;
        delta /= isFirst ? damp : 2;
        delta += delta / count;
        var position = 0;
        for (; delta > (Base - MinThreshold) * MaxThreshold / 2; position += Base) delta /= Base - MinThreshold;
        return position + (Base - MinThreshold + 1) * delta / (delta + skew);
    }
}
