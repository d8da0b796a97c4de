using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Emulator;

/// <summary>The certificate of a TLS endpoint. A client that trusts the emulator's root must refuse all of them except <see cref="Good"/>.</summary>
public enum ServerCertificate
{
    /// <summary>From the emulator's CA, for 127.0.0.1 and localhost.</summary>
    Good,

    /// <summary>Self-signed, for the right hosts.</summary>
    SelfSigned,

    /// <summary>From the emulator's CA, for another host.</summary>
    WrongHost,

    /// <summary>From the emulator's CA, for the right hosts, but it expired yesterday.</summary>
    Expired,
}

internal static class ServerCertificates
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1"];
    private static readonly string[] OtherHosts = ["scm.example.com"];

    /// <summary>Includes the private key and the chain to the root.</summary>
    public static SslStreamCertificateContext Create(ServerCertificate kind, Authority.CertificateAuthority authority) => SslStreamCertificateContext.Create(
        Leaf(kind, authority), kind == ServerCertificate.SelfSigned ? [] : [X509Certificate2.CreateFromPem(authority.ChainPem)], offline: true);

    /// <summary>The dates follow the system clock, which the client uses, not the emulator's clock.</summary>
    private static X509Certificate2 Leaf(ServerCertificate kind, Authority.CertificateAuthority authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        var (from, until) = kind == ServerCertificate.Expired ? (now.AddDays(-30), now.AddDays(-1)) : (now.AddDays(-1), now.AddDays(30));
        if (kind == ServerCertificate.SelfSigned) return SelfSigned(key, from, until);

        var subject = new Authority.Subject(kind == ServerCertificate.WrongHost ? OtherHosts : Hosts, null, null, null, null);
        using var certificate = authority.Issue(subject, new PublicKey(key), X509KeyUsageFlags.DigitalSignature, from, until);
        return certificate.CopyWithPrivateKey(key);
    }

    private static X509Certificate2 SelfSigned(ECDsa key, DateTimeOffset from, DateTimeOffset until)
    {
        var request = new CertificateRequest($"CN={Hosts[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Authority.CertificateAuthority.AlternativeNames(Hosts));
        return request.CreateSelfSigned(from, until);
    }
}
