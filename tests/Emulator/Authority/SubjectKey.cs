using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Emulator.Authority;

/// <summary>A key pair that the service generates for a certificate if no CSR was sent.</summary>
/// <param name="Public">The public key.</param>
/// <param name="PrivatePem">The private key in its traditional format: <c>RSA PRIVATE KEY</c> or <c>EC PRIVATE KEY</c>.</param>
internal sealed record SubjectKey(PublicKey Public, string PrivatePem)
{
    public const string Sm2 = "SM2";

    // Generating an RSA key takes a second, so the process generates one for each size and reuses it.
    private static readonly ConcurrentDictionary<int, Lazy<SubjectKey>> RsaKeys = new();

    /// <param name="algorithm">
    /// One of the values of <c>key_algorithm</c>. Null means RSA_2048. .NET does not support SM2, so P-256 is used instead.
    /// </param>
    public static SubjectKey New(string? algorithm) => algorithm switch
    {
        "RSA_3072" => Rsa(3072),
        "RSA_4096" => Rsa(4096),
        "EC_P256" or Sm2 => Ec(ECCurve.NamedCurves.nistP256),
        "EC_P384" => Ec(ECCurve.NamedCurves.nistP384),
        _ => Rsa(2048),
    };

    private static SubjectKey Ec(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return new SubjectKey(new PublicKey(key), key.ExportECPrivateKeyPem());
    }

    private static SubjectKey Rsa(int bits) => RsaKeys.GetOrAdd(bits, _ => new Lazy<SubjectKey>(() =>
    {
        using var key = RSA.Create(bits);
        return new SubjectKey(new PublicKey(key), key.ExportRSAPrivateKeyPem());
    })).Value;
}
