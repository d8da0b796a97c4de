using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Emulator.Authority;

/// <summary>A certificate of the emulator's CA in its exported form.</summary>
/// <param name="Pem">The certificate without its chain.</param>
/// <param name="Fingerprint">SHA-1, 40 hexadecimal digits.</param>
/// <param name="PrivateKeyPem">Null if the customer sent a CSR: the service never had the key.</param>
/// <param name="Encryption">The second certificate and key of an SM2 product, otherwise null.</param>
internal sealed record IssuedCertificate(string Pem, string Fingerprint, string? PrivateKeyPem, (string Pem, string PrivateKeyPem)? Encryption)
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature;
    private const X509KeyUsageFlags Encrypting = X509KeyUsageFlags.KeyEncipherment;

    /// <param name="certified">The key of the customer's CSR. Null generates one with <paramref name="algorithm"/>.</param>
    public static IssuedCertificate Create(
        CertificateAuthority authority, Subject subject, PublicKey? certified, string? algorithm, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        var own = certified is null ? SubjectKey.New(algorithm) : null;
        var key = certified ?? own!.Public;

        // An EC key cannot have the keyEncipherment usage: https://www.rfc-editor.org/rfc/rfc8813#section-3
        using var certificate = authority.Issue(subject, key, key.Oid.Value == Rsa ? Signing | Encrypting : Signing, notBefore, notAfter);
        return new IssuedCertificate(
            certificate.ExportCertificatePem(), certificate.Thumbprint.ToLowerInvariant(), own?.PrivatePem,
            algorithm == SubjectKey.Sm2 ? EncryptionPair() : null);

        (string Pem, string PrivateKeyPem) EncryptionPair()
        {
            var pair = SubjectKey.New(algorithm);
            using var second = authority.Issue(subject, pair.Public, Encrypting, notBefore, notAfter);
            return (second.ExportCertificatePem(), pair.PrivatePem);
        }
    }
}
