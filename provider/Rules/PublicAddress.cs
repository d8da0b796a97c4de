using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Provider.Rules;

/// <summary>Certificates are issued for public addresses only (https://cabforum.org/working-groups/server/baseline-requirements/, 4.2.2).</summary>
internal static class PublicAddress
{
    private const string NotPublic = "is not a public IP address, as a public certificate requires; write a public one, or a host name";

    /// <summary>
    /// Multicast networks, and the networks that are not globally reachable according to https://www.iana.org/assignments/iana-ipv4-special-registry/ and,
    /// within <see cref="GlobalUnicast"/>, https://www.iana.org/assignments/iana-ipv6-special-registry/.
    /// </summary>
    private static readonly IPNetwork[] NotRoutable =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static string? Problem(IPAddress address)
    {
        // IPNetwork.Contains treats a mapped address (::ffff:8.8.8.8) like an IPv4 address.
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && (address.IsIPv4MappedToIPv6 || !GlobalUnicast.Contains(address))) return NotPublic;
        return NotRoutable.Any(network => network.Contains(address)) ? NotPublic : null;
    }
}
