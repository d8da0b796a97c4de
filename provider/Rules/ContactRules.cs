using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>Rules for persons. SCM publishes no patterns, so only what is certainly wrong is an error.</summary>
internal static class ContactRules
{
    private static readonly SearchValues<char> UsualInPhones = SearchValues.Create("0123456789+-() ./");

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
        if (at > LongestLocalPart || !IsDotted(text.AsSpan(0, at), UsualInLocalParts))
        {
            return "is not valid before the @; write only the address, as name@example.com";
        }

        var host = text.AsSpan(at + 1);
        var isHost = host.Contains('.') && IsDotted(host, "-") && !HasOuterHyphen(host);
        return isHost && host[(host.LastIndexOf('.') + 1)..].ContainsAnyExceptInRange('0', '9')
            ? null
            : "does not have a public host name after the @; write only the address, as name@example.com";
    }

    public static string? PhoneProblem(string text) => text.AsSpan().ContainsAnyInRange('0', '9') ? null : "has no digit from 0 to 9; write a phone number";

    public static string? PhoneDoubt(string text)
    {
        if (InvisibleCharacter.Problem(text) is { } doubt) return doubt;
        return text.AsSpan().ContainsAnyExcept(UsualInPhones) ? "has characters that are unusual in a phone number; check it" : null;
    }

    /// <summary>
    /// The description of the v3 call allows letters, <c>_ - , .</c>, and 4 to 100 bytes. Its schema allows up to 63 characters
    /// (https://support.huaweicloud.com/api-ccm/ApplyCertificate.html).
    /// </summary>
    public static string? ApplicantNameDoubt(string text)
    {
        if (InvisibleCharacter.Problem(text) is { } doubt) return doubt;
        if (Encoding.UTF8.GetByteCount(text) is < 4 or > 100) return "has fewer than 4 or more than 100 bytes in UTF-8; SCM may refuse it";
        return text.EnumerateRunes().All(character => IsLetter(character) || Rune.IsWhiteSpace(character) || Holds(UsualInNames, character))
            ? null
            : "contains characters other than letters, spaces, and _ - , .; SCM may refuse it";
    }

    /// <summary>Whether there is a word before, between, and after the dots.</summary>
    private static bool IsDotted(ReadOnlySpan<char> text, string others)
    {
        foreach (var part in text.Split('.'))
        {
            if (!IsWord(text[part], others)) return false;
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> text, string others)
    {
        foreach (var character in text.EnumerateRunes())
        {
            if (!IsPartOfWord(character) && !Holds(others, character)) return false;
        }

        return !text.IsEmpty;
    }

    private static bool HasOuterHyphen(ReadOnlySpan<char> host) =>
        host[0] == '-' || host[^1] == '-' || host.Contains("-.", StringComparison.Ordinal) || host.Contains(".-", StringComparison.Ordinal);

    private static bool IsPartOfWord(Rune character) =>
        IsLetter(character) || (Rune.IsDigit(character) && !IsFullWidth(character)) || Holds(PartsOfWords, character);

    /// <summary>Of any script, with its accents; not the full-width forms.</summary>
    private static bool IsLetter(Rune character) =>
        (Rune.IsLetter(character) || Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        && !IsFullWidth(character);

    private static bool IsFullWidth(Rune character) => character.IsBmp && FullWidth.Is((char)character.Value);

    private static bool Holds(string characters, Rune character) => character.IsBmp && characters.Contains((char)character.Value);
}
