using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// The public key of a CSR. CAs must reject keys that the baseline requirements do not list
/// (https://cabforum.org/working-groups/server/baseline-requirements/, 6.1.1.3, 6.1.5, and 6.1.6); SM2 keys are sold under other rules.
/// </summary>
/// <param name="CanVerify">Whether the framework knows such keys.</param>
/// <param name="Algorithm">SCM's name, such as <c>RSA_2048</c>, <c>EC_P256</c> or <c>SM2</c>; null if it has no name for it.</param>
/// <param name="Problem">Why no CA accepts such a key; null if one may.</param>
/// <param name="Doubt">Why a CA may refuse it; null if none is known to.</param>
internal sealed record CsrKey(PublicKey Public, bool CanVerify, string? Algorithm = null, string? Problem = null, string? Doubt = null)
{
    private const int MinRsaBits = 2048;
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const string Sm2 = "1.2.156.10197.1.301";

    /// <exception cref="AsnContentException">It cannot be read.</exception>
    public static CsrKey Read(PublicKey key) => key.Oid.Value switch
    {
        RsaEncryption or RsaPss => OfRsa(key),
        EllipticCurve => OfCurve(key, NamedCurve(key)),
        Sm2 => OfCurve(key, Sm2),
        _ => Unlisted(key),
    };

    private static CsrKey OfRsa(PublicKey key)
    {
        var numbers = new AsnReader(key.EncodedKeyValue.RawData, AsnEncodingRules.BER).ReadSequence();
        var bits = numbers.ReadInteger().GetBitLength();
        var exponent = numbers.ReadInteger();
        var problem = bits < MinRsaBits ? $"has an RSA key of {bits} bits; create a new one with at least {MinRsaBits}"
            : bits % 8 != 0 ? $"has an RSA key of {bits} bits, which is not a multiple of 8; create a new one, such as one of {MinRsaBits} bits"
            : exponent < 3 || exponent.IsEven ? "has an RSA key with a public exponent that is even or less than 3; create a new key"
            : null;

        // https://cabforum.org/working-groups/server/baseline-requirements/, 7.1.3.1.1: a certificate has exactly this.
        var isUsual = key.Oid.Value == RsaEncryption && ParametersOf(key) is [5, 0];
        var doubt = isUsual
            ? null
            : "has an RSA key whose algorithm is not rsaEncryption with NULL parameters; CAs refuse it, so create the request with another tool";
        return new CsrKey(key, key.Oid.Value == RsaEncryption, $"RSA_{bits}", problem, doubt);
    }

    /// <summary>SCM's names of the curves: https://github.com/huaweicloud/huaweicloud-sdk-go-v3, model_create_csr_request_body.go.</summary>
    private static CsrKey OfCurve(PublicKey key, string? curve) => curve switch
    {
        "1.2.840.10045.3.1.7" => new CsrKey(key, CanVerify: true, "EC_P256"),
        "1.3.132.0.34" => new CsrKey(key, CanVerify: true, "EC_P384"),
        "1.3.132.0.35" => new CsrKey(
            key, CanVerify: true, Doubt: "has a key on the curve P-521, which SCM does not offer and few CAs accept; prefer P-256 or P-384"),
        Sm2 => new CsrKey(key, CanVerify: false, "SM2"),
        _ => Unlisted(key),
    };

    /// <summary>Null if the curve is given by its parameters instead of its name, which is not allowed in a certificate (7.1.3.1.2).</summary>
    private static string? NamedCurve(PublicKey key)
    {
        var parameters = new AsnReader(ParametersOf(key), AsnEncodingRules.BER);
        return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) ? parameters.ReadObjectIdentifier() : null;
    }

    private static CsrKey Unlisted(PublicKey key) => new(
        key, CanVerify: false, Problem: "has a type of key that no public CA may certify; create an RSA key of at least 2048 bits, or a P-256 or P-384 key");

    /// <summary>Despite the annotation, they are null if the key has none.</summary>
    private static byte[] ParametersOf(PublicKey key) => key.EncodedParameters?.RawData ?? [];
}
