using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Provider.Validation;

/// <summary>Certificates are issued for public addresses only (https://cabforum.org/working-groups/server/baseline-requirements/, 4.2.2).</summary>
internal static class PublicAddress
{
    private const string NotPublic = "is not a public IP address; no public certificate can carry it";

    /// <summary>https://www.iana.org/assignments/iana-ipv4-special-registry/, without the ranges for documentation: what they mean is the CA's business.</summary>
    private static readonly IPNetwork[] NotRoutable =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("224.0.0.0/3"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static string? Problem(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return GlobalUnicast.Contains(address) && !address.IsIPv4MappedToIPv6 ? null : NotPublic; // Contains takes a mapped address for one of ours
        foreach (var network in NotRoutable)
        {
            if (network.Contains(address)) return NotPublic;
        }

        return null;
    }
}
