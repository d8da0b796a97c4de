using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Functions;

public sealed class ExportCertificateTests : ProviderFixture
{
    [Fact]
    public async Task Issued_certificate_comes_with_a_chain_that_verifies_and_its_key()
    {
        var id = Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", KeyAlgorithm = "EC_P256", NotBefore = "2025-01-01 00:00:00.0" });

        var exported = await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = id });

        using var certificate = X509Certificate2.CreateFromPem((string)exported["certificate"]!, (string)Property.Reveal(exported["privateKey"])!);
        Assert.True(certificate.HasPrivateKey);
        Assert.True(certificate.MatchesHostname("www.example.com"));
        Assert.True(Verifies(certificate, (string)exported["certificateChain"]!));
        Assert.StartsWith((string)exported["certificate"]!, (string)exported["entireCertificate"]!, StringComparison.Ordinal);
    }

    /// <summary>T2</summary>
    [Fact]
    public async Task Private_keys_are_secret()
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next("export", Fault.Answer(
            200,
            """{"certificate":"c","certificate_chain":"d","entire_certificate":"e","private_key":"p","enc_certificate":"f","enc_private_key":"q"}"""));

        var exported = await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = id });

        AssertSame(
            new JsonObject
            {
                ["certificate"] = "c", ["certificateChain"] = "d", ["entireCertificate"] = "e", ["privateKey"] = Property.Secret("p"),
                ["encCertificate"] = Property.Secret("f"), ["encPrivateKey"] = Property.Secret("q"),
            },
            exported);
    }

    [Fact]
    public async Task Key_that_the_user_kept_is_absent()
    {
        var id = Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", Csr = CsrSamples.Read("ec-p256") });

        var exported = await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = id });

        Assert.NotNull(exported["certificate"]);
        Assert.Null(exported["privateKey"]);
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CHECKING_ORG")]
    [InlineData("ISSUING")]
    [InlineData("UNPASSED")]
    [InlineData("CANCELCHECKING")]
    public async Task Certificate_that_is_not_issued_is_not_exported(string status)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("show", Shown(status));

        await FailsAsync(ExportAsync(id), "FailedPrecondition", id, status);

        Assert.Equal(0, Sent("export"));
    }

    [Fact]
    public async Task Refusal_of_the_service_is_reported()
    {
        var id = AddApplied("SOMETHING_NEW");

        await FailsAsync(ExportAsync(id), "FailedPrecondition", id, "SCM.0010");
    }

    /// <summary>SCM exports it no longer, so what to do is in the program. SCM does not show when a certificate was revoked.</summary>
    [Theory]
    [InlineData("EXPIRED", "2025-02-28 23:59:59.0", "(since 2025-02-28 23:59:59.0)")]
    [InlineData("EXPIRED", "2024-03-01 00:00:00", "(since 2024-03-01 00:00:00)")]
    [InlineData("EXPIRED", null, "")]
    [InlineData("EXPIRED", "0000-00-00 00:00:00", "")]
    [InlineData("REVOKED", "2026-02-28 23:59:59.0", "")]
    [InlineData("REVOKED", "2025-02-28 23:59:59.0", "")]
    [InlineData("REVOKED", null, "")]
    public async Task Certificate_that_has_ended_is_not_exported_and_the_error_says_what_to_change(string status, string? notAfter, string since)
    {
        Emulator.Faults.Next("show", ShownWith(status, ("not_after", notAfter)));

        var failure = await FailsAsync(ExportAsync(CertificateId), "FailedPrecondition", CertificateId, status, since, "certificateId", "remove the export");

        Assert.Equal(since.Length > 0, failure.Message.Contains("since", StringComparison.Ordinal));
        Assert.Equal(0, Sent("export"));
    }

    [Theory]
    [InlineData("UPLOAD")]
    [InlineData("SUPPLEMENTCHECKING")]
    public async Task Certificate_is_exported_in_every_status_after_issue(string status) =>
        Assert.NotNull((await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = AddApplied(status) }))["certificate"]);

    private Task<JsonObject> ExportAsync(string id) => this.CallFunctionAsync("exportCertificate", new JsonObject { ["certificateId"] = id });

    private bool Verifies(X509Certificate2 certificate, string chainPem)
    {
        using var root = X509Certificate2.CreateFromPem(Emulator.RootCertificate);
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.VerificationTime = Time.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.ExtraStore.ImportFromPem(chainPem);
        return chain.Build(certificate);
    }
}
