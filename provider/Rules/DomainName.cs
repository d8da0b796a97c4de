using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Provider.Rules;

/// <summary>A name that a certificate can carry: a host name, a wildcard of one level, or a public IP address; A-labels, lower case, no trailing dot.</summary>
internal readonly record struct DomainName(string Text, bool IsWildcard, bool IsAddress)
{
    public const int MaxLength = 255;
    private const int MaxHostLength = 253;
    private const int MaxLabelLength = 63;
    private const string WildcardPrefix = "*.";
    private const string WwwPrefix = "www.";

    /// <summary>The name that some brands add for free: with or without <c>www.</c>, or <c>example.com</c> for <c>*.example.com</c>.</summary>
    public string? Twin =>
        IsAddress ? null
        : IsWildcard ? WithoutWildcard(Text)
        : Text.StartsWith(WwwPrefix, StringComparison.Ordinal) ? Text[WwwPrefix.Length..] : WwwPrefix + Text;

    public static string WithoutWildcard(string name) => name.StartsWith(WildcardPrefix, StringComparison.Ordinal) ? name[WildcardPrefix.Length..] : name;

    /// <summary>The twins of all names. A string that is not a name has none.</summary>
    public static HashSet<string> Twins(IEnumerable<string> names) =>
        [.. names.Select(text => TryParse(text, out var name, out _) ? name.Twin : null).OfType<string>()];

    public static bool TryParse(string text, out DomainName name, [NotNullWhen(false)] out string? problem)
    {
        name = default;
        problem = Misunderstood(text);
        if (problem is not null) return false;

        var host = System.Text.Ascii.IsValid(text) ? text : Idna.ToAscii(text, out problem);
        if (problem is not null) return false;
        if (host.EndsWith('.')) host = host[..^1];
        if (IsAddressForm(host) && IPAddress.TryParse(host, out var address) && !IsOctal(host, address))
        {
            problem = PublicAddress.Problem(address);
            name = new DomainName(address.ToString(), IsWildcard: false, IsAddress: true);
            return problem is null;
        }

        var wildcard = host.StartsWith(WildcardPrefix, StringComparison.Ordinal);
        problem = HostProblem(wildcard ? host.AsSpan(WildcardPrefix.Length) : host);
        name = new DomainName(host.ToLowerInvariant(), wildcard, IsAddress: false);
        return problem is null;
    }

    /// <summary>What is wrong with a name; null if nothing is.</summary>
    public static string? Problem(string text) => TryParse(text, out _, out var problem) ? null : problem;

    /// <summary>The normal form, or what is wrong with a name.</summary>
    public static (string Normal, string? Problem) Read(string text) => (TryParse(text, out var name, out var problem) ? name.Text : text, problem);

    /// <summary>The normal form for comparison. A string that is not a name stays as it is.</summary>
    public static string Normalise(string text) => TryParse(text, out var name, out _) ? name.Text : text;

    /// <summary>Things people write where a name belongs, each with its own advice.</summary>
    private static string? Misunderstood(string text)
    {
        if (text.Length == 0) return "is empty; write a host name such as www.example.com";
        if (text.Length > MaxLength) return $"is longer than {MaxLength} characters";
        if (text.Contains("://", StringComparison.Ordinal)) return "is a URL; write the host name alone, such as www.example.com";
        if (text.AsSpan().IndexOfAny(';', ',') >= 0) return "holds several names; write each name as an item of its own in sans";
        if (text.AsSpan().IndexOfAny(" \t\r\n") >= 0) return "contains a blank";
        if (text.Contains('/')) return "contains a slash; write the host name alone, without a path";
        if (text.Contains('@')) return "is an email address; write a host name such as www.example.com";
        return null;
    }

    /// <summary>The usual forms only: IPAddress also reads <c>1.2</c>, <c>[::1]:80</c> and zones.</summary>
    private static bool IsAddressForm(string host) =>
        host.Contains(':') ? !host.AsSpan().ContainsAny('[', '%')
        : host.AsSpan().Count('.') == 3 && host.All(character => char.IsAsciiDigit(character) || character == '.');

    /// <summary>IPAddress reads a part with a leading zero as an octal number: 010.8.8.8 would silently become 8.8.8.8.</summary>
    private static bool IsOctal(string host, IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != host;

    private static string? HostProblem(ReadOnlySpan<char> host)
    {
        if (host.Length > MaxHostLength) return $"is longer than {MaxHostLength} characters";
        if (host.Contains(':')) return "contains a colon; write the host name alone, without a port";
        if (host.Contains('*')) return "has a wildcard in a wrong place; it may stand only at the beginning, as in *.example.com";
        var labels = 0;
        foreach (var range in host.Split('.'))
        {
            if (LabelProblem(host[range]) is { } problem) return problem;
            labels++;
        }

        if (labels < 2) return "is a single label; a public certificate needs a full name such as www.example.com";
        return host[(host.LastIndexOf('.') + 1)..].ContainsAnyExceptInRange('0', '9') ? null : "is neither a host name nor an IP address";
    }

    /// <summary>Letters, digits, hyphens inside: https://www.rfc-editor.org/rfc/rfc1123#section-2.1.</summary>
    private static string? LabelProblem(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty) return "has an empty label (two dots in a row, or a dot at the beginning)";
        if (label.Length > MaxLabelLength) return $"has a label longer than {MaxLabelLength} characters";
        if (label[0] == '-' || label[^1] == '-') return "has a label that begins or ends with a hyphen";
        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-') return "is not a host name: a label may hold letters, digits and hyphens only";
        }

        return null;
    }
}
