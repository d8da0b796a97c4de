namespace ScmPulumi.Provider.Rules;

/// <summary>
/// The forms of ASCII characters that take the width of a Chinese character, which the input methods of East Asia write
/// (https://www.unicode.org/charts/PDF/UFF00.pdf).
/// </summary>
internal static class FullWidth
{
    private const int Offset = '！' - '!';
    private const char Space = '\u3000';
    private const string Name = "full-width";

    public static bool Is(char character) => character is (>= '！' and <= '～') or Space;

    /// <summary>The verdict of a rule on a string, or, if only the width of its characters is wrong, that. A verdict on a host name says so itself.</summary>
    public static string Explain(string verdict, string text, Func<string, string?> rule)
    {
        var isWidth = text.Any(Is) && !verdict.Contains(Name, StringComparison.Ordinal) && rule(Narrow(text)) is null;
        return isWidth ? $"has {Name} characters; write the ordinary (half-width) ones" : verdict;
    }

    public static string Narrow(string text) =>
        text.Any(Is) ? string.Concat(text.Select(character => character == Space ? ' ' : Is(character) ? (char)(character - Offset) : character)) : text;
}
