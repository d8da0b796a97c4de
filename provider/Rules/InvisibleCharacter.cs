using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>Invisible characters, which are often copied along with a string from a page, a chat, or a spreadsheet.</summary>
internal static class InvisibleCharacter
{
    /// <summary>
    /// Default_Ignorable_Code_Point of https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt, which includes the byte order mark, the soft
    /// hyphen, and all directional marks; and the interlinear annotation characters (U+FFF9 to U+FFFB).
    /// </summary>
    private static readonly (int First, int Last)[] Invisible =
    [
        (0xad, 0xad), (0x34f, 0x34f), (0x61c, 0x61c), (0x115f, 0x1160), (0x17b4, 0x17b5), (0x180b, 0x180f), (0x200b, 0x200f), (0x202a, 0x202e),
        (0x2060, 0x206f), (0x3164, 0x3164), (0xfe00, 0xfe0f), (0xfeff, 0xfeff), (0xffa0, 0xffa0), (0xfff0, 0xfffb), (0x1bca0, 0x1bca3),
        (0x1d173, 0x1d17a), (0xe0000, 0xe0fff),
    ];

    /// <summary>What is wrong with a string that has an invisible character without a purpose; null if it has none.</summary>
    public static string? Problem(string text)
    {
        if (Ascii.IsValid(text)) return null;
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsInvisible(runes[i]) && !HasPurpose(runes, i)) return Problem(runes[i]);
        }

        return null;
    }

    public static string Problem(Rune character) => $"contains an invisible character (U+{character.Value:X4}); retype it";

    public static bool IsInvisible(Rune character) => Invisible.Any(range => character.Value >= range.First && character.Value <= range.Last);

    /// <summary>
    /// Persian, the scripts of India, and emoji are spelled with joiners between two characters, and Han, Mongolian, and emoji with a variation selector after
    /// a character. The preceding character has already passed this check.
    /// </summary>
    private static bool HasPurpose(Rune[] runes, int index)
    {
        if (index == 0 || runes[index - 1].IsAscii) return false;
        return runes[index].Value switch
        {
            0x200c or 0x200d => index + 1 < runes.Length && !runes[index + 1].IsAscii && !IsInvisible(runes[index + 1]),
            (>= 0x180b and <= 0x180d) or 0x180f or (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef) => !IsInvisible(runes[index - 1]),
            _ => false,
        };
    }
}
