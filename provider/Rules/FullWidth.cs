namespace ScmPulumi.Provider.Rules;

/// <summary>The full-width forms of ASCII characters, which East Asian input methods write (https://www.unicode.org/charts/PDF/UFF00.pdf).</summary>
internal static class FullWidth
{
    private const int Offset = '！' - '!';
    private const char Space = '\u3000';
    private const string Name = "full-width";

    public static bool Is(char character) => character is (>= '！' and <= '～') or Space;

    /// <summary>
    /// The verdict of a rule on a string. If only the width of its characters is wrong, the result says that instead. Rules for host names say so themselves.
    /// </summary>
    public static string Explain(string verdict, string text, Func<string, string?> rule)
    {
        var isWidth = text.Any(Is) && !verdict.Contains(Name, StringComparison.Ordinal) && rule(Narrow(text)) is null;
        return isWidth ? $"has {Name} characters; write the ordinary (half-width) ones" : verdict;
    }

    public static string Narrow(string text) =>
        text.Any(Is) ? string.Concat(text.Select(character => character == Space ? ' ' : Is(character) ? (char)(character - Offset) : character)) : text;
}
