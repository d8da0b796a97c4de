using System.Formats.Asn1;

namespace ScmPulumi.Provider.Rules;

internal enum KeyKind
{
    /// <summary>SM2 or an unknown kind, which cannot be verified.</summary>
    Other,
    Rsa,
    EllipticCurve,
}

/// <summary>The public key of a CSR.</summary>
/// <param name="Info">The SubjectPublicKeyInfo (https://www.rfc-editor.org/rfc/rfc5280#section-4.1).</param>
/// <param name="Algorithm">As SCM names it, such as <c>RSA_2048</c>, <c>EC_P256</c> or <c>SM2</c>; null if it has no name for it.</param>
/// <param name="Problem">Why SCM does not accept such a key; null if it may.</param>
internal sealed record CsrKey(ReadOnlyMemory<byte> Info, KeyKind Kind, string? Algorithm, string? Problem = null)
{
    private const int MinRsaBits = 2048;
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    /// <exception cref="AsnContentException">It cannot be read.</exception>
    public static CsrKey Read(ReadOnlyMemory<byte> info)
    {
        var key = new AsnReader(info, AsnEncodingRules.BER).ReadSequence();
        var algorithm = key.ReadSequence();
        var bits = key.ReadBitString(out _);
        return algorithm.ReadObjectIdentifier() switch
        {
            Rsa => OfRsa(info, bits),
            EllipticCurve when algorithm.HasData && algorithm.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) =>
                OfCurve(info, algorithm.ReadObjectIdentifier()),
            _ => new CsrKey(info, KeyKind.Other, null),
        };
    }

    private static CsrKey OfRsa(ReadOnlyMemory<byte> info, byte[] key)
    {
        var bits = new AsnReader(key, AsnEncodingRules.BER).ReadSequence().ReadInteger().GetBitLength();
        var problem = bits < MinRsaBits ? $"has an RSA key of {bits} bits; create a new one with at least {MinRsaBits}" : null;
        return new CsrKey(info, KeyKind.Rsa, $"RSA_{bits}", problem);
    }

    /// <summary>The names that SCM gives them: https://github.com/huaweicloud/huaweicloud-sdk-go-v3, model_create_csr_request_body.go.</summary>
    private static CsrKey OfCurve(ReadOnlyMemory<byte> info, string curve) => curve switch
    {
        "1.2.840.10045.3.1.7" => new CsrKey(info, KeyKind.EllipticCurve, "EC_P256"),
        "1.3.132.0.34" => new CsrKey(info, KeyKind.EllipticCurve, "EC_P384"),
        "1.2.156.10197.1.301" => new CsrKey(info, KeyKind.Other, "SM2"),
        "1.2.840.10045.3.1.1" or "1.3.132.0.33" or "1.3.132.0.35" => // P-192, P-224, P-521
            new CsrKey(info, KeyKind.EllipticCurve, null, "has a key on a curve that SCM does not offer; create a new one with P-256 or P-384"),
        _ => new CsrKey(info, KeyKind.Other, null),
    };
}
