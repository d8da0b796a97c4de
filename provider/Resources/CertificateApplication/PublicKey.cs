using System.Formats.Asn1;
using System.Security.Cryptography;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// The public key of a certificate or of a request for one, to be compared. Read without the platform's cryptography, which need not know the
/// algorithm (SM2).
/// </summary>
/// <param name="Algorithm">The object identifier of the kind of key.</param>
/// <param name="Bits">The key itself, in hexadecimal digits.</param>
internal sealed record PublicKey(string Algorithm, string Bits)
{
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);

    /// <summary>Of a certificate (https://www.rfc-editor.org/rfc/rfc5280#section-4.1); null if the text holds none.</summary>
    public static PublicKey? OfCertificate(string pem) => Of(pem, content =>
    {
        if (content.PeekTag().HasSameClassAndValue(Version)) content.ReadEncodedValue();
        content.ReadInteger();
        for (var skipped = 0; skipped < 4; skipped++) content.ReadSequence(); // signature, issuer, validity, subject
    });

    /// <summary>Of a certificate request (https://www.rfc-editor.org/rfc/rfc2986#section-4.1); null if the text holds none.</summary>
    public static PublicKey? OfRequest(string pem) => Of(pem, content =>
    {
        content.ReadInteger();
        content.ReadSequence(); // subject
    });

    private static PublicKey? Of(string pem, Action<AsnReader> skipToKey)
    {
        try
        {
            var der = Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);
            var content = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            skipToKey(content);
            var key = content.ReadSequence();
            var algorithm = key.ReadSequence().ReadObjectIdentifier();
            return new PublicKey(algorithm, Convert.ToHexString(key.ReadBitString(out _)));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or AsnContentException)
        {
            return null;
        }
    }
}
