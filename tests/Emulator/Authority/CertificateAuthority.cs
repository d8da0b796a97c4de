using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Authority;

/// <summary>The certificate authority (CA): a root, and the intermediate that signs certificates. Each emulator creates its own.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    public const string SignatureAlgorithm = "SHA256withECDSA";

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // Wide enough for any clock that a test sets.
    private static readonly DateTimeOffset Beginning = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2099, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _intermediate;

    public CertificateAuthority()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Authority("SCM emulator root", rootKey).CreateSelfSigned(Beginning, End);
        var request = Authority("SCM emulator intermediate", _intermediateKey);
        request.CertificateExtensions.Add(KeyOf(root));
        _intermediate = request.Create(root, Beginning, End, NewSerial());
        RootPem = root.ExportCertificatePem();
    }

    /// <summary>The root that a client must trust to accept the issued certificates.</summary>
    public string RootPem { get; }

    /// <summary>The certificates between an issued certificate and the root.</summary>
    public string ChainPem => _intermediate.ExportCertificatePem();

    public X509Certificate2 Issue(Subject subject, PublicKey key, X509KeyUsageFlags usage, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        var request = new CertificateRequest(Name(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(AlternativeNames(subject.Names));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key, critical: false));
        request.CertificateExtensions.Add(KeyOf(_intermediate));
        return request.Create(_intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(_intermediateKey), notBefore, notAfter, NewSerial());
    }

    public void Dispose()
    {
        _intermediate.Dispose();
        _intermediateKey.Dispose();
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    /// <summary>Without an organizational unit: CAs have not included one since 2022-08-29.</summary>
    private static X500DistinguishedName Name(Subject subject)
    {
        // The builder encodes the last part first.
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(subject.Names[0]);
        if (subject.Organization is { } organization) name.AddOrganizationName(organization);
        if (subject.City is { } city) name.AddLocalityName(city);
        if (subject.Province is { } province) name.AddStateOrProvinceName(province);
        if (subject.Country is { } country) name.AddCountryOrRegion(country);
        return name.Build();
    }

    public static X509Extension AlternativeNames(IReadOnlyList<string> names)
    {
        var extension = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (DomainName.IsAddress(name)) extension.AddIpAddress(IPAddress.Parse(name));
            else extension.AddDnsName(name);
        }

        return extension.Build();
    }

    private static X509AuthorityKeyIdentifierExtension KeyOf(X509Certificate2 issuer) =>
        X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false);

    private static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x3F | 0x40);
        return serial;
    }
}
