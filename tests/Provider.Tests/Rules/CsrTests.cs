using System.Security.Cryptography;
using System.Text;
using ScmPulumi.Provider.Rules;
using Tag = System.Formats.Asn1.UniversalTagNumber;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>Rows <c>csr</c> of <c>Rules/rules.md</c>: content, key and signature of requests.</summary>
public sealed class CsrTests
{
    private const string Microsoft = "1.3.6.1.4.1.311.2.1.14";

    private static readonly byte[] Password = OddRequest.Attribute("1.2.840.113549.1.9.7", [0x0C, 0x01, 0x78]);

    [Theory]
    [InlineData("rsa-2048", "www.example.com", "", "RSA_2048", true)]
    [InlineData("new-label", "www.example.com", "", "RSA_2048", true)]
    [InlineData("folded", "www.example.com", "", "EC_P256", true)]
    [InlineData("rsa-1024", "www.example.com", "", "RSA_1024", true)]
    [InlineData("rsa-pss", "www.example.com", "", "RSA_2048", null)]
    [InlineData("rsa-pss-key", "www.example.com", "", "RSA_2048", null)]
    [InlineData("rsa-exponent-even", "www.example.com", "", "RSA_2048", null)]
    [InlineData("ec-p256", "www.example.com", "", "EC_P256", true)]
    [InlineData("ec-p384", "www.example.com", "", "EC_P384", true)]
    [InlineData("ec-p521", "www.example.com", "", null, true)]
    [InlineData("sm2", "www.example.com", "", "SM2", null)]
    [InlineData("ed25519", "www.example.com", "", null, null)]
    [InlineData("changed", "www.example.com", "", "RSA_2048", false)]
    [InlineData("version-2", "www.example.com", "", "EC_P256", true)]
    [InlineData("no-common-name", "", "", "EC_P256", true)]
    [InlineData("two-common-names", "www.example.com example.org", "", "EC_P256", true)]
    [InlineData("upper-case", "WWW.Example.COM", "", "EC_P256", true)]
    [InlineData("idn", "bücher.example.com", "xn--bcher-kva.example.com", "EC_P256", true)]
    [InlineData("wildcard", "*.example.com", "*.example.com example.com", "EC_P256", true)]
    [InlineData("address", "8.8.8.8", "8.8.8.8 2606:4700::1111", "EC_P256", true)]
    [InlineData("names", "www.example.com", "www.example.com example.org *.example.net", "EC_P256", true)] // its email address is not a name
    [InlineData("attributes", "www.example.com", "www.example.com example.com", "EC_P256", true)]
    public void Request_is_read_and_its_signature_verified(string sample, string commonNames, string names, string? algorithm, bool? fits)
    {
        Assert.True(Csr.TryRead(CsrSamples.Read(sample), out var csr, out _));

        Assert.Equal(commonNames, string.Join(' ', csr.CommonNames));
        Assert.Equal(names, string.Join(' ', csr.AlternativeNames!));
        Assert.Equal(algorithm, csr.Key.Algorithm);
        Assert.Equal(fits, CsrSignature.Fits(csr));
    }

    public static TheoryData<int, string, string> StringTypes => new()
    {
        { (int)Tag.UTF8String, "utf-8", "www.example.com" },
        { (int)Tag.PrintableString, "us-ascii", "www.example.com" },
        { (int)Tag.PrintableString, "us-ascii", "*.example.com" }, // it has no star
        { (int)Tag.T61String, "us-ascii", "www.example.com" },
        { (int)Tag.T61String, "us-ascii", "*.example.com" },
        { (int)Tag.IA5String, "us-ascii", "www.example.com" },
        { (int)Tag.IA5String, "utf-8", "bücher.example" }, // it is ASCII
        { (int)Tag.VisibleString, "us-ascii", "www.example.com" },
        { (int)Tag.NumericString, "us-ascii", "8.8.8.8" },
        { (int)Tag.GeneralString, "us-ascii", "www.example.com" },
        { (int)Tag.BMPString, "utf-16BE", "www.example.com" },
        { (int)Tag.BMPString, "utf-16BE", "bücher.example" },
        { (int)Tag.UniversalString, "utf-32BE", "www.example.com" },
        { (int)Tag.UniversalString, "utf-32BE", "华为云.com" },
    };

    [Theory]
    [MemberData(nameof(StringTypes))]
    public void Common_name_of_any_type_of_string_is_read(int type, string encoding, string name) =>
        Assert.Equal(name, Assert.Single(Read(new OddRequest { CommonNames = [((Tag)type, Encoding.GetEncoding(encoding).GetBytes(name))] }).CommonNames));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_nonempty_common_name_is_read(bool inOnePart)
    {
        var request = new OddRequest
        {
            CommonNames = [(Tag.UTF8String, []), (Tag.UTF8String, "a.example.com"u8.ToArray()), (Tag.PrintableString, "b.example.com"u8.ToArray())],
            InOnePart = inOnePart,
        };

        Assert.Equal(["a.example.com", "b.example.com"], Read(request).CommonNames);
    }

    private static readonly Dictionary<string, (OddRequest Request, string Names)> Lenient = new()
    {
        ["version 2"] = (new() { Version = 1, Attributes = OddRequest.Extensions("a.example.com") }, "a.example.com"),
        ["version -1"] = (new() { Version = 255 }, ""),
        ["no attributes at all"] = (new() { Attributes = null }, ""),
        ["extensions without any"] = (new() { Attributes = OddRequest.Extensions() }, ""),
        ["two attributes with extensions"] =
            (new() { Attributes = [.. OddRequest.Extensions("a.example.com"), .. OddRequest.Extensions("b.example.com")] }, "a.example.com b.example.com"),
        ["attributes out of order"] = (new() { Attributes = [.. OddRequest.Extensions("a.example.com"), .. Password] }, "a.example.com"),
        ["extensions under Microsoft's name"] = (new() { Attributes = OddRequest.ExtensionsUnder(Microsoft, "a.example.com") }, "a.example.com"),
        ["indefinite length"] =
            (new() { Attributes = OddRequest.Extensions("a.example.com"), Outermost = content => [0x30, 0x80, .. content, 0, 0] }, "a.example.com"),
        ["length of more bytes than needed"] =
            (new() { Outermost = content => [0x30, 0x84, 0, 0, (byte)(content.Length >> 8), (byte)content.Length, .. content] }, ""),
    };

    public static TheoryData<string> LenientNames => [.. Lenient.Keys];

    /// <summary>C7: the framework refuses these, but a CA may not.</summary>
    [Theory]
    [MemberData(nameof(LenientNames))]
    public void Request_that_deviates_from_the_format_is_still_read_and_verified(string what)
    {
        var (request, names) = Lenient[what];

        var csr = Read(request);

        Assert.Equal((what.StartsWith("version", StringComparison.Ordinal), "www.example.com"), (!csr.IsVersion1, Assert.Single(csr.CommonNames)));
        Assert.Equal((names, "EC_P256", true), (string.Join(' ', csr.AlternativeNames!), csr.Key.Algorithm, CsrSignature.Fits(csr)));
    }

    [Theory]
    [InlineData(0x82, "b\u00fccher.example")] // a name that is not ASCII
    [InlineData(0x87, "five!")] // an address of five bytes
    [InlineData(0x82, null)] // no sequence around
    public void Alternative_names_that_cannot_be_read_are_reported_as_such(byte kind, string? name)
    {
        var value = OddRequest.Encoded(kind, Encoding.UTF8.GetBytes(name ?? "a.example.com"));
        var names = name is null ? value : OddRequest.Sequence(value);
        var extension = OddRequest.Sequence([.. OddRequest.Identifier("2.5.29.17"), .. OddRequest.Encoded(0x04, names)]);

        Assert.Null(Read(new OddRequest { Attributes = OddRequest.Attribute("1.2.840.113549.1.9.14", OddRequest.Sequence(extension)) }).AlternativeNames);
    }

    [Fact]
    public void Signature_of_another_kind_of_key_does_not_fit()
    {
        Assert.True(Csr.TryRead(CsrSamples.Read("rsa-2048"), out var rsa, out _));
        Assert.True(Csr.TryRead(CsrSamples.Read("ec-p256"), out var curve, out _));

        Assert.False(CsrSignature.Fits(rsa with { SignatureAlgorithm = curve.SignatureAlgorithm }));
        Assert.False(CsrSignature.Fits(curve with { SignatureAlgorithm = rsa.SignatureAlgorithm }));
        Assert.False(CsrSignature.Fits(curve with { Signature = rsa.Signature }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AA==")]
    [InlineData("MAA=")]
    [InlineData("MAMwAQA=")]
    public void Block_without_a_request_is_damaged(string base64)
    {
        Assert.False(Csr.TryRead($"-----BEGIN CERTIFICATE REQUEST-----\n{base64}\n-----END CERTIFICATE REQUEST-----", out _, out var problem));
        Assert.Contains("damaged", problem, StringComparison.Ordinal);
    }

    /// <summary>Of a kind, too, that cannot be verified here.</summary>
    [Fact]
    public void Key_without_bits_and_bytes_after_the_request_are_refused()
    {
        Assert.True(CsrPem.TryDecode(CsrSamples.Read("sm2"), out var withoutBits, out _));
        withoutBits[withoutBits.AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)Tag.BitString, 66, 0, 4])] = (byte)Tag.Integer;
        Assert.True(CsrPem.TryDecode(CsrSamples.Read("ec-p256"), out var whole, out _));

        Assert.All(
            [withoutBits, [.. whole, 0]],
            (byte[] der) => Assert.False(Csr.TryRead(PemEncoding.WriteString("CERTIFICATE REQUEST", der), out _, out _)));
    }

    private static Csr Read(OddRequest request)
    {
        Assert.True(Csr.TryRead(request.Pem(), out var csr, out var problem), problem);
        return csr;
    }
}
