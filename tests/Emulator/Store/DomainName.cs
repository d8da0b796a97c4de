using System.Net;
using System.Text.RegularExpressions;

namespace ScmPulumi.Emulator.Store;

/// <summary>A name that a certificate can cover: an ASCII host name, a wildcard, or an IP address.</summary>
internal static partial class DomainName
{
    public static bool IsValid(string name) => IsAddress(name) || HostPattern.IsMatch(name);

    public static bool IsWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal);

    // IPAddress also parses "1" and "1.2", which the service does not accept.
    public static bool IsAddress(string name) => IPAddress.TryParse(name, out _) && (name.Contains(':') || name.Count(c => c == '.') == 3);

    /// <summary>The name whose control is proven: the parent of a wildcard, otherwise the name itself.</summary>
    public static string Parent(string name) => IsWildcard(name) ? name[2..] : name;

    /// <summary>
    /// The bare name of a <c>www.</c> name or a wildcard, or the <c>www.</c> name of a bare one. Some CAs add it to the certificate free of charge.
    /// </summary>
    public static string? Twin(string name) =>
        IsAddress(name) ? null
        : IsWildcard(name) ? Parent(name)
        : name.StartsWith("www.", StringComparison.Ordinal) ? name[4..]
        : $"www.{name}";

    /// <summary>Whether a certificate with this name is valid for a host.</summary>
    public static bool Covers(string name, string host) =>
        name.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (IsWildcard(name) && !IsWildcard(host) && host[(host.IndexOf('.') + 1)..].Equals(Parent(name), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.IgnoreCase)]
    private static partial Regex HostPattern { get; }
}
