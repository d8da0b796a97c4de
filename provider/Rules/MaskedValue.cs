using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// What a service shows instead of a hidden value: asterisks and other signs, or one character repeated. A real value may look the same, so a match only means
/// that the value cannot be relied on.
/// </summary>
internal static class MaskedValue
{
    /// <summary>Signs that Unicode classifies as punctuation. All symbols (●, ■, ×, ∗) are signs as well.</summary>
    private const string Signs = "*＊﹡⁎#＃?？•…‥※[]{}";

    private const int LongRun = 3;

    public static bool Is(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        for (var (start, end) = (0, 0); start < runes.Length; start = end)
        {
            var character = runes[start];
            while (end < runes.Length && runes[end] == character) end++;
            if (IsSign(character)) return true;
            if (end - start >= LongRun && !Rune.IsDigit(character) && !Rune.IsWhiteSpace(character)) return true;
            if (end - start == 2 && character.Value is 'x' or 'X' && !IsLetter(start - 1) && !IsLetter(end)) return true;
        }

        return false;

        bool IsLetter(int index) => index >= 0 && index < runes.Length && runes[index].IsAscii && Rune.IsLetter(runes[index]);
    }

    private static bool IsSign(Rune character) =>
        Signs.Contains(character.ToString(), StringComparison.Ordinal)
        || (Rune.IsSymbol(character) && character.Value is not ('+' or '$' or '^' or '`'));
}
