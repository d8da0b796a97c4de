using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>Rows <c>csr</c> of <c>docs/rules.md</c>: what a CSR must be, and how it agrees with the other inputs.</summary>
public sealed class CsrRulesTests
{
    [Theory]
    [InlineData("rsa-2048", "www.example.com", null)]
    [InlineData("new-label", "WWW.Example.com.", null)]
    [InlineData("ec-p256", "www.example.com", null)]
    [InlineData("ec-p384", "www.example.com", null)]
    [InlineData("upper-case", "www.example.com", null)]
    [InlineData("address", "8.8.8.8", "2606:4700:0:0:0:0:0:1111")]
    [InlineData("idn", "bücher.example.com", null)]
    [InlineData("names", "www.example.com", "*.example.net example.org")]
    [InlineData("attributes", "www.example.com", null)] // it asks for the twin of the primary name, as many tools do
    public void Request_that_agrees_with_the_names_passes_in_silence(string sample, string domain, string? sans)
    {
        var verdict = Check(sample, ("domain", domain), ("sans", sans?.Split(' ')));

        Assert.Empty(verdict.Failures);
        Assert.Empty(verdict.Warnings);
    }

    [Theory]
    [InlineData("ed25519", null)]
    [InlineData("rsa-pss", null)]
    [InlineData("names", "example.org")]
    [InlineData("names", "example.org *.example.net a.example.com")]
    [InlineData("attributes", "a.example.com")]
    public void Doubtful_request_is_passed_on_with_a_warning(string sample, string? sans)
    {
        var verdict = Check(sample, ("domain", "www.example.com"), ("sans", sans?.Split(' ')));

        Assert.Empty(verdict.Failures);
        Assert.StartsWith("csr", Assert.Single(verdict.Warnings), StringComparison.Ordinal);
    }

    /// <summary>C2.</summary>
    [Fact]
    public void All_that_is_wrong_with_a_request_is_told_at_once() =>
        Assert.Equal(
            ["csr", "csr", "keyAlgorithm"],
            Check("rsa-1024", ("domain", "other.example.com"), ("keyAlgorithm", "RSA_2048")).Told.Select(told => told.Split(':')[0]));

    /// <summary>C2: each unknown keeps only the rules back that touch it.</summary>
    [Fact]
    public void Rules_that_touch_an_unknown_are_skipped()
    {
        Assert.Empty(Check("other-name", ("domain", Values.Unknown)).Failures);
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
    [InlineData("ed25519", "RSA_2048", true)] // nothing is known of that key
    public void Key_algorithm_agrees_with_the_key_of_the_request(string sample, string algorithm, bool agrees) =>
        Assert.Equal(agrees ? [] : ["keyAlgorithm"], Check(sample, ("keyAlgorithm", algorithm)).Failures.Select(failure => failure.Property));

    [Fact]
    public void Request_is_kept_in_one_form()
    {
        var pasted = $"\r\n{Applications.Pem.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n";

        Assert.Equal(Applications.Pem, Applications.Check(Applications.Minimal.With(("csr", pasted))).Inputs.Text("csr"));
    }

    private static Verdict Check(string sample, params (string Name, object? Value)[] changes) =>
        Applications.Check(Applications.Minimal.With(("csr", CsrSamples.Read(sample))).With(changes));
}
