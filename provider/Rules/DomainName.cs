using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Provider.Rules;

/// <summary>A name that a certificate can contain: a host name, a one-level wildcard, or a public IP address; A-labels, lower case, no trailing dot.</summary>
internal readonly record struct DomainName(string Text, bool IsWildcard, bool IsAddress)
{
    public const int MaxLength = 255;
    private const int MaxHostLength = 253;
    private const int MaxLabelLength = 63;
    private const int MaxCommonNameLength = 64;
    private const string WildcardPrefix = "*.";
    private const string WwwPrefix = "www.";

    public const string OuterHyphen = "has a label that begins or ends with a hyphen; remove the hyphen";

    /// <summary>https://www.rfc-editor.org/rfc/rfc5891#section-4.2.3.1, https://cabforum.org/working-groups/server/baseline-requirements/, 7.1.4.2.1.</summary>
    public const string ReservedHyphens =
        "has a label with hyphens in its third and fourth place, where only an A-label (xn--…) has them; write another label";

    /// <summary>The name that some brands add for free: with or without <c>www.</c>, or <c>example.com</c> for <c>*.example.com</c>.</summary>
    public string? Twin =>
        IsAddress ? null
        : IsWildcard ? WithoutWildcard(Text)
        : Text.StartsWith(WwwPrefix, StringComparison.Ordinal) ? Text[WwwPrefix.Length..] : WwwPrefix + Text;

    /// <summary>Whether the name is a wildcard that covers another name, which is exactly one level below it.</summary>
    public bool Covers(DomainName other) =>
        IsWildcard && !other.IsWildcard && !other.IsAddress && other.Text[(other.Text.IndexOf('.') + 1)..] == WithoutWildcard(Text);

    public static string WithoutWildcard(string name) => name.StartsWith(WildcardPrefix, StringComparison.Ordinal) ? name[WildcardPrefix.Length..] : name;

    /// <summary>The twins of all names. A string that is not a name has none.</summary>
    public static HashSet<string> Twins(IEnumerable<string> names) =>
        [.. names.Select(text => FormProblem(text, out var name) is null ? name.Twin : null).OfType<string>()];

    /// <summary>Whether two sets of names are the same apart from twins, which the CA may have added to those that were asked for.</summary>
    public static bool AreSameApartFromTwins(IEnumerable<string> wanted, IEnumerable<string> shown)
    {
        var extra = shown.ToHashSet(StringComparer.Ordinal);
        var missing = wanted.ToHashSet(StringComparer.Ordinal);
        missing.ExceptWith(extra);
        extra.ExceptWith(wanted);
        extra.ExceptWith(Twins(wanted));
        return missing.Count == 0 && extra.Count == 0;
    }

    /// <summary>Whether a public certificate can contain the name.</summary>
    public static bool TryParse(string text, out DomainName name, [NotNullWhen(false)] out string? problem) =>
        (problem = FormProblem(text, out name) ?? name.OwnerProblem) is null;

    /// <summary>What is wrong with a name; null if nothing is.</summary>
    public static string? Problem(string text) => TryParse(text, out _, out var problem) ? null : problem;

    /// <summary>What is doubtful about a name; null if nothing is.</summary>
    public static string? Doubt(string text) => TryParse(text, out var name, out _) ? SpecialUseName.Doubt(WithoutWildcard(name.Text)) : null;

    /// <summary>Like <see cref="Doubt"/>, for the name in the subject of SCM's own request (https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1).</summary>
    public static string? PrimaryDoubt(string text) =>
        Normalise(text).Length > MaxCommonNameLength
            ? $"is longer than {MaxCommonNameLength} characters, the limit for the common name, which SCM sets to the primary name; use a shorter name as " +
              "the primary one"
            : Doubt(text);

    /// <summary>The normal form, or what is wrong with a name.</summary>
    public static (string Normal, string? Problem) Read(string text) => (TryParse(text, out var name, out var problem) ? name.Text : text, problem);

    /// <summary>The normal form for comparison, of private names as well. A string that does not have the form of a name stays as it is.</summary>
    public static string Normalise(string text) => FormProblem(text, out var name) is null ? name.Text : text;

    public static bool IsInternationalized(string text) => !System.Text.Ascii.IsValid(text) || text.Split('.').Any(label => Idna.IsALabel(label));

    /// <summary>Whether two strings are the same name. Other strings are compared, too, because a private CA may certify them (<c>My_Host</c>).</summary>
    public static bool AreSame(string one, string other) =>
        string.Equals(Normalise(one.Trim()).TrimEnd('.'), Normalise(other.Trim()).TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private string? OwnerProblem =>
        IsAddress ? PublicAddress.Problem(IPAddress.Parse(Text))
        : WithoutWildcard(Text).Contains('.') ? SpecialUseName.Problem(WithoutWildcard(Text))
        : "is a single label; a public certificate needs a full name such as www.example.com";

    /// <summary>What is wrong with the form of a name; null if nothing is.</summary>
    private static string? FormProblem(string text, out DomainName name)
    {
        name = default;
        if (Misunderstood(text) is { } misunderstood) return misunderstood;
        string? problem = null;
        var host = System.Text.Ascii.IsValid(text) ? text : Idna.ToAscii(text, out problem);
        if (problem is not null) return problem;
        if (host.EndsWith('.')) host = host[..^1];
        if (IsAddressForm(host) && IPAddress.TryParse(host, out var address) && !IsOctal(host, address))
        {
            name = new DomainName(address.ToString(), IsWildcard: false, IsAddress: true);
            return null;
        }

        var wildcard = host.StartsWith(WildcardPrefix, StringComparison.Ordinal);
        name = new DomainName(host.ToLowerInvariant(), wildcard, IsAddress: false);
        return HostProblem(wildcard ? host.AsSpan(WildcardPrefix.Length) : host);
    }

    /// <summary>Common mistakes, each with its own advice.</summary>
    private static string? Misunderstood(string text)
    {
        if (text.Length == 0) return "is empty; write a host name such as www.example.com";
        if (text.Length > MaxLength) return $"is longer than {MaxLength} characters; shorten it";
        if (text.Contains("://", StringComparison.Ordinal)) return "is a URL; write the host name alone, such as www.example.com";
        if (text.AsSpan().IndexOfAny(';', ',') >= 0) return "contains several names; write each name as a separate item in sans";
        if (text.Any(char.IsWhiteSpace)) return "contains a space; remove it";
        if (text.Contains('/')) return "contains a slash; write the host name alone, without a path";
        if (text.Contains('@')) return "is an email address; write a host name such as www.example.com";
        return null;
    }

    /// <summary>Only the usual forms, because IPAddress also parses <c>1.2</c>, <c>[::1]:80</c> and zones.</summary>
    private static bool IsAddressForm(string host) =>
        host.Contains(':') ? !host.AsSpan().ContainsAny('[', '%')
        : host.AsSpan().Count('.') == 3 && host.All(character => char.IsAsciiDigit(character) || character == '.');

    /// <summary>IPAddress parses a part with a leading zero as an octal number: 010.8.8.8 would silently become 8.8.8.8.</summary>
    private static bool IsOctal(string host, IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != host;

    private static string? HostProblem(ReadOnlySpan<char> host)
    {
        if (host.Length > MaxHostLength) return $"is longer than {MaxHostLength} characters; use a shorter name";
        if (host.Contains(':')) return "contains a colon; write the host name alone, without a port";
        if (host.Contains('*')) return "has a wildcard in the wrong place; a wildcard is allowed only at the beginning, as in *.example.com";
        foreach (var range in host.Split('.'))
        {
            if (LabelProblem(host[range]) is { } problem) return problem;
        }

        return host[(host.LastIndexOf('.') + 1)..].ContainsAnyExceptInRange('0', '9')
            ? null
            : "is neither a host name nor an IP address; write a host name such as www.example.com";
    }

    /// <summary>Letters, digits, hyphens inside: https://www.rfc-editor.org/rfc/rfc1123#section-2.1.</summary>
    private static string? LabelProblem(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty) return "has an empty label (two dots in a row, or a dot at the beginning); remove the extra dot";
        if (label.Length > MaxLabelLength) return $"has a label longer than {MaxLabelLength} characters; shorten it";
        if (label[0] == '-' || label[^1] == '-') return OuterHyphen;
        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-') return "is not a host name: a label may contain only letters, digits, and hyphens";
        }

        if (Idna.IsALabel(label)) return Idna.Problem(label);
        return label.Length > 3 && label[2..4] is "--" ? ReservedHyphens : null;
    }
}
