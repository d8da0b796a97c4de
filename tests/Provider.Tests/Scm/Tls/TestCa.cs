using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Provider.Tests.Scm.Tls;

/// <summary>A CA whose root is in a file for <c>SSL_CERT_FILE</c>.</summary>
public sealed class TestCa : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scm-ca-");

    public TestCa()
    {
        var request = new CertificateRequest("CN=CA of the tests", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _root = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(1));
        File.WriteAllText(RootFile, _root.ExportCertificatePem());
    }

    public string RootFile => Path.Combine(_folder.FullName, "root.pem");

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public X509Certificate2 Issue(string host, bool isExpired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (notBefore, notAfter) = isExpired ? (Now.AddDays(-30), Now.AddDays(-1)) : (Now.AddDays(-1), Now.AddDays(30));
        using var certificate = Request(host, key).Create(_root, notBefore, notAfter, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(host, key).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(30));
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    private static CertificateRequest Request(string host, ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)); // server authentication
        return request;
    }
}
