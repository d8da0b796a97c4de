using System.Globalization;
using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>Rules for persons. SCM publishes no patterns, so only what is certainly wrong is an error.</summary>
internal static class ContactRules
{
    private const string UsualInPhones = "+-() ./";

    /// <summary>
    /// Characters, in addition to letters and digits, that need no quotes before the @ (https://www.rfc-editor.org/rfc/rfc5322#section-3.2.3).
    /// </summary>
    private const string UsualInLocalParts = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>Characters, in addition to letters and spaces, that SCM documents, or that join the parts of an Irish or a Uyghur name.</summary>
    private const string UsualInNames = "_-,.'’·";

    /// <summary>
    /// Characters that words may need: joiners, and the dots inside a Catalan or Japanese word (https://www.rfc-editor.org/rfc/rfc5892#appendix-A).
    /// </summary>
    private const string PartsOfWords = "\u200c\u200d·・";

    /// <summary>https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1.</summary>
    private const int LongestLocalPart = 64;

    public static string? EmailProblem(string text)
    {
        if (InvisibleCharacter.Problem(text) is { } problem) return problem;
        var at = text.IndexOf('@');
        var oneAt = at > 0 && at < text.Length - 1 && text.IndexOf('@', at + 1) < 0;
        return oneAt && !text.Any(char.IsWhiteSpace) ? null : "is not an email address; write it as name@example.com";
    }

    /// <summary>
    /// Forms that no mailbox has, usually because text next to the address was copied with it. Other forms that RFC 5322 allows (quotes, comments) are
    /// doubtful.
    /// </summary>
    /// <param name="text">Has no <see cref="EmailProblem"/>.</param>
    public static string? EmailDoubt(string text)
    {
        var at = text.IndexOf('@');
        if (at > LongestLocalPart || !IsDotted(text[..at].Split('.'), UsualInLocalParts))
        {
            return "is not valid before the @; write only the address, as name@example.com";
        }

        var labels = text[(at + 1)..].Split('.');
        var isHost = labels.Length > 1 && IsDotted(labels, "-") && !labels.Any(label => label.StartsWith('-') || label.EndsWith('-'));
        return isHost && !labels[^1].All(char.IsAsciiDigit)
            ? null
            : "does not have a public host name after the @; write only the address, as name@example.com";
    }

    public static string? PhoneProblem(string text) => text.Any(char.IsAsciiDigit) ? null : "has no digit from 0 to 9; write a phone number";

    public static string? PhoneDoubt(string text)
    {
        if (InvisibleCharacter.Problem(text) is { } doubt) return doubt;
        var isUsual = text.All(character => char.IsAsciiDigit(character) || UsualInPhones.Contains(character));
        return isUsual ? null : "has characters that are unusual in a phone number; check it";
    }

    /// <summary>
    /// The description of the v3 call allows letters, <c>_ - , .</c>, and 4 to 100 bytes. Its schema allows up to 63 characters
    /// (https://support.huaweicloud.com/api-ccm/ApplyCertificate.html).
    /// </summary>
    public static string? ApplicantNameDoubt(string text)
    {
        if (InvisibleCharacter.Problem(text) is { } doubt) return doubt;
        if (Encoding.UTF8.GetByteCount(text) is < 4 or > 100) return "has fewer than 4 or more than 100 bytes in UTF-8; the service may refuse it";
        return text.EnumerateRunes().All(character => IsLetter(character) || Rune.IsWhiteSpace(character) || Holds(UsualInNames, character))
            ? null
            : "has characters other than letters, spaces, and _ - , . in it; the service may refuse it";
    }

    private static bool IsDotted(string[] parts, string others) => parts.All(part =>
        part.Length > 0 && part.EnumerateRunes().All(character => IsPartOfWord(character) || Holds(others, character)));

    private static bool IsPartOfWord(Rune character) =>
        IsLetter(character) || (Rune.IsDigit(character) && !IsFullWidth(character)) || Holds(PartsOfWords, character);

    /// <summary>Of any script, with its accents; not the full-width forms.</summary>
    private static bool IsLetter(Rune character) =>
        (Rune.IsLetter(character) || Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        && !IsFullWidth(character);

    private static bool IsFullWidth(Rune character) => character.IsBmp && FullWidth.Is((char)character.Value);

    private static bool Holds(string characters, Rune character) => character.IsBmp && characters.Contains((char)character.Value);
}
