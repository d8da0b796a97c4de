using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Unicode;

namespace ScmPulumi.Provider.Rules;

/// <summary>The content of a certificate signing request (PKCS#10, https://www.rfc-editor.org/rfc/rfc2986).</summary>
/// <param name="IsVersion1">PKCS#10 has no other version.</param>
/// <param name="CommonNames">Those of the subject; usually one.</param>
/// <param name="AlternativeNames">
/// Host names and addresses that it asks for; other kinds are omitted. Empty if OpenSSL is missing; null if they cannot be read.
/// </param>
/// <param name="Signed">The signed bytes.</param>
/// <param name="SignatureAlgorithm">An object identifier.</param>
internal sealed record Csr(
    bool IsVersion1, IReadOnlyList<string> CommonNames, IReadOnlyList<string>? AlternativeNames, CsrKey Key,
    ReadOnlyMemory<byte> Signed, string SignatureAlgorithm, byte[] Signature)
{
    private const string CommonName = "2.5.4.3";
    private const string SubjectAlternativeName = "2.5.29.17";

    // The lenient rules, because the CA decides about requests that do not strictly follow DER.
    private const AsnEncodingRules Rules = AsnEncodingRules.BER;

    private static readonly UTF32Encoding UniversalString = new(bigEndian: true, byteOrderMark: false);

    public static bool TryRead(string pem, [NotNullWhen(true)] out Csr? csr, [NotNullWhen(false)] out string? problem)
    {
        csr = null;
        if (!CsrPem.TryDecode(pem, out var der, out problem)) return false;
        try
        {
            csr = Read(der);
            return true;
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            problem = "is damaged: it cannot be read as a certificate request (PKCS#10); copy it again, or create a new one";
            return false;
        }
    }

    private static Csr Read(byte[] der)
    {
        // The framework shows neither the version nor the signature.
        var outer = new AsnReader(der, Rules);
        var fields = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var signed = fields.PeekEncodedValue();
        var isVersion1 = fields.ReadSequence().ReadInteger().IsZero;
        var algorithm = fields.ReadSequence().ReadObjectIdentifier();
        var signature = fields.ReadBitString(out _);

        var request = Load(der, signed);
        return new Csr(
            isVersion1, ReadCommonNames(request.SubjectName), ReadAlternativeNames(request), CsrKey.Read(request.PublicKey), signed, algorithm, signature);
    }

    private static CertificateRequest Load(byte[] der, ReadOnlyMemory<byte> info)
    {
        var options = CertificateRequestLoadOptions.SkipSignatureValidation;
        if (!OpenSsl.IsMissing) options |= CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions; // this looks up their names in OpenSSL
        try
        {
            var request = CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, options);
            return request.OtherRequestAttributes.Any(LenientRequest.HoldsExtensions) ? LenientRequest.Read(info) : request;
        }
        catch (CryptographicException)
        {
            return LenientRequest.Read(info);
        }
    }

    /// <summary>The framework's reader supports neither all types of strings nor name parts with several attributes.</summary>
    private static List<string> ReadCommonNames(X500DistinguishedName subject)
    {
        var names = new List<string>();
        var parts = new AsnReader(subject.RawData, Rules).ReadSequence();
        while (parts.HasData)
        {
            var attributes = parts.ReadSetOf();
            while (attributes.HasData)
            {
                var attribute = attributes.ReadSequence();
                if (attribute.ReadObjectIdentifier() == CommonName && ReadText(attribute) is { Length: > 0 } name) names.Add(name);
            }
        }

        return names;
    }

    /// <summary>
    /// A DirectoryString (https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4) or another string type that is used instead. Tools write characters that the
    /// type does not allow, such as the asterisk of a wildcard in a PrintableString. The CA decides about that.
    /// </summary>
    private static string ReadText(AsnReader attribute)
    {
        var content = attribute.PeekContentBytes().Span;
        return (UniversalTagNumber)attribute.PeekTag().TagValue switch
        {
            UniversalTagNumber.BMPString => Encoding.BigEndianUnicode.GetString(content),
            UniversalTagNumber.UniversalString => UniversalString.GetString(content),
            _ => Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : Encoding.Latin1.GetString(content), // T61String, as most tools write it
        };
    }

    private static List<string>? ReadAlternativeNames(CertificateRequest request)
    {
        if (OpenSsl.IsMissing) return [];
        try
        {
            var extensions = request.CertificateExtensions
                .Where(extension => extension.Oid!.Value == SubjectAlternativeName)
                .Select(extension => new X509SubjectAlternativeNameExtension(extension.RawData))
                .ToList();
            return
            [
                .. extensions.SelectMany(extension => extension.EnumerateDnsNames()),
                .. extensions.SelectMany(extension => extension.EnumerateIPAddresses()).Select(address => address.ToString()),
            ];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
