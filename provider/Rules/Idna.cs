using System.Globalization;
using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Internationalised names in their A-label form (https://www.rfc-editor.org/rfc/rfc5890). The framework's mapping only encodes here: without ICU
/// (InvariantGlobalization) it neither folds case nor normalises, and would silently encode another name. So case is folded before, and only
/// letters that normalization does not change are accepted. The user can still write everything else as <c>xn--…</c>.
/// </summary>
internal static class Idna
{
    /// <summary>The full stop and its ideographic forms (https://www.unicode.org/reports/tr46/#Notation).</summary>
    private static readonly char[] Separators = ['.', '\u3002', '\uff0e', '\uff61'];

    private static readonly IdnMapping Mapping = new();

    /// <summary>
    /// Letters that are valid in a U-label (https://www.rfc-editor.org/rfc/rfc5892) and that NFKC and case folding leave alone (but for ß and ς, which
    /// IDNA2008 keeps). There is no combining mark among them, so no two of them compose either.
    /// </summary>
    private static readonly (int First, int Last)[] Letters =
    [
        (0xdf, 0xf6), (0xf8, 0x12f), (0x131, 0x131), (0x134, 0x13e), (0x141, 0x148), (0x14a, 0x17e), // Latin
        (0x1a0, 0x1a1), (0x1af, 0x1b0), (0x1cd, 0x1dc), (0x218, 0x21b), (0x1ea0, 0x1ef9), // Latin: Vietnamese, Pinyin, Romanian
        (0x390, 0x390), (0x3ac, 0x3ce), // Greek
        (0x430, 0x45f), (0x48a, 0x4bf), (0x4d0, 0x52f), // Cyrillic
        (0x561, 0x586), (0x10d0, 0x10fa), // Armenian, Georgian
        (0x5d0, 0x5ea), (0x620, 0x63a), (0x641, 0x64a), (0x679, 0x6d3), // Hebrew, Arabic
        (0x3005, 0x3007), (0x3400, 0x4dbf), (0x4e00, 0x9fff), (0x20000, 0x2a6df), // Chinese
        (0x3041, 0x3096), (0x309d, 0x309e), (0x30a1, 0x30fa), (0x30fc, 0x30fe), (0x3105, 0x312f), // Kana, Bopomofo
        (0xac00, 0xd7a3), // Korean
    ];

    /// <param name="name">A host name, perhaps a wildcard.</param>
    /// <param name="problem">Why a label cannot be mapped; null if it can.</param>
    public static string ToAscii(string name, out string? problem)
    {
        problem = null;
        var labels = name.ToLowerInvariant().Split(Separators);
        foreach (ref var label in labels.AsSpan())
        {
            if (!Ascii.IsValid(label)) label = ToALabel(label, ref problem);
        }

        return string.Join('.', labels);
    }

    private static string ToALabel(string label, ref string? problem)
    {
        problem ??= Problem(label);
        if (problem is not null) return label;
        try
        {
            return Mapping.GetAscii(label);
        }
        catch (ArgumentException)
        {
            problem = "has a label that cannot be turned into an A-label: it would be longer than 63 characters, or mixes writing from the right with " +
                "writing from the left; write it as xn--…";
            return label;
        }
    }

    private static string? Problem(string label)
    {
        if (label[0] == '-' || label[^1] == '-') return "has a label that begins or ends with a hyphen";
        foreach (var rune in label.EnumerateRunes())
        {
            if (rune.IsAscii || IsLetter(rune.Value)) continue;
            if (Rune.IsWhiteSpace(rune)) return "contains a blank";
            if (rune.Value is >= 0xff00 and <= 0xffef) return "has full-width or half-width characters; write them in their ordinary form";
            return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                ? "has a combining mark; write the letter as one character (ü, not u and a mark), or the label in its A-label form (xn--…)"
                : "has a character that cannot be turned into an A-label here; write that label in its A-label form (xn--…)";
        }

        return null;
    }

    private static bool IsLetter(int character) => Letters.Any(range => character >= range.First && character <= range.Last);
}
