using System.Formats.Asn1;
using System.Security.Cryptography;
using Tag = System.Formats.Asn1.UniversalTagNumber;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>A signed request for <c>www.example.com</c> that differs from those of the usual tools.</summary>
internal sealed record OddRequest
{
    private const string ExtensionRequest = "1.2.840.113549.1.9.14";

    public int Version { get; init; }

    public IReadOnlyList<(Tag Type, byte[] Content)> CommonNames { get; init; } = [(Tag.UTF8String, "www.example.com"u8.ToArray())];

    /// <summary>All names in one part of the subject, as <c>CN=a + CN=b</c>.</summary>
    public bool InOnePart { get; init; }

    /// <summary>The SubjectPublicKeyInfo; null for that of the key on P-256 that signs.</summary>
    public byte[]? Key { get; init; }

    /// <summary>What is under [0]; null for nothing at all.</summary>
    public byte[]? Attributes { get; init; } = [];

    /// <summary>The header of the outermost sequence instead of the usual one, and what follows the content.</summary>
    public Func<byte[], byte[]>? Outermost { get; init; }

    /// <summary>An attribute with one value, which is encoded already.</summary>
    public static byte[] Attribute(string type, byte[] value) => Sequence([.. Identifier(type), .. Encoded(0x31, value)]);

    public static byte[] ExtensionsUnder(string type, params string[] names) => Attribute(type, Sequence([.. names.SelectMany(AlternativeName)]));

    public static byte[] Extensions(params string[] names) => ExtensionsUnder(ExtensionRequest, names);

    public static byte[] Identifier(string identifier)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(identifier);
        return writer.Encode();
    }

    public static byte[] Sequence(byte[] content) => Encoded(0x30, content);

    /// <summary>A SubjectPublicKeyInfo with a bit string of any bytes.</summary>
    public static byte[] KeyOf(string algorithm, byte[] parameters, byte[] bits) =>
        Sequence([.. Sequence([.. Identifier(algorithm), .. parameters]), .. Encoded(0x03, [0, .. bits])]);

    public static byte[] RsaNumbers(int bits, int exponent)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger((System.Numerics.BigInteger.One << (bits - 1)) + 1);
            writer.WriteInteger(exponent);
        }

        return writer.Encode();
    }

    public static byte[] Encoded(byte tag, byte[] content)
    {
        byte[] length = content.Length switch
        {
            < 0x80 => [(byte)content.Length],
            < 0x100 => [0x81, (byte)content.Length],
            _ => [0x82, (byte)(content.Length >> 8), (byte)content.Length],
        };
        return [tag, .. length, .. content];
    }

    public byte[] Encode()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = CommonNames.Select(name => Sequence([.. Identifier("2.5.4.3"), .. Encoded((byte)name.Type, name.Content)]));
        var subject = Sequence(InOnePart ? Encoded(0x31, [.. names.SelectMany(name => name)]) : [.. names.SelectMany(name => Encoded(0x31, name))]);
        var attributes = Attributes is null ? [] : Encoded(0xA0, Attributes);
        var info = Sequence([0x02, 0x01, (byte)Version, .. subject, .. Key ?? key.ExportSubjectPublicKeyInfo(), .. attributes]);
        var signature = key.SignData(info, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        byte[] content = [.. info, .. Sequence(Identifier("1.2.840.10045.4.3.2")), .. Encoded(0x03, [0, .. signature])];
        return Outermost is null ? Sequence(content) : Outermost(content);
    }

    public string Pem() => PemEncoding.WriteString("CERTIFICATE REQUEST", Encode());

    private static byte[] AlternativeName(string name) =>
        Sequence([.. Identifier("2.5.29.17"), .. Encoded(0x04, Sequence(Encoded(0x82, System.Text.Encoding.UTF8.GetBytes(name))))]);
}
