using System.Globalization;
using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// What a label of an internationalized name may contain (https://www.rfc-editor.org/rfc/rfc5891#section-4.2). ASCII characters are checked in the A-label.
/// </summary>
internal static class ULabel
{
    private const int Joiner = 0x200d;
    private const int NonJoiner = 0x200c;

    /// <summary>What is wrong with a label, case folded; null if nothing is.</summary>
    public static string? Problem(Rune[] label) =>
        CharacterProblem(label) ?? HyphenProblem(label) ?? MarkProblem(label) ?? ContextProblem(label) ?? DirectionProblem(label);

    private static string Code(Rune character) => $"U+{character.Value:X4}";

    private static string? HyphenProblem(Rune[] label)
    {
        if (label[0].Value == '-' || label[^1].Value == '-') return DomainName.OuterHyphen;
        return label.Length > 3 && label[2].Value == '-' && label[3].Value == '-' ? DomainName.ReservedHyphens : null;
    }

    private static string? CharacterProblem(Rune[] label)
    {
        foreach (var character in label)
        {
            if (character.IsAscii || character.Value is Joiner or NonJoiner) continue;
            if (InvisibleCharacter.IsInvisible(character)) return InvisibleCharacter.Problem(character);
            if (IdnaCharacter.Of(character).IsAllowed) continue;
            return character.Value is >= 0xff00 and <= 0xffef
                ? $"has a full-width or half-width character ({Code(character)}); write it in its ordinary form"
                : $"has a character ({Code(character)}) that is not allowed in host names (RFC 5892); remove it, or write it in its ordinary form";
        }

        return null;
    }

    private static string? MarkProblem(Rune[] label)
    {
        if (IsMark(label[0])) return $"has a label that begins with a combining mark ({Code(label[0])}), which RFC 5891 forbids; write the letter before it";
        var different = Normalization.FirstDifference(label);
        if (different < 0) return null;
        var mark = label.Skip(different).FirstOrDefault(IsMark, label[different]);
        return $"has a combining mark ({Code(mark)}) that is not in normal form (NFC, RFC 5891); " +
            "write the letter and the mark as one character (ü, not u and a mark)";
    }

    private static bool IsMark(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string? ContextProblem(Rune[] label)
    {
        for (var i = 0; i < label.Length; i++)
        {
            if (FitsContext(label, i)) continue;
            return label[i].Value is Joiner or NonJoiner
                ? InvisibleCharacter.Problem(label[i])
                : $"has a character ({Code(label[i])}) that RFC 5892 allows only next to certain other characters; remove it";
        }

        return null;
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc5892#appendix-A.</summary>
    private static bool FitsContext(Rune[] label, int index)
    {
        var before = index > 0 ? label[index - 1] : default;
        var after = index + 1 < label.Length ? label[index + 1] : default;
        return label[index].Value switch
        {
            NonJoiner => IdnaCharacter.Of(before).IsVirama || JoinsBothSides(label, index),
            Joiner => IdnaCharacter.Of(before).IsVirama,
            0xb7 => before.Value == 'l' && after.Value == 'l', // between the two of a Catalan l·l
            0x375 => IdnaCharacter.Of(after).Script == Script.Greek,
            0x5f3 or 0x5f4 => IdnaCharacter.Of(before).Script == Script.Hebrew,
            0x30fb => label.Any(character => IdnaCharacter.Of(character).Script == Script.Japanese),
            >= 0x660 and <= 0x669 => !label.Any(character => character.Value is >= 0x6f0 and <= 0x6f9), // digits of both forms look alike
            _ => true,
        };
    }

    private static bool JoinsBothSides(Rune[] label, int index)
    {
        var left = label.Take(index).Reverse().Select(JoiningOf).FirstOrDefault(joining => joining != Joining.Transparent);
        var right = label.Skip(index + 1).Select(JoiningOf).FirstOrDefault(joining => joining != Joining.Transparent);
        return left is Joining.Left or Joining.Dual && right is Joining.Right or Joining.Dual;
    }

    private static Joining JoiningOf(Rune character) => IdnaCharacter.Of(character).Joining;

    /// <summary>
    /// The Bidi rule (https://www.rfc-editor.org/rfc/rfc5893#section-2), which RFC 5891 requires for labels with a right-to-left character. Other labels of the
    /// same name are not checked (C7).
    /// </summary>
    private static string? DirectionProblem(Rune[] label)
    {
        var directions = Array.ConvertAll(label, character => IdnaCharacter.Of(character).Direction);
        var firstFromRight = Array.FindIndex(directions, direction => direction is Direction.RightToLeft or Direction.ArabicNumber);
        if (firstFromRight < 0) return null;
        var at = directions[0] switch
        {
            Direction.LeftToRight => firstFromRight,
            Direction.RightToLeft => Misplaced(directions),
            _ => 0,
        };
        return at < 0 ? null : $"has a character ({Code(label[at])}) that RFC 5893 does not allow at that position in a right-to-left label; " +
            "do not mix letters of both directions, or different kinds of digits, in one label";
    }

    /// <summary>The index of the first character that is not allowed in a label that begins with a right-to-left letter; -1 if there is none.</summary>
    private static int Misplaced(Direction[] directions)
    {
        var fromLeft = Array.IndexOf(directions, Direction.LeftToRight);
        if (fromLeft >= 0) return fromLeft;
        var last = Array.FindLastIndex(directions, direction => direction != Direction.Mark);
        if (directions[last] == Direction.Neutral) return last;
        return directions.Contains(Direction.EuropeanNumber) ? Array.IndexOf(directions, Direction.ArabicNumber) : -1;
    }
}
