using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Emulator;

/// <summary>How an endpoint with TLS shows who it is. All but the first must be refused by a client that trusts the emulator's root.</summary>
public enum ServerCertificate
{
    /// <summary>For 127.0.0.1 and localhost, from the emulator's CA.</summary>
    Good,

    /// <summary>For the right hosts, but self-signed.</summary>
    SelfSigned,

    /// <summary>From the emulator's CA, for another host.</summary>
    WrongHost,

    /// <summary>For the right hosts, from the emulator's CA, until yesterday.</summary>
    Expired,
}

internal static class ServerCertificates
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1"];
    private static readonly string[] OtherHosts = ["scm.example.com"];

    /// <summary>With its private key and the chain to the root.</summary>
    public static SslStreamCertificateContext Create(ServerCertificate kind, Authority.CertificateAuthority authority) => SslStreamCertificateContext.Create(
        Leaf(kind, authority), kind == ServerCertificate.SelfSigned ? [] : [X509Certificate2.CreateFromPem(authority.ChainPem)], offline: true);

    /// <summary>A client uses the machine's time, regardless of the emulator's clock.</summary>
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
