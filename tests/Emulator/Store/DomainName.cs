using System.Net;
using System.Text.RegularExpressions;

namespace ScmPulumi.Emulator.Store;

/// <summary>A name in a certificate: a host name in ASCII, a wildcard, or an IP address.</summary>
internal static partial class DomainName
{
    public static bool IsValid(string name) => IsAddress(name) || HostPattern.IsMatch(name);

    public static bool IsWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal);

    // IPAddress also reads "1" and "1.2"; those are no addresses here.
    public static bool IsAddress(string name) => IPAddress.TryParse(name, out _) && (name.Contains(':') || name.Count(c => c == '.') == 3);

    /// <summary>The name at which control is proven: the parent of a wildcard, and otherwise the name itself.</summary>
    public static string Parent(string name) => IsWildcard(name) ? name[2..] : name;

    /// <summary>
    /// The bare name of a <c>www.</c> name or a wildcard, the <c>www.</c> name of a bare one; some CAs add it to the certificate free of charge.
    /// </summary>
    public static string? Twin(string name) =>
        IsAddress(name) ? null
        : IsWildcard(name) ? Parent(name)
        : name.StartsWith("www.", StringComparison.Ordinal) ? name[4..]
        : $"www.{name}";

    /// <summary>Whether a certificate with this name is good for a host.</summary>
    public static bool Covers(string name, string host) =>
        name.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (IsWildcard(name) && !IsWildcard(host) && host[(host.IndexOf('.') + 1)..].Equals(Parent(name), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.IgnoreCase)]
    private static partial Regex HostPattern { get; }
}
