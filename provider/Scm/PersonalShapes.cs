using System.Text;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// A net for personal data that nothing in the run knows: mail addresses and phone numbers, told by their shape. It hides a date too, and rather so
/// than a phone too few.
/// </summary>
internal static class PersonalShapes
{
    private const int FewestDigits = 7;

    /// <returns>The length of what a text begins with; 0 if it begins with something else.</returns>
    private delegate int Shape(ReadOnlySpan<char> text);

    public static string Hide(string text) => Hide(Hide(text, MailAddress), PhoneNumber);

    private static string Hide(string text, Shape shape)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var isInWord = i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]); // as are the digits of a certificate's id
            var length = isInWord ? 0 : shape(text.AsSpan(i));
            if (length > 0) shown.Append(HiddenValues.Mark);
            else shown.Append(text[i]);
            i += Math.Max(length, 1);
        }

        return shown.ToString();
    }

    /// <summary>ASCII only: Chinese text stands beside an address without a blank, and is to be read.</summary>
    private static int MailAddress(ReadOnlySpan<char> text)
    {
        var local = Run(text, "._%+*'-");
        if (text[..local].IndexOf("%40", StringComparison.Ordinal) > 0) return local; // as in a URL
        if (local == 0 || local == text.Length || text[local] != '@') return 0;
        var end = local;
        while (Run(text[(end + 1)..], "*-") is var label and > 0)
        {
            end += 1 + label;
            if (end == text.Length || text[end] != '.') break;
        }

        return end == local ? 0 : end;
    }

    /// <summary>Whatever is written between the digits; an IP address of short numbers has too few of them.</summary>
    private static int PhoneNumber(ReadOnlySpan<char> text)
    {
        var (digits, end) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsDigit(text[i])) (digits, end) = (digits + 1, i + 1);
            else if (digits == 0 ? text[i] is not ('+' or '(') : !char.IsWhiteSpace(text[i]) && !"().+-".Contains(text[i])) break;
        }

        return digits >= FewestDigits ? end : 0;
    }

    private static int Run(ReadOnlySpan<char> text, string marks)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || marks.Contains(text[length]))) length++;
        return length;
    }
}
