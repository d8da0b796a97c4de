using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary><c>ApplicationLifecycle</c>, column Create: what the service says decides, and at most one application comes of it (S1, S2).</summary>
public class ApplicationCreateTests : ProviderFixture
{
    [Fact]
    public async Task Create_of_a_paid_certificate_applies_once_and_returns_the_record()
    {
        var created = await this.UpAsync(Program(CertificateId));

        Assert.Equal(CertificateId, created.Id);
        Assert.Equal("CHECKING_DOMAIN", created.Status);
        Assert.Equal(["www.example.com"], created.Texts("domainNames"));
        Assert.Equal(Emulator.Certificate(CertificateId).Records.Single().Value, (string)created.Records.Single()!["value"]!);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
        Assert.Contains(Infos, line => line == $"Applied for www.example.com with certificate {CertificateId}.");
    }

    [Fact]
    public async Task Create_of_a_rejected_certificate_applies_again()
    {
        var id = AddApplied("UNPASSED");

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(id))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_that_is_refused_from_rejected_fails_with_the_reason()
    {
        Emulator.Switches.ApplyRefusedFromUnpassed = true;
        var id = AddApplied("UNPASSED");

        await FailsAsync(this.UpAsync(Program(id)), "FailedPrecondition", id, "SCM.0010", "not allowed by the current certificate type or status");

        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
    }

    [Theory]
    [InlineData("CHECKING")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CHECKING_ORG")]
    [InlineData("CHECKING_SOMETHING_NEW")]
    [InlineData("ISSUING")]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("CANCELSUPPLEMENTING")]
    [InlineData("REVOKING")]
    [InlineData("CANCLEREVOKING")]
    public async Task Create_adopts_the_same_application(string status)
    {
        var id = AddApplied(status);

        var adopted = await this.UpAsync(OrganizationProgram(id));

        Assert.Equal((id, status), (adopted.Id, adopted.Status));
        Assert.Equal(0, Applies);
        var line = Assert.Single(Infos, line => line.StartsWith("Took over", StringComparison.Ordinal));
        Shows(line, id, status, "Not compared: companyName, companyProvince, companyCity, country");
    }

    [Fact]
    public async Task Create_adopts_an_issued_certificate_that_is_reissued_in_the_console()
    {
        var id = Add(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com", IssueTime = "2025-01-01 00:00:00.0" });

        Assert.Equal("2025-01-01 00:00:00.0", (string?)(await this.UpAsync(Program(id))).Outputs["issueTime"]);

        await FailsAsync(this.UpAsync(Program(id).With("domain", "other.example.com")), "FailedPrecondition", "was issued already", "differs in domain");
        Assert.Equal(0, Applies);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN", "has another application under review", "Withdraw it in the SCM console")]
    [InlineData("ISSUING", "has another application under review", "use another certificate")]
    [InlineData("ISSUED", "was issued already", "reissue it there")]
    [InlineData("REVOKING", "was issued already", "use another certificate")]
    public async Task Create_beside_another_application_names_the_fields_that_differ(string status, string what, string remedy)
    {
        var id = Add(new CertificateSeed
        {
            Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 5, Status = status, Domain = "www.example.com", Sans = "a.example.com",
            CompanyName = "Somebody Else", CompanyProvince = "GUANGDONG", CompanyCity = "Shen zhen", Country = "DE",
        });

        await FailsAsync(
            this.UpAsync(OrganizationProgram(id)), "FailedPrecondition", id, status, what, remedy, "differs in sans, companyName, country.");

        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Create_waits_for_the_end_of_a_withdrawal_and_applies()
    {
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"), Shown("CANCELCHECKING"), Shown("CANCELCHECKING"));

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_adopts_after_a_withdrawal_that_fell_back()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"));

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(id))).Status);

        Assert.Equal(0, Applies);
    }

    [Theory]
    [InlineData("REVOKED", "Buy or renew")]
    [InlineData("EXPIRED", "Buy or renew")]
    [InlineData("UPLOAD", "was imported into SCM")]
    [InlineData("FROZEN", "does not know")]
    public async Task Create_of_a_certificate_that_takes_no_application_sends_nothing(string status, string text)
    {
        var id = AddApplied(status);

        await FailsAsync(this.UpAsync(Program(id)), "FailedPrecondition", id, status, text);

        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Create_of_a_missing_certificate_sends_nothing()
    {
        await FailsAsync(this.UpAsync(Program("scs0000000000000")), "NotFound", "scs0000000000000", "certificateId", "region and keys");

        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Create_of_somebody_elses_certificate_sends_nothing()
    {
        var id = Add(new CertificateSeed { OtherAccount = true });

        await FailsAsync(this.UpAsync(Program(id)), "FailedPrecondition", id, "SCM.0003", "127.0.0.1", "another account");

        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Create_hides_what_the_service_echoes_of_persons()
    {
        Emulator.Faults.Next("apply", Fault.Error(400, "SCM.0005", $"wrong phone {Canaries.ApplicantPhone} of {Canaries.ApplicantName}"));

        await FailsAsync(this.UpAsync(Program(CertificateId)), "InvalidArgument", "SCM.0005", "wrong phone [hidden] of [hidden]");

        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_marks_secrets_that_come_unmarked() =>
        AssertSecretsMarked((await this.CreateAsync(Program(CertificateId))).Outputs);
}

/// <summary>The same by the historical call: nothing differs for the user, but for the country that it wants.</summary>
public sealed class CreateByV2Tests : ApplicationCreateTests
{
    internal override string? ApiVersion => "v2";

    [Fact]
    public async Task Create_submits_by_the_historical_call_and_reads_by_v3()
    {
        await this.UpAsync(Program(CertificateId));

        Assert.Equal(
            [$"POST /v2/{EmulatorOptions.DefaultProjectId}/scm/cert/{CertificateId}/complete", $"GET /v3/scm/certificates/{CertificateId}"],
            Emulator.History.Select(request => $"{request.Method} {request.Path}").Distinct().Order().Reverse());
    }
}
