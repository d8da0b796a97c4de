using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Net;
using System.Text;
using Tag = System.Formats.Asn1.UniversalTagNumber;

namespace ScmPulumi.Provider.Rules;

/// <summary>What a certificate signing request says (PKCS#10, https://www.rfc-editor.org/rfc/rfc2986).</summary>
/// <param name="CommonNames">Those of the subject; one, as a rule.</param>
/// <param name="AlternativeNames">Host names and addresses that it asks for; other kinds are left out.</param>
/// <param name="Signed">The bytes that the signature is for.</param>
/// <param name="SignatureAlgorithm">An object identifier.</param>
internal sealed record Csr(
    IReadOnlyList<string> CommonNames, IReadOnlyList<string> AlternativeNames, CsrKey Key,
    ReadOnlyMemory<byte> Signed, string SignatureAlgorithm, byte[] Signature)
{
    private const string CommonName = "2.5.4.3";
    private const string SubjectAlternativeName = "2.5.29.17";
    private const string ExtensionRequest = "1.2.840.113549.1.9.14";
    private const string MicrosoftExtensionRequest = "1.3.6.1.4.1.311.2.1.14";

    // The lenient rules: the CA judges what does not quite follow DER.
    private const AsnEncodingRules Rules = AsnEncodingRules.BER;

    private static readonly Asn1Tag Attributes = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag IpAddress = new(TagClass.ContextSpecific, 7);

    public static bool TryRead(string pem, [NotNullWhen(true)] out Csr? csr, [NotNullWhen(false)] out string? problem)
    {
        csr = null;
        if (!CsrPem.TryDecode(pem, out var der, out problem)) return false;
        try
        {
            csr = Read(der);
            return true;
        }
        catch (AsnContentException)
        {
            problem = "is damaged: it cannot be read as a certificate request (PKCS#10)";
            return false;
        }
    }

    private static Csr Read(ReadOnlyMemory<byte> der)
    {
        var outer = new AsnReader(der, Rules);
        var request = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var signed = request.PeekEncodedValue();
        var info = request.ReadSequence();
        info.ReadInteger(); // the version
        return new Csr(
            ReadCommonNames(info.ReadSequence()), Key: CsrKey.Read(info.ReadEncodedValue()), AlternativeNames: ReadAlternativeNames(info),
            Signed: signed, SignatureAlgorithm: request.ReadSequence().ReadObjectIdentifier(), Signature: request.ReadBitString(out _));
    }

    private static List<string> ReadCommonNames(AsnReader subject)
    {
        var names = new List<string>();
        while (subject.HasData)
        {
            var relativeName = subject.ReadSetOf();
            while (relativeName.HasData)
            {
                var attribute = relativeName.ReadSequence();
                if (attribute.ReadObjectIdentifier() != CommonName) continue;
                var tag = (Tag)attribute.PeekTag().TagValue;
                if (tag == Tag.BMPString) names.Add(attribute.ReadCharacterString(tag));
                else if (tag is Tag.UTF8String or Tag.PrintableString or Tag.IA5String or Tag.T61String) names.Add(ReadText(attribute));
            }
        }

        return names;
    }

    /// <summary>Tools write characters that the type does not have, such as the star of a wildcard in a PrintableString. The CA judges that.</summary>
    private static string ReadText(AsnReader reader)
    {
        var text = Encoding.UTF8.GetString(reader.PeekContentBytes().Span);
        reader.ReadEncodedValue();
        return text;
    }

    private static List<string> ReadAlternativeNames(AsnReader info)
    {
        var names = new List<string>();
        if (!info.HasData) return names;
        var attributes = info.ReadSetOf(Attributes);
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() is not (ExtensionRequest or MicrosoftExtensionRequest)) continue;
            var extensions = attribute.ReadSetOf().ReadSequence();
            while (extensions.HasData)
            {
                var extension = extensions.ReadSequence();
                if (extension.ReadObjectIdentifier() != SubjectAlternativeName) continue;
                if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)) extension.ReadBoolean(); // critical
                ReadGeneralNames(extension.ReadOctetString(), names);
            }
        }

        return names;
    }

    private static void ReadGeneralNames(ReadOnlyMemory<byte> value, List<string> names)
    {
        var reader = new AsnReader(value, Rules).ReadSequence();
        while (reader.HasData)
        {
            var tag = reader.PeekTag();
            if (tag.HasSameClassAndValue(DnsName)) names.Add(ReadText(reader));
            else if (!tag.HasSameClassAndValue(IpAddress)) reader.ReadEncodedValue();
            else if (reader.ReadOctetString(IpAddress) is { Length: 4 or 16 } address) names.Add(new IPAddress(address).ToString());
        }
    }
}
