using System.Formats.Asn1;
using System.Security.Cryptography;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// The public key of a certificate or of a certificate request, for comparison. It is read without the platform's cryptography, which may not support the
/// algorithm (SM2).
/// </summary>
/// <param name="Algorithm">The object identifier of the kind of key.</param>
/// <param name="Bits">The key itself, in hexadecimal digits.</param>
internal sealed record PublicKey(string Algorithm, string Bits)
{
    // The lenient rules, as for the request.
    private const AsnEncodingRules Rules = AsnEncodingRules.BER;

    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);

    /// <summary>Null if it is not a certificate request in PEM form.</summary>
    public static PublicKey? OfRequest(string pem) =>
        Csr.TryRead(pem, out var request, out _)
            ? new PublicKey(request.Key.Public.Oid.Value!, Convert.ToHexString(request.Key.Public.EncodedKeyValue.RawData))
            : null;

    /// <summary>Null if it is not a certificate in PEM form (https://www.rfc-editor.org/rfc/rfc5280#section-4.1).</summary>
    public static PublicKey? OfCertificate(string pem)
    {
        try
        {
            var der = Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);
            var content = new AsnReader(der, Rules).ReadSequence().ReadSequence();
            if (content.PeekTag().HasSameClassAndValue(Version)) content.ReadEncodedValue();
            content.ReadInteger(); // the serial number
            for (var skipped = 0; skipped < 4; skipped++) content.ReadSequence(); // signature, issuer, validity, subject
            var key = content.ReadSequence();
            return new PublicKey(key.ReadSequence().ReadObjectIdentifier(), Convert.ToHexString(key.ReadBitString(out _)));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or AsnContentException)
        {
            return null;
        }
    }
}
