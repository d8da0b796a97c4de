using System.Globalization;
using System.Text;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The secret and personal values that a run knows so far. The service may echo them in any response, so they are hidden in its messages. Thread-safe.
/// </summary>
internal sealed class HiddenValues
{
    public const string Mark = "[hidden]";

    /// <summary>In bytes of UTF-8. A single letter or digit does not identify anyone.</summary>
    private const int ShortestHidden = 2;

    /// <summary>In characters. A shorter value is hidden only as a whole word, because it could be a part of any word.</summary>
    private const int ShortestInWords = 6;

    /// <summary>The documented limit of an error_msg.</summary>
    private const int LongestQuote = 1024;

    /// <summary>How much of a very long string is searched, so that no value is cut in two at the end of the shown part.</summary>
    private const int LongestSearched = 16 * LongestQuote;

    /// <summary>How many times a string is decoded: enough for a value in a URL in a JSON string, and once more.</summary>
    private const int MostEncodings = 4;

    private const string PemBegin = "-----BEGIN";

    private readonly Lock _lock = new();

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    public static IEnumerable<string?> Of(ScmCredentials credentials) =>
        [credentials.AccessKey, credentials.SecretKey, credentials.SecurityToken, credentials.AuthToken];

    public static IEnumerable<string?> Of(ApplyRequest request) => ApartFromNames(request.Domain, request.Sans,
    [
        request.ApplicantName, request.ApplicantPhone, request.ApplicantEmail,
        request.ContactName, request.ContactPhone, request.ContactEmail,
        request.CompanyName, request.CompanyUnit, request.CompanyProvince, request.CompanyCity,
        request.Csr,
    ]);

    /// <summary>The persons and companies that the service shows.</summary>
    public static IEnumerable<string?> Of(Certificate certificate) => certificate.ApplicationInfo is not { } info ? [] : ApartFromNames(
    certificate.Domain, certificate.Sans,
    [
        info.ApplicantName, info.ApplicantPhone, info.ApplicantEmail,
        info.ContactName, info.ContactPhone, info.ContactEmail,
        info.CompanyName, info.CompanyProvince, info.CompanyCity,
    ]);


    public void Add(IEnumerable<string?> values)
    {
        lock (_lock)
        {
            foreach (var value in values)
            {
                // A value that is longer than the searched part can never be found.
                if (value?.Length > LongestSearched || Encoding.UTF8.GetByteCount(value ?? "") < ShortestHidden) continue;
                _values.Add(value!);
                _values.Add(value!.Replace(' ', '+')); // as in a form
            }
        }
    }

    public bool Holds(string value)
    {
        lock (_lock) return _values.Contains(value);
    }

    /// <summary>A message of the service in a form that can be shown: without our values and without keys, on one line, and limited in length.</summary>
    public string Quote(string text)
    {
        var hidden = Hide(Beginning(text, LongestSearched));
        if (hidden.IndexOf(PemBegin, StringComparison.Ordinal) is var begin and >= 0) hidden = hidden[..begin] + Mark; // a key, perhaps
        var line = string.Concat(hidden.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= LongestQuote ? line : Beginning(line, LongestQuote) + "…";
    }

    /// <summary>A company may have the same name as its domain, which is public.</summary>
    private static IEnumerable<string?> ApartFromNames(string? domain, string? sans, IEnumerable<string?> values) =>
        values.Except([domain, .. (sans ?? "").Split(Certificate.NameSeparators)], StringComparer.OrdinalIgnoreCase);

    /// <summary>The beginning of a string, without an unpaired surrogate at its end, which neither protobuf nor a terminal accepts.</summary>
    private static string Beginning(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private string Hide(string text)
    {
        var isHidden = new bool[text.Length];
        lock (_lock) MarkHidden(text, Enumerable.Range(0, text.Length + 1).ToArray(), isHidden);
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (!isHidden[i]) shown.Append(text[i]);
            else if (i == 0 || !isHidden[i - 1]) shown.Append(Mark);
        }

        return shown.ToString();
    }

    /// <summary>Finds the values in a string as it is, then in its decoded form.</summary>
    /// <param name="starts">The position in the original string at which each character begins, and the end.</param>
    private void MarkHidden(string text, int[] starts, bool[] isHidden)
    {
        for (var encodings = 0; encodings <= MostEncodings; encodings++)
        {
            foreach (var value in _values)
            {
                foreach (var found in Occurrences(text, value)) isHidden.AsSpan(starts[found]..starts[found + value.Length]).Fill(true);
            }

            var decoded = EscapedText.Decode(text, out var places);
            if (decoded.Length == text.Length) return;
            (text, starts) = (decoded, Array.ConvertAll(places, place => starts[place]));
        }
    }

    private static IEnumerable<int> Occurrences(string text, string value)
    {
        var isShort = value.Length < ShortestInWords;
        var comparison = value.Length > 2 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal; // "IT" is not "it"
        for (var at = text.IndexOf(value, comparison); at >= 0; at = text.IndexOf(value, at + 1, comparison))
        {
            if (!isShort || (!IsInWord(text, at) && !IsInWord(text, at + value.Length))) yield return at;
        }
    }

    /// <summary>Whether the characters before and at a position belong to one word. Chinese and similar scripts do not separate words.</summary>
    private static bool IsInWord(string text, int place) =>
        place > 0 && place < text.Length && IsOfWord(text[place - 1]) && IsOfWord(text[place]);

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) && char.GetUnicodeCategory(character) != UnicodeCategory.OtherLetter;
}
