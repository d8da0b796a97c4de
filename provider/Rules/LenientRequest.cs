using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Reads a request that the framework refuses and a CA may accept: a version other than 1, BER, attributes out of order, extensions in several attributes or
/// under Microsoft's name.
/// </summary>
internal static class LenientRequest
{
    private const AsnEncodingRules Rules = AsnEncodingRules.BER;
    private const string ExtensionRequest = "1.2.840.113549.1.9.14";
    private const string MicrosoftExtensionRequest = "1.3.6.1.4.1.311.2.1.14";

    private static readonly Asn1Tag Attributes = new(TagClass.ContextSpecific, 0);

    /// <summary>Whether an attribute contains extensions, but the framework does not recognize it.</summary>
    public static bool HoldsExtensions(AsnEncodedData attribute) => attribute.Oid!.Value == MicrosoftExtensionRequest;

    /// <param name="info">The CertificationRequestInfo (https://www.rfc-editor.org/rfc/rfc2986#section-4.1).</param>
    /// <exception cref="AsnContentException">It cannot be read.</exception>
    public static CertificateRequest Read(ReadOnlyMemory<byte> info)
    {
        var fields = new AsnReader(info, Rules).ReadSequence();
        fields.ReadInteger(); // the version
        var subject = new X500DistinguishedName(fields.ReadEncodedValue().Span);
        var request = new CertificateRequest(subject, ReadKey(fields.ReadSequence()), HashAlgorithmName.SHA256);
        if (fields.HasData) ReadExtensions(fields.ReadSetOf(Attributes), request);
        return request;
    }

    private static PublicKey ReadKey(AsnReader key)
    {
        var algorithm = key.ReadSequence();
        var identifier = NameOf(algorithm);
        var parameters = algorithm.HasData ? new AsnEncodedData(identifier, algorithm.ReadEncodedValue().Span) : null;
        return new PublicKey(identifier, parameters!, new AsnEncodedData(identifier, key.ReadBitString(out _)));
    }

    private static void ReadExtensions(AsnReader attributes, CertificateRequest request)
    {
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() is not (ExtensionRequest or MicrosoftExtensionRequest)) continue;
            var extensions = attribute.ReadSetOf().ReadSequence();
            while (extensions.HasData)
            {
                var extension = extensions.ReadSequence();
                var identifier = NameOf(extension);
                if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)) extension.ReadBoolean(); // critical
                request.CertificateExtensions.Add(new X509Extension(identifier, extension.ReadOctetString(), critical: false));
            }
        }
    }

    /// <summary>Sets a friendly name, so that the framework does not look it up in OpenSSL, which may be missing.</summary>
    private static Oid NameOf(AsnReader reader) => new(reader.ReadObjectIdentifier(), "");
}
