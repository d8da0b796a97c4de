using System.Text;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// A safety net for personal data that the run does not know: email addresses and phone numbers, recognized by their shape. It also hides dates, which
/// is better than showing a phone number.
/// </summary>
internal static class PersonalShapes
{
    private const int FewestDigits = 7;

    /// <summary>Checks the beginning of a string.</summary>
    /// <returns>How many characters were checked. If they do not match, no later start within them does either.</returns>
    private delegate int Shape(ReadOnlySpan<char> text, out bool isFound);

    public static string Hide(string text) => Hide(Hide(text, MailAddress), PhoneNumber);

    private static string Hide(string text, Shape shape)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var isFound = false;
            var isInWord = i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]); // such as the digits of a certificate's ID
            var length = isInWord ? 1 : Math.Max(1, shape(text.AsSpan(i), out isFound));
            if (isFound) shown.Append(HiddenValues.Mark);
            else shown.Append(text, i, length);
            i += length;
        }

        return shown.ToString();
    }

    /// <summary>ASCII only: Chinese text may follow an address without a blank, and should stay readable.</summary>
    private static int MailAddress(ReadOnlySpan<char> text, out bool isFound)
    {
        var local = Run(text, "._%+*'-");
        isFound = text[..local].LastIndexOf("%40", StringComparison.Ordinal) > 0; // as in a URL
        if (isFound || local == 0 || local == text.Length || text[local] != '@') return local;
        var end = local;
        while (Run(text[(end + 1)..], "*-") is var label and > 0)
        {
            end += 1 + label;
            if (end == text.Length || text[end] != '.') break;
        }

        isFound = end > local;
        return end;
    }

    /// <summary>Digits with the usual separators between them. An IP address with short numbers has too few digits.</summary>
    private static int PhoneNumber(ReadOnlySpan<char> text, out bool isFound)
    {
        var (digits, end, looked) = (0, 0, 0);
        for (; looked < text.Length; looked++)
        {
            if (char.IsDigit(text[looked])) (digits, end) = (digits + 1, looked + 1);
            else if (digits == 0 ? text[looked] is not ('+' or '(') : !char.IsWhiteSpace(text[looked]) && !"().+-".Contains(text[looked])) break;
        }

        isFound = digits >= FewestDigits;
        return isFound ? end : looked;
    }

    private static int Run(ReadOnlySpan<char> text, string marks)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || marks.Contains(text[length]))) length++;
        return length;
    }
}
