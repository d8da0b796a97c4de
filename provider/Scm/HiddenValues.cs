using System.Text;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The secret and personal values that are known so far. The service may echo in any answer what it was sent in another; its words are shown
/// without them. Safe for several threads.
/// </summary>
internal sealed class HiddenValues
{
    public const string Mark = "[hidden]";

    /// <summary>In bytes of UTF-8, so that a Chinese name of two characters is long enough; shorter values would hide ordinary words.</summary>
    private const int ShortestHidden = 3;

    /// <summary>The documented bound of an error_msg.</summary>
    private const int LongestQuote = 1024;

    /// <summary>How much of a very long string is searched, so that no value is cut in two at the end of the shown part.</summary>
    private const int LongestSearched = 16 * LongestQuote;

    private const string PemBegin = "-----BEGIN";

    private readonly Lock _lock = new();

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    public static IEnumerable<string?> Of(ScmCredentials credentials) =>
        [credentials.AccessKey, credentials.SecretKey, credentials.SecurityToken, credentials.AuthToken];

    public static IEnumerable<string?> Of(ApplyRequest request) =>
    [
        request.ApplicantName, request.ApplicantPhone, request.ApplicantEmail,
        request.ContactName, request.ContactPhone, request.ContactEmail,
        request.CompanyName, request.CompanyUnit, request.CompanyProvince, request.CompanyCity,
        request.Csr,
    ];

    /// <summary>What the service shows of persons and companies.</summary>
    public static IEnumerable<string?> Of(ApplicationInfo info) =>
    [
        info.ApplicantName, info.ApplicantPhone, info.ApplicantEmail,
        info.ContactName, info.ContactPhone, info.ContactEmail,
        info.CompanyName, info.CompanyProvince, info.CompanyCity,
    ];

    public void Add(IEnumerable<string?> values)
    {
        lock (_lock)
        {
            foreach (var value in values)
            {
                // One that is longer than what is searched would only be kept for nothing.
                if (value?.Length <= LongestSearched && Encoding.UTF8.GetByteCount(value) >= ShortestHidden) _values.Add(value);
            }
        }
    }

    public bool Holds(string value)
    {
        lock (_lock) return _values.Contains(value);
    }

    /// <summary>Somebody else's words, fit to be shown: without our values, without keys, on one line, not endless.</summary>
    public string Quote(string text)
    {
        var hidden = Hide(Beginning(text, LongestSearched));
        if (hidden.IndexOf(PemBegin, StringComparison.Ordinal) is var begin and >= 0) hidden = hidden[..begin] + Mark; // a key, perhaps
        var line = string.Concat(hidden.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= LongestQuote ? line : Beginning(line, LongestQuote) + "…";
    }

    /// <summary>The beginning of a string, without an unpaired surrogate at its end, which neither protobuf nor a terminal accepts.</summary>
    private static string Beginning(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>The longest first: one value may hold another.</summary>
    private string Hide(string text)
    {
        lock (_lock)
        {
            return _values
                .Where(value => text.Contains(value, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(value => value.Length)
                .Aggregate(text, (rest, value) => rest.Replace(value, Mark, StringComparison.OrdinalIgnoreCase));
        }
    }
}
