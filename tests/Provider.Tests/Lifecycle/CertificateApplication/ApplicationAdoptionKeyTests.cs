using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>"The same application" (DESIGN.md, "Lifecycle"): with its own CSR, an issued certificate is the same only if it has that key.</summary>
public sealed class ApplicationAdoptionKeyTests : ProviderFixture
{
    private static readonly string Csr = CsrSamples.Read("ec-p256");

    [Theory]
    [InlineData("rsa-2048")]
    [InlineData("ec-p256")]
    [InlineData("new-label")]
    public async Task Issued_certificate_of_the_key_is_adopted(string csr)
    {
        var id = AddIssued(CsrSamples.Read(csr));

        var created = await this.UpAsync(Program(id).With("csr", CsrSamples.Read(csr)));

        Assert.Equal((id, "ISSUED"), (created.Id, created.Status));
        Assert.DoesNotContain(Infos, line => line.Contains("csr", StringComparison.Ordinal)); // among what was not compared
        Assert.Equal((0, 1), (Applies, Sent("export")));
    }

    /// <summary>The request may be a new one, because only the key is compared.</summary>
    [Fact]
    public async Task Another_request_for_the_same_key_is_the_same_and_one_for_another_key_is_not()
    {
        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = AddIssued(RequestFor(one));

        Assert.Equal("ISSUED", (await this.UpAsync(Program(id).With("csr", RequestFor(one)))).Status);
        await FailsAsync(this.UpAsync(Program(id).With("csr", RequestFor(other))), "FailedPrecondition", "differs in csr");
    }

    /// <summary>T2: the fixture knows the canaries; the key of the service must not turn up either.</summary>
    [Theory]
    [InlineData("rsa-2048")]
    [InlineData(null)]
    public async Task Issued_certificate_of_another_key_is_another_application_and_its_key_is_never_shown(string? issuedFor)
    {
        var id = AddIssued(issuedFor is null ? null : CsrSamples.Read(issuedFor));

        var failure = await FailsAsync(this.UpAsync(Program(id).With("csr", Csr)), "FailedPrecondition", id, "differs in csr");

        Assert.Equal((0, 1), (Applies, Sent("export")));
        Assert.DoesNotContain([.. Infos, .. Warnings, .. StatusLines, failure.Display], line => line.Contains("BEGIN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403, """{"error_code":"SCM.4002"}""", "PermissionDenied")]
    [InlineData(200, """{"certificate":"no certificate at all"}""", "FailedPrecondition")]
    [InlineData(200, """{"certificate":"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}""", "FailedPrecondition")]
    [InlineData(200, """{"certificate":"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----"}""", "FailedPrecondition")]
    public async Task Certificate_whose_key_cannot_be_read_is_not_adopted(int status, string exported, string code)
    {
        var id = AddIssued(Csr);
        Emulator.Faults.Next("export", Fault.Answer(status, exported));

        await FailsAsync(this.UpAsync(Program(id).With("csr", Csr)), code, id, "not known");

        Assert.Equal((0, 1), (Applies, Sent("export")));
    }

    /// <summary>S2: something may have been sent, so the existing application is recorded, no matter what stops the comparison.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stop_while_the_key_is_compared_after_a_doubt_records_the_application(bool cancel)
    {
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        Emulator.Faults.Next("show", Shown("PAID"), Shown("ISSUED"));
        Emulator.Faults.Next("export", Fault.HangBeforeCommit);
        var create = await HeldAsync(this.UpAsync(Program(CertificateId).With("csr", Csr), timeout: 20));

        if (cancel) await this.CancelAsync();
        else Time.Advance(TimeSpan.FromSeconds(20));

        var made = await IsNotReadyAsync(create, "csr");
        Assert.Equal((CertificateId, "ISSUED", 1), (made.Id, made.Status, Applies));
    }

    [Theory]
    [InlineData("ISSUED", false)]
    [InlineData("CHECKING_DOMAIN", true)]
    public async Task Nothing_is_exported_without_a_csr_or_before_the_issue(string status, bool hasCsr)
    {
        var id = Add(new CertificateSeed { Status = status, Domain = "www.example.com", Csr = Csr });

        await this.UpAsync(hasCsr ? Program(id).With("csr", Csr) : Program(id));

        Assert.Equal(hasCsr, Infos.Any(line => line.Contains("Not compared: csr", StringComparison.Ordinal)));
        Assert.Equal(0, Sent("export"));
    }

    /// <summary>P6: a preview looks once.</summary>
    [Fact]
    public async Task Preview_exports_nothing()
    {
        await this.PreviewAsync(Program(AddIssued(null)).With("csr", Csr));

        Assert.Equal("show", Assert.Single(Emulator.History).Operation);
    }

    private string AddIssued(string? csr) => Add(new CertificateSeed
    {
        Status = "ISSUED", Domain = "www.example.com", Csr = csr, KeyAlgorithm = csr is null ? "EC_P256" : null,
    });

    private static string RequestFor(ECDsa key) => new CertificateRequest("CN=www.example.com", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
}
