using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>Rows <c>csr</c> of <c>docs/rules.md</c>: form, key and signature of requests that OpenSSL made.</summary>
public sealed class CsrTests
{
    [Theory]
    [InlineData("rsa-2048", "www.example.com", "", "RSA_2048", true)]
    [InlineData("new-label", "www.example.com", "", "RSA_2048", true)]
    [InlineData("rsa-1024", "www.example.com", "", "RSA_1024", true)]
    [InlineData("rsa-pss", "www.example.com", "", "RSA_2048", null)]
    [InlineData("ec-p256", "www.example.com", "", "EC_P256", true)]
    [InlineData("ec-p384", "www.example.com", "", "EC_P384", true)]
    [InlineData("ec-p521", "www.example.com", "", null, true)]
    [InlineData("sm2", "www.example.com", "", "SM2", null)]
    [InlineData("ed25519", "www.example.com", "", null, null)]
    [InlineData("changed", "www.example.com", "", "RSA_2048", false)]
    [InlineData("no-common-name", "", "", "EC_P256", true)]
    [InlineData("upper-case", "WWW.Example.COM", "", "EC_P256", true)]
    [InlineData("idn", "bücher.example.com", "xn--bcher-kva.example.com", "EC_P256", true)]
    [InlineData("wildcard", "*.example.com", "*.example.com example.com", "EC_P256", true)]
    [InlineData("address", "8.8.8.8", "8.8.8.8 2606:4700::1111", "EC_P256", true)]
    [InlineData("names", "www.example.com", "www.example.com example.org *.example.net", "EC_P256", true)] // its email address is none of ours
    [InlineData("attributes", "www.example.com", "www.example.com example.com", "EC_P256", true)]
    public void Request_is_read_and_its_signature_verified(string sample, string commonNames, string names, string? algorithm, bool? fits)
    {
        Assert.True(Csr.TryRead(CsrSamples.Read(sample), out var csr, out _));

        Assert.Equal(commonNames, string.Join(' ', csr.CommonNames));
        Assert.Equal(names, string.Join(' ', csr.AlternativeNames));
        Assert.Equal(algorithm, csr.Key.Algorithm);
        Assert.Equal(fits, CsrSignature.Fits(csr));
    }

    /// <summary>C7: some tools write the * of a wildcard into a PrintableString, or names that are not ASCII into an IA5String. The CA may accept it.</summary>
    [Fact]
    public void Character_that_its_string_type_does_not_have_is_read()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(Subject("*.example.com"u8)), key, HashAlgorithmName.SHA512);
        request.CertificateExtensions.Add(new X509Extension("2.5.29.17", AlternativeName("bücher.example"u8), critical: false));

        Assert.True(Csr.TryRead(request.CreateSigningRequestPem(), out var csr, out var problem), problem);

        Assert.Equal(("*.example.com", "bücher.example", true), (csr.CommonNames.Single(), csr.AlternativeNames.Single(), CsrSignature.Fits(csr)));

        static byte[] Subject(ReadOnlySpan<byte> name)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            using (writer.PushSetOf())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.5.4.3");
                writer.WriteEncodedValue([(byte)UniversalTagNumber.PrintableString, (byte)name.Length, .. name]);
            }

            return writer.Encode();
        }

        static byte[] AlternativeName(ReadOnlySpan<byte> name) => [0x30, (byte)(name.Length + 2), 0x82, (byte)name.Length, .. name];
    }

    [Fact]
    public void Signature_of_another_kind_of_key_does_not_fit()
    {
        Assert.True(Csr.TryRead(CsrSamples.Read("rsa-2048"), out var rsa, out _));
        Assert.True(Csr.TryRead(CsrSamples.Read("ec-p256"), out var curve, out _));

        Assert.False(CsrSignature.Fits(rsa with { SignatureAlgorithm = curve.SignatureAlgorithm }));
        Assert.False(CsrSignature.Fits(curve with { Signature = rsa.Signature }));
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", " \n\n")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\r\r\n", "")] // converted twice
    public void Line_ends_and_blanks_around_make_no_difference(string lineEnd, string around)
    {
        var pem = CsrSamples.Read("rsa-2048").Trim();
        var other = around + pem.Replace("\n", lineEnd, StringComparison.Ordinal) + around;

        Assert.True(Csr.TryRead(other, out _, out _));
        Assert.Equal(pem, CsrPem.Normalise(other));
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nAA==\n-----END NEW CERTIFICATE REQUEST-----", "END")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nAA==\n", "END")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----", "END")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-------END CERTIFICATE REQUEST-----", "END")] // they share their dashes
    [InlineData(
        "-----BEGIN CERTIFICATE REQUEST-----\nA\n-----END CERTIFICATE REQUEST-----\n"
        + "-----BEGIN CERTIFICATE REQUEST-----\nA\n-----END CERTIFICATE REQUEST-----",
        "more than one")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----", "PEM")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----", "PEM")]
    [InlineData("request.csr", "PEM")]
    [InlineData("", "PEM")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nA-B_\n-----END CERTIFICATE REQUEST-----", "Base64")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nProc-Type: 4,ENCRYPTED\n\nAA==\n-----END CERTIFICATE REQUEST-----", "Base64")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----", "read")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----", "read")]
    public void Text_that_is_no_single_request_is_refused(string text, string told)
    {
        Assert.False(Csr.TryRead(text, out _, out var problem));
        Assert.Contains(told, problem, StringComparison.Ordinal);
    }

    /// <summary>Of a kind, too, that cannot be verified here.</summary>
    [Fact]
    public void Key_without_bits_and_bytes_after_the_request_are_refused()
    {
        Assert.True(CsrPem.TryDecode(CsrSamples.Read("sm2"), out var withoutBits, out _));
        withoutBits[withoutBits.AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)UniversalTagNumber.BitString, 66, 0, 4])] = (byte)UniversalTagNumber.Integer;
        Assert.True(CsrPem.TryDecode(CsrSamples.Read("ec-p256"), out var whole, out _));

        Assert.All(
            [withoutBits, [.. whole, 0]],
            (byte[] der) => Assert.False(Csr.TryRead(PemEncoding.WriteString("CERTIFICATE REQUEST", der), out _, out _)));
    }
}
