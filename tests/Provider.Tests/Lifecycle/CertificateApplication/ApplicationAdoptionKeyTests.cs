using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Rules;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>"The same application" (DESIGN.md, "Life cycle"): with an own CSR, an issued certificate is the same only if it has that key.</summary>
public sealed class ApplicationAdoptionKeyTests : ProviderFixture
{
    [Theory]
    [InlineData("rsa-2048")]
    [InlineData("ec-p256")]
    [InlineData("new-label")]
    public async Task Issued_certificate_of_the_key_is_taken_over(string csr)
    {
        var id = AddIssued(CsrSamples.Read(csr));

        var created = await this.UpAsync(Program(id).With("csr", CsrSamples.Read(csr)));

        Assert.Equal((id, "ISSUED"), (created.Id, created.Status));
        Assert.Contains(Infos, line => line.StartsWith("Took over", StringComparison.Ordinal) && !line.Contains("csr", StringComparison.Ordinal));
        Assert.Equal((0, 1), (Applies, Sent("export")));
    }

    /// <summary>The request may be made anew: it is the key that counts.</summary>
    [Fact]
    public async Task Another_request_for_the_same_key_is_the_same()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal("ISSUED", (await this.UpAsync(Program(AddIssued(RequestFor(key))).With("csr", RequestFor(key)))).Status);
    }

    [Theory]
    [InlineData("ec-p256", "rsa-2048")]
    [InlineData(null, "ec-p256")]
    public async Task Issued_certificate_of_another_key_is_another_application(string? issuedFor, string csr)
    {
        var id = AddIssued(issuedFor is null ? null : CsrSamples.Read(issuedFor));

        await FailsAsync(
            this.UpAsync(Program(id).With("csr", CsrSamples.Read(csr))), "FailedPrecondition", id, "issued already", "differs in csr", "another certificate");

        Assert.Equal((0, 1), (Applies, Sent("export")));
    }

    [Fact]
    public async Task Another_key_of_the_same_kind_is_another_application()
    {
        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await FailsAsync(this.UpAsync(Program(AddIssued(RequestFor(one))).With("csr", RequestFor(other))), "FailedPrecondition", "differs in csr");
    }

    [Fact]
    public async Task Certificate_that_may_not_be_exported_is_not_taken_over()
    {
        var id = AddIssued(CsrSamples.Read("ec-p256"));
        Emulator.Faults.Next("export", Fault.Error(403, "SCM.4002", "no permission"));

        await FailsAsync(
            this.UpAsync(Program(id).With("csr", CsrSamples.Read("ec-p256"))),
            "PermissionDenied", id, "key of csr is not known", "not taken over", "the action scm:cert:export");

        Assert.Equal(0, Applies);
    }

    [Theory]
    [InlineData("no certificate at all")]
    [InlineData("-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\\n!\\n-----END CERTIFICATE-----")]
    public async Task Certificate_that_cannot_be_read_is_not_taken_over(string certificate)
    {
        var id = AddIssued(CsrSamples.Read("ec-p256"));
        Emulator.Faults.Next("export", Fault.Answer(200, $$"""{"certificate":"{{certificate}}"}"""));

        await FailsAsync(
            this.UpAsync(Program(id).With("csr", CsrSamples.Read("ec-p256"))),
            "FailedPrecondition", id, "key of csr is not known", "cannot be read", "not taken over");
    }

    /// <summary>S2: something may have been sent, so the application that is there is recorded, whoever stops the comparison.</summary>
    [Theory]
    [InlineData(true, "cancelled")]
    [InlineData(false, "the time is up")]
    public async Task Stop_while_the_key_is_compared_after_a_doubt_records_the_application(bool cancel, string why)
    {
        var program = Program(CertificateId).With("csr", CsrSamples.Read("ec-p256"));
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        Emulator.Faults.Next("show", Shown("PAID"), Shown("ISSUED"));
        Emulator.Faults.Next("export", Fault.HangBeforeCommit);
        var create = this.UpAsync(program, timeout: 20);
        await Emulator.WhenHeldAsync();

        if (cancel) await this.CancelAsync();
        else Time.Advance(TimeSpan.FromSeconds(20));

        var made = await IsNotReadyAsync(create, program, CertificateId, why, "the key of csr", "`pulumi up` again");
        Assert.Equal((CertificateId, "ISSUED", 1), (made.Id, made.Status, Applies));
    }

    [Fact]
    public async Task Nothing_is_exported_without_a_csr()
    {
        await this.UpAsync(Program(AddIssued(null)));

        Assert.Equal(0, Sent("export"));
    }

    [Fact]
    public async Task Nothing_is_exported_before_the_issue()
    {
        var id = Add(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com", Csr = CsrSamples.Read("ec-p256") });

        await this.UpAsync(Program(id).With("csr", CsrSamples.Read("ec-p256")));

        Assert.Contains(Infos, line => line.Contains("Not compared: csr", StringComparison.Ordinal));
        Assert.Equal(0, Sent("export"));
    }

    /// <summary>P6: a preview looks once.</summary>
    [Fact]
    public async Task Preview_exports_nothing()
    {
        await this.PreviewAsync(Program(AddIssued(null)).With("csr", CsrSamples.Read("ec-p256")));

        Assert.Equal("show", Assert.Single(Emulator.History).Operation);
    }

    /// <summary>T2: the fixture knows the canaries; the key of the service must not turn up either.</summary>
    [Fact]
    public async Task Key_that_comes_with_the_export_turns_up_nowhere()
    {
        var id = AddIssued(null);

        var failure = await FailsAsync(this.UpAsync(Program(id).With("csr", CsrSamples.Read("ec-p256"))), "FailedPrecondition");

        Assert.DoesNotContain("BEGIN", failure.Display, StringComparison.Ordinal);
        Assert.DoesNotContain(Infos.Concat(Warnings).Concat(StatusLines), line => line.Contains("BEGIN", StringComparison.Ordinal));
    }

    private string AddIssued(string? csr) => Add(new CertificateSeed
    {
        Status = "ISSUED", Domain = "www.example.com", Csr = csr, KeyAlgorithm = csr is null ? "EC_P256" : null,
    });

    private static string RequestFor(ECDsa key) => new CertificateRequest("CN=www.example.com", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
}
