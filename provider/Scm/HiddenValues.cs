using System.Text;

namespace ScmPulumi.Provider.Scm;

/// <summary>The secret and personal values of a call. The service may echo what it was sent; its words are shown without them.</summary>
internal sealed class HiddenValues(IEnumerable<string?> values)
{
    public const string Mark = "[hidden]";

    /// <summary>In bytes of UTF-8, so that a Chinese name of two characters counts; shorter values would black out ordinary words.</summary>
    private const int ShortestHidden = 3;

    /// <summary>The documented bound of an error_msg.</summary>
    private const int LongestQuote = 1024;

    private const string PemBegin = "-----BEGIN";

    /// <summary>The longest first: one value may hold another.</summary>
    private readonly List<string> _values = values
        .OfType<string>()
        .Where(value => Encoding.UTF8.GetByteCount(value) >= ShortestHidden)
        .OrderByDescending(value => value.Length)
        .ToList();

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

    /// <summary>Somebody else's words, fit to be shown: without our values, without keys, on one line, not endless.</summary>
    public string Quote(string text)
    {
        var hidden = _values.Aggregate(text, (rest, value) => rest.Replace(value, Mark, StringComparison.OrdinalIgnoreCase));
        if (hidden.IndexOf(PemBegin, StringComparison.Ordinal) is var begin and >= 0) hidden = hidden[..begin] + Mark; // a key, perhaps
        var line = string.Concat(hidden.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }
}
