using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Normalization form C (https://www.unicode.org/reports/tr15/) for the characters that a label may contain. The framework does not support it without ICU.
/// Hangul is omitted, because its syllables are composed of letters that no label may contain.
/// </summary>
internal static class Normalization
{
    /// <summary>The index of the first character that differs from the normal form; -1 if none does.</summary>
    public static int FirstDifference(Rune[] text)
    {
        var composed = Compose(Order(text.SelectMany(Decomposed)));
        var same = text.AsSpan().CommonPrefixLength(composed.ToArray());
        return same == text.Length && same == composed.Count ? -1 : Math.Min(same, text.Length - 1);
    }

    private static IEnumerable<Rune> Decomposed(Rune character)
    {
        var pairs = IdnaTable.Pairs;
        for (var i = 0; i < pairs.Length; i += 3)
        {
            if (pairs[i + 2] == character.Value) return Decomposed(new Rune(pairs[i])).Append(new Rune(pairs[i + 1]));
        }

        return [character];
    }

    /// <summary>The canonical order: sorts the marks of each letter by their class.</summary>
    private static List<Rune> Order(IEnumerable<Rune> text)
    {
        var ordered = new List<Rune>();
        foreach (var character in text)
        {
            var at = ordered.Count;
            if (ClassOf(character) > 0) while (at > 0 && ClassOf(ordered[at - 1]) > ClassOf(character)) at--;
            ordered.Insert(at, character);
        }

        return ordered;
    }

    private static List<Rune> Compose(List<Rune> text)
    {
        var composed = new List<Rune>();
        var starter = -1;
        foreach (var character in text)
        {
            var isBlocked = starter < composed.Count - 1 && ClassOf(composed[^1]) >= ClassOf(character);
            if (starter >= 0 && !isBlocked && Composition(composed[starter], character) is { } both)
            {
                composed[starter] = both;
                continue;
            }

            composed.Add(character);
            if (ClassOf(character) == 0) starter = composed.Count - 1;
        }

        return composed;
    }

    private static Rune? Composition(Rune first, Rune second)
    {
        var pairs = IdnaTable.Pairs;
        for (var i = 0; i < pairs.Length; i += 3)
        {
            if (pairs[i] == first.Value && pairs[i + 1] == second.Value) return new Rune(pairs[i + 2]);
        }

        return null;
    }

    private static int ClassOf(Rune character) => IdnaCharacter.Of(character).CombiningClass;
}
