using System.Text;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Rules;
using Tag = System.Formats.Asn1.UniversalTagNumber;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>Rows <c>csr</c> of <c>Rules/rules.md</c>: what a CSR must be, and how it agrees with the other inputs.</summary>
public sealed class CsrRulesTests
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    private static readonly byte[] Null = [0x05, 0x00];

    [Theory]
    [InlineData("rsa-2048", "www.example.com", null)]
    [InlineData("new-label", "WWW.Example.com.", null)]
    [InlineData("folded", "www.example.com", null)]
    [InlineData("ec-p256", "www.example.com", null)]
    [InlineData("ec-p384", "www.example.com", null)]
    [InlineData("upper-case", "www.example.com", null)]
    [InlineData("address", "8.8.8.8", "2606:4700:0:0:0:0:0:1111")]
    [InlineData("names", "www.example.com", "*.example.net example.org")]
    [InlineData("attributes", "www.example.com", null)] // it asks for the twin of the primary name, as many tools do
    public void Request_that_agrees_with_the_names_has_no_message(string sample, string domain, string? sans)
    {
        var verdict = Check(sample, ("domain", domain), ("sans", sans?.Split(' ')));

        Assert.Empty(verdict.Failures);
        Assert.Empty(verdict.Warnings);
    }

    [Theory]
    [InlineData("rsa-pss", null)]
    [InlineData("sm2", null)]
    [InlineData("ec-p521", null)]
    [InlineData("version-2", null)]
    [InlineData("two-common-names", null)]
    [InlineData("trailing-dot", null)]
    [InlineData("san-not-ascii", null)]
    [InlineData("names", "example.org")]
    [InlineData("names", "example.org *.example.net a.example.com")]
    [InlineData("attributes", "a.example.com")]
    public void Doubtful_request_is_passed_on_with_a_warning(string sample, string? sans)
    {
        var verdict = Check(sample, ("domain", "www.example.com"), ("sans", sans?.Split(' ')));

        Assert.Empty(verdict.Failures);
        Assert.StartsWith("csr", Assert.Single(verdict.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ec-p192")]
    [InlineData("ec-p224")]
    [InlineData("ec-secp256k1")]
    [InlineData("ec-brainpool-p256")]
    [InlineData("ec-explicit")]
    [InlineData("ed25519")]
    [InlineData("ed448")]
    [InlineData("dsa")]
    [InlineData("rsa-1024")]
    [InlineData("rsa-2052")]
    [InlineData("rsa-exponent-even")]
    public void Key_that_no_CA_may_certify_is_an_error(string sample)
    {
        var verdict = Check(sample);

        Assert.StartsWith("csr", Assert.Single(verdict.Told), StringComparison.Ordinal);
        Assert.Empty(verdict.Warnings);
    }

    private static readonly Dictionary<string, byte[]> UnlistedKeys = new()
    {
        ["X25519"] = OddRequest.KeyOf("1.3.101.110", [], new byte[32]),
        ["ML-DSA-44"] = OddRequest.KeyOf("2.16.840.1.101.3.4.3.17", [], new byte[1312]),
        ["GOST R 34.10-2012"] = OddRequest.KeyOf("1.2.643.7.1.1.1.1", OddRequest.Sequence(OddRequest.Identifier("1.2.643.7.1.2.1.1.1")), new byte[66]),
        ["Diffie-Hellman over a curve"] = OddRequest.KeyOf("1.3.132.1.12", OddRequest.Identifier("1.2.840.10045.3.1.7"), new byte[65]),
        ["curve of the issuer"] = OddRequest.KeyOf(EllipticCurve, Null, new byte[65]),
        ["no curve"] = OddRequest.KeyOf(EllipticCurve, [], new byte[65]),
        ["sect283r1"] = OddRequest.KeyOf(EllipticCurve, OddRequest.Identifier("1.3.132.0.17"), new byte[73]),
        ["FRP256v1"] = OddRequest.KeyOf(EllipticCurve, OddRequest.Identifier("1.2.250.1.223.101.256.1"), new byte[65]),
        ["RSA of 2047 bits"] = OddRequest.KeyOf(Rsa, Null, OddRequest.RsaNumbers(2047, 65537)),
        ["RSA of 3000 bits, which 8 divides, and exponent 1"] = OddRequest.KeyOf(Rsa, Null, OddRequest.RsaNumbers(3000, 1)),
        ["RSA of 2049 bits"] = OddRequest.KeyOf(Rsa, Null, OddRequest.RsaNumbers(2049, 65537)),
        ["RSA with exponent 4"] = OddRequest.KeyOf(Rsa, Null, OddRequest.RsaNumbers(2048, 4)),
    };

    public static TheoryData<string> UnlistedKeyNames => [.. UnlistedKeys.Keys];

    [Theory]
    [MemberData(nameof(UnlistedKeyNames))]
    public void Key_that_the_baseline_requirements_do_not_list_is_an_error(string key)
    {
        var verdict = CheckPem(new OddRequest { Key = UnlistedKeys[key] }.Pem());

        Assert.StartsWith("csr", Assert.Single(verdict.Told), StringComparison.Ordinal);
        Assert.Empty(verdict.Warnings);
    }

    /// <summary>The CA may correct the algorithm of the key. A copy of the key in the request, as most CAs make it, is forbidden.</summary>
    [Theory]
    [InlineData(Rsa, "")]
    [InlineData(Rsa, "3000")]
    [InlineData(Rsa, "06012A")]
    [InlineData("1.2.840.113549.1.1.10", "")]
    [InlineData("1.2.840.113549.1.1.10", "0500")]
    public void Rsa_key_that_is_not_marked_as_certificates_mark_it_is_a_warning(string algorithm, string parameters)
    {
        var numbers = OddRequest.RsaNumbers(2048, 65537);
        var marked = CheckPem(new OddRequest { Key = OddRequest.KeyOf(algorithm, Convert.FromHexString(parameters), numbers) }.Pem());

        Assert.Contains(marked.Warnings, warning => warning.Contains("rsaEncryption", StringComparison.Ordinal));
        Assert.DoesNotContain(Check("rsa-2048").Warnings, warning => warning.Contains("rsaEncryption", StringComparison.Ordinal));
        Assert.Empty(Check("rsa-without-null").Failures);
    }

    [Theory]
    [InlineData("1.2.840.10045.2.1", "1.2.156.10197.1.301")]
    [InlineData("1.2.156.10197.1.301", null)]
    public void Sm2_key_is_passed_on(string algorithm, string? curve)
    {
        var key = OddRequest.KeyOf(algorithm, curve is null ? [] : OddRequest.Identifier(curve), [4, .. new byte[64]]);
        var verdict = CheckPem(new OddRequest { Key = key }.Pem(), ("keyAlgorithm", "SM2"));

        Assert.Empty(verdict.Failures);
        Assert.Single(verdict.Warnings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(127)]
    [InlineData(255)] // -1
    public void Version_that_PKCS10_does_not_define_is_a_warning(int version)
    {
        var verdict = CheckPem(new OddRequest { Version = version }.Pem());

        Assert.Empty(verdict.Failures);
        Assert.StartsWith("csr", Assert.Single(verdict.Warnings), StringComparison.Ordinal);
    }

    /// <summary>It is not known which of them SCM or the CA uses.</summary>
    [Theory]
    [InlineData("www.example.com,www.example.com", "accepted")]
    [InlineData("www.example.com,WWW.EXAMPLE.COM", "accepted")]
    [InlineData("www.example.com,", "accepted")]
    [InlineData("www.example.com,example.org", "warning")]
    [InlineData("example.org,www.example.com", "warning")]
    [InlineData("www.example.com,Example Ltd", "warning")]
    [InlineData("www.example.com,example.com", "warning")]
    [InlineData("www.example.com,*.example.com", "warning")]
    [InlineData("www.example.com,www.example.com.,a.example.com", "warning")]
    [InlineData("a.example.com,b.example.com", "error")]
    [InlineData("Example Ltd", "error")]
    [InlineData(",", "error")]
    public void Several_common_names_are_fine_only_if_all_are_domain(string commonNames, string outcome)
    {
        var request = new OddRequest { CommonNames = [.. commonNames.Split(',').Select(name => (Tag.UTF8String, Encoding.UTF8.GetBytes(name)))] };

        Assert.Equal(outcome, Outcome(CheckPem(request.Pem())));
        Assert.Equal(outcome, Outcome(CheckPem((request with { InOnePart = true }).Pem())));
    }

    [Theory]
    [InlineData("www.example.com", "www.example.com", "accepted")]
    [InlineData("WWW.example.COM", "www.Example.com", "accepted")]
    [InlineData("www.example.com", "www.example.com.", "accepted")] // what is sent has no dot
    [InlineData("www.example.com.", "www.example.com", "warning")]
    [InlineData("www.example.com.", "www.example.com.", "warning")]
    [InlineData("*.example.com.", "*.example.com", "warning")]
    [InlineData(" www.example.com", "www.example.com", "warning")]
    [InlineData("xn--bcher-kva.example.com", "bücher.example.com", "accepted")]
    [InlineData("XN--BCHER-KVA.example.com", "bücher.example.com", "accepted")]
    [InlineData("bücher.example.com", "bücher.example.com", "warning")]
    [InlineData("bücher.example.com", "xn--bcher-kva.example.com", "warning")]
    [InlineData("BÜCHER.example.com.", "bücher.example.com", "warning")]
    [InlineData("华为云.com", "华为云.com", "warning")]
    [InlineData("www。example。com", "www.example.com", "warning")]
    [InlineData("8.8.8.8", "8.8.8.8", "accepted")]
    [InlineData("2606:4700:0:0:0:0:0:1111", "2606:4700::1111", "warning")]
    [InlineData("bucher.example.com", "bücher.example.com", "error")]
    [InlineData("example.com", "www.example.com", "error")]
    public void Common_name_in_a_different_form_is_a_warning(string commonName, string domain, string outcome) =>
        Assert.Equal(outcome, Outcome(CheckPem(
            new OddRequest { CommonNames = [(Tag.UTF8String, Encoding.UTF8.GetBytes(commonName))] }.Pem(), ("domain", domain))));

    /// <summary>C2.</summary>
    [Fact]
    public void All_errors_of_a_request_are_reported_at_once() =>
        Assert.Equal(
            ["csr", "csr", "keyAlgorithm"],
            Check("rsa-1024", ("domain", "other.example.com"), ("keyAlgorithm", "RSA_2048")).Told.Select(told => told.Split(':')[0]));

    /// <summary>C2: each unknown keeps only the rules back that touch it.</summary>
    [Fact]
    public void Rules_that_touch_an_unknown_are_skipped()
    {
        Assert.Empty(Check("other-name", ("domain", Values.Unknown)).Failures);
        Assert.Empty(Check("two-common-names", ("domain", Values.Unknown)).Warnings);
        Assert.Empty(Check("trailing-dot", ("domain", Values.Unknown)).Warnings);
        Assert.Empty(Check("names", ("sans", Values.Unknown)).Warnings);
        Assert.Empty(Check("names", ("sans", new object[] { "a.example.com", Values.Unknown })).Warnings);
        Assert.Single(Check("rsa-1024", ("domain", Values.Unknown), ("keyAlgorithm", Values.Unknown)).Failures);
        Assert.Empty(Applications.Check(Applications.Minimal.With(("csr", Values.Unknown), ("keyAlgorithm", "SM2"))).Failures);
    }

    [Theory]
    [InlineData("rsa-2048", "RSA_2048", true)]
    [InlineData("rsa-2048", "rsa_2048", true)]
    [InlineData("rsa-2048", "RSA_3072", false)]
    [InlineData("rsa-2048", "EC_P256", false)]
    [InlineData("ec-p384", "EC_P384", true)]
    [InlineData("ec-p384", "EC_P256", false)]
    [InlineData("sm2", "SM2", true)]
    [InlineData("sm2", "RSA_2048", false)]
    [InlineData("ec-p521", "RSA_2048", true)] // SCM has no name for that key
    public void Key_algorithm_agrees_with_the_key_of_the_request(string sample, string algorithm, bool agrees) =>
        Assert.Equal(agrees ? [] : ["keyAlgorithm"], Check(sample, ("keyAlgorithm", algorithm)).Failures.Select(failure => failure.Property));

    private static string Outcome(Verdict verdict) => verdict.Told.Count > 0 ? "error" : verdict.Warnings.Count > 0 ? "warning" : "accepted";

    private static Verdict Check(string sample, params (string Name, object? Value)[] changes) => CheckPem(CsrSamples.Read(sample), changes);

    private static Verdict CheckPem(string pem, params (string Name, object? Value)[] changes) =>
        Applications.Check(Applications.Minimal.With(("csr", pem)).With(changes));
}
