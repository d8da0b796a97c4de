using System.Globalization;
using System.Net;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Configuration;

/// <summary>
/// The proxy variables, by the rules of the Pulumi CLI, which reads them in the same shell (https://pkg.go.dev/golang.org/x/net/http/httpproxy). Unlike the
/// CLI, a proxy that cannot be read is an error, and ALL_PROXY is used if it is the only one.
/// </summary>
/// <param name="environment">The value of a variable, or null.</param>
internal sealed class ProxyVariables(Func<string, string?> environment)
{
    /// <summary>The variables for https. No other scheme is used for hosts that a proxy could reach.</summary>
    private static readonly string[] OfProxy = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

    private static readonly string[] OfExceptions = ["NO_PROXY", "no_proxy"];

    /// <summary>Null if the endpoint is reached directly.</summary>
    public ScmProxy? For(Uri endpoint, Findings findings)
    {
        if (endpoint.IsLoopback || First(OfProxy) is not var (variable, text) || IsException(endpoint)) return null;
        if (ScmProxy.Read(variable, text) is { } proxy) return proxy;
        findings.Error(variable, "is not the address of a proxy; write it as http://host:port, or http://user:password@host:port, percent-encoded");
        return null;
    }

    private (string Name, string Value)? First(string[] names) =>
        names.Select(name => (Name: name, Value: environment(name)?.Trim() ?? "")).Where(variable => variable.Value.Length > 0)
            .Cast<(string, string)?>().FirstOrDefault();

    private bool IsException(Uri endpoint)
    {
        if (First(OfExceptions) is not var (_, text)) return false;
        var address = IPAddress.TryParse(endpoint.DnsSafeHost, out var parsed) ? parsed : null;
        return text.Split(',', StringSplitOptions.TrimEntries).Any(entry => Covers(entry.ToLowerInvariant(), endpoint, address));
    }

    /// <summary><c>*</c>, a network (<c>10.0.0.0/8</c>), or a host or address with or without a port.</summary>
    private static bool Covers(string entry, Uri endpoint, IPAddress? address)
    {
        if (entry == "*") return true;
        if (entry.Split('/') is [var network, var length]) return address is not null && IsInNetwork(address, network, length);

        var (name, port) = HostAndPort(entry);
        if (name.Length == 0 || (port.Length > 0 && port != endpoint.Port.ToString(CultureInfo.InvariantCulture))) return false;
        if (IPAddress.TryParse(name, out var only)) return only.Equals(address);
        if (name.StartsWith("*.", StringComparison.Ordinal)) name = name[1..];
        return name.StartsWith('.')
            ? endpoint.DnsSafeHost.EndsWith(name, StringComparison.Ordinal)
            : endpoint.DnsSafeHost == name || endpoint.DnsSafeHost.EndsWith($".{name}", StringComparison.Ordinal);
    }

    /// <summary>An IPv6 address is in brackets if a port follows.</summary>
    private static (string Host, string Port) HostAndPort(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var hasPort = colon >= 0 && (entry[..colon].EndsWith(']') || !entry[..colon].Contains(':'));
        var host = hasPort ? entry[..colon] : entry;
        return (host is ['[', .. var inner, ']'] ? inner : host, hasPort ? entry[(colon + 1)..] : "");
    }

    /// <summary>Unlike in .NET, a network may be written with any of its addresses: <c>10.1.2.3/8</c>.</summary>
    private static bool IsInNetwork(IPAddress address, string network, string length)
    {
        if (!IPAddress.TryParse(network, out var first) || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)) return false;
        var (left, right) = (address.GetAddressBytes(), first.GetAddressBytes());
        return left.Length == right.Length && bits <= 8 * left.Length
            && Enumerable.Range(0, bits).All(bit => ((left[bit / 8] ^ right[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }
}
