using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary><c>ApplicationLifecycle</c>, column Create: the response of the service decides, and at most one application is submitted (S1, S2).</summary>
public class ApplicationCreateTests : ProviderFixture
{
    [Fact]
    public async Task Create_of_a_paid_certificate_applies_once_and_returns_the_record()
    {
        var created = await this.UpAsync(Program(CertificateId));

        Assert.Equal((CertificateId, "CHECKING_DOMAIN"), (created.Id, created.Status));
        Assert.Equal(["www.example.com"], created.Texts("domainNames"));
        Assert.Equal(Emulator.Certificate(CertificateId).Records.Single().Value, (string)created.Records.Single()!["value"]!);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
        Shows(Assert.Single(Infos), "www.example.com", CertificateId);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CHECKING_SOMETHING_NEW")]
    [InlineData("ISSUING")]
    [InlineData("ISSUED")]
    [InlineData("REVOKING")]
    public async Task Create_adopts_the_same_application(string status)
    {
        var id = AddApplied(status);

        var adopted = await this.UpAsync(OrganizationProgram(id));

        Assert.Equal((id, status, 0), (adopted.Id, adopted.Status, Applies));
        Shows(Assert.Single(Infos), "Adopted", id, status, "Not compared: companyName, companyProvince, companyCity, country");
    }

    [Fact]
    public async Task Create_adopts_an_issued_certificate_that_is_reissued_in_the_console()
    {
        var id = Add(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com", IssueTime = "2025-01-01 00:00:00.0" });

        Assert.Equal("2025-01-01 00:00:00.0", (string?)(await this.UpAsync(Program(id))).Outputs["issueTime"]);

        await FailsAsync(this.UpAsync(Program(id).With("domain", "other.example.com")), "FailedPrecondition", "differs in domain");
        Assert.Equal(0, Applies);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN", "Withdraw it")]
    [InlineData("ISSUING", "use another certificate")]
    [InlineData("ISSUED", "reissue the certificate")]
    [InlineData("REVOKING", "use another certificate")]
    public async Task Create_with_another_application_names_the_fields_that_differ(string status, string remedy)
    {
        var id = Add(new CertificateSeed
        {
            Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 5, Status = status, Domain = "www.example.com", Sans = "a.example.com",
            CompanyName = "Somebody Else", CompanyProvince = "GUANGDONG", CompanyCity = "Shen zhen", Country = "DE",
        });

        await FailsAsync(this.UpAsync(OrganizationProgram(id)), "FailedPrecondition", id, status, remedy, "differs in sans, companyName, country.");

        Assert.Equal(0, Applies);
    }

    /// <summary>A withdrawal that is seen under way may end in each of two states.</summary>
    [Theory]
    [InlineData("PAID", 1)]
    [InlineData("CHECKING_DOMAIN", 0)]
    public async Task Create_waits_for_the_end_of_a_withdrawal_then_applies_or_adopts(string end, int applies)
    {
        var id = end == "PAID" ? CertificateId : AddApplied(end);
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"), Shown("CANCELCHECKING"), Shown("CANCELCHECKING"));

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(id))).Status);

        Assert.Equal((applies, applies), (Applies, Emulator.AcceptedApplications));
    }

    [Theory]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    [InlineData("UPLOAD")]
    [InlineData("FROZEN")]
    [InlineData("missing", "NotFound")]
    [InlineData("another account's")]
    public async Task Create_with_a_certificate_that_accepts_no_application_sends_nothing(string status, string code = "FailedPrecondition")
    {
        var id = status switch
        {
            "missing" => "scs0000000000000",
            "another account's" => Add(new CertificateSeed { OtherAccount = true }),
            _ => AddApplied(status),
        };

        await FailsAsync(this.UpAsync(Program(id)), code, id);

        Assert.Equal(0, Applies);
    }
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
