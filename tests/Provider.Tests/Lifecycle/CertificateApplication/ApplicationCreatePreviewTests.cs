using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>Create in preview: P2, P3, P5, P6 (P1 and P4 are in <see cref="ProductTests"/>); and Update in preview.</summary>
public sealed class ApplicationCreatePreviewTests : ProviderFixture
{
    [Fact]
    public async Task Preview_returns_inputs_known_names_and_unknowns()
    {
        // P6
        var planned = await this.PreviewAsync(Program(CertificateId));

        Assert.Equal(["www.example.com"], planned.Texts("domainNames"));
        Assert.True(Property.IsUnknown(planned.Outputs["status"]));
        Assert.True(Property.IsUnknown(planned.Outputs["validationRecords"]));
        Assert.Equal("www.example.com", (string?)planned.Outputs["domain"]);
        Assert.Equal((1, 0), (Sent("show"), Applies));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Preview_with_an_unknown_certificate_makes_no_call()
    {
        var planned = await this.PreviewAsync(Program(CertificateId).With("certificateId", Property.Unknown));

        Assert.True(Property.IsUnknown(planned.Outputs["certificateId"]));
        Assert.Empty(Emulator.History);
    }

    [Theory]
    [InlineData("REVOKED", "can take no application any more")]
    [InlineData("EXPIRED", "can take no application any more")]
    [InlineData("UPLOAD", "was imported into SCM")]
    [InlineData("FROZEN", "does not know")]
    public async Task Preview_refuses_what_Create_refuses(string status, string text)
    {
        // P2
        var id = AddApplied(status);

        await FailsAsync(this.PreviewAsync(Program(id)), "FailedPrecondition", id, status, text);
    }

    [Fact]
    public async Task Preview_refuses_a_missing_certificate() =>
        await FailsAsync(this.PreviewAsync(Program("scs0000000000000")), "NotFound", "There is no certificate scs0000000000000");

    [Theory]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("CANCELSUPPLEMENTING")]
    [InlineData("REVOKING")]
    [InlineData("CANCLEREVOKING")]
    [InlineData("CHECKING_DOMAIN", "2025-01-01 00:00:00.0")] // a reissue from the console
    public async Task Preview_refuses_a_certificate_issued_for_another_application(string status, string? issued = null)
    {
        // P2
        var id = Add(new CertificateSeed { Status = status, Domain = "other.example.com", IssueTime = issued });

        await FailsAsync(
            this.PreviewAsync(Program(id)),
            "FailedPrecondition", id, status, "differs in domain", "additional domain names", "reissue", "another certificate");
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CANCELCHECKING")]
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
    public async Task Preview_is_silent_where_the_update_applies_or_takes_over(string status)
    {
        Emulator.Switches.WithdrawalReads = int.MaxValue;

        await this.PreviewAsync(Program(status == "PAID" ? CertificateId : AddApplied(status)));

        Assert.Empty(Warnings);
        Assert.Equal((1, 0), (Sent("show"), Applies));
    }

    [Theory]
    [InlineData("CHECKING")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CHECKING_ORG")]
    [InlineData("CHECKING_SOMETHING_NEW")]
    [InlineData("ISSUING")]
    public async Task Preview_warns_of_another_application_under_review(string status)
    {
        // P3
        var id = AddApplied(status, "other.example.com");

        await this.PreviewAsync(Program(id));

        Shows(Assert.Single(Warnings), id, status, "differs in domain", "Withdraw it");
    }

    [Fact]
    public async Task Preview_warns_of_a_rejection()
    {
        // P3
        var id = AddApplied("UNPASSED");

        await this.PreviewAsync(Program(id));

        Shows(Assert.Single(Warnings), id, "rejected", "will apply again");
    }

    [Fact]
    public async Task Preview_of_an_announced_replacement_is_silent_under_review()
    {
        // P3
        await PlanReplacementAsync(await this.UpAsync(Program(CertificateId)));

        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("CANCELSUPPLEMENTING")]
    [InlineData("REVOKING")]
    [InlineData("CANCLEREVOKING")]
    public async Task Preview_of_an_announced_replacement_fails_once_issued(string status)
    {
        // P2: the recorded status is old.
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, status);

        await FailsAsync(
            PlanReplacementAsync(created), "FailedPrecondition", CertificateId, status, "issued already", "`pulumi up --refresh`", "another certificate");
    }

    [Fact]
    public async Task Preview_without_the_service_warns_and_says_what_was_not_checked()
    {
        // P5
        await ConfigureAsync("http://127.0.0.1:1/");

        await this.PreviewAsync(Program(CertificateId).With("country", "CN"));

        Shows(
            Assert.Single(Warnings), CertificateId, "127.0.0.1", "could not check", "the status of the certificate", "the names against the product",
            "companyName, companyProvince, companyCity (not set");
    }

    [Fact]
    public async Task Preview_with_a_failing_service_warns()
    {
        // P5
        Emulator.Faults.Next("show", Fault.Html(502), Fault.Answer(503, ""), Fault.ResetBeforeCommit, Fault.Throttle());

        await this.PreviewAsync(OrganizationProgram(CertificateId));

        var warning = Assert.Single(Warnings);
        Shows(warning, CertificateId, "could not check");
        Assert.DoesNotContain("companyName", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_that_gets_no_answer_in_time_warns()
    {
        // P5
        for (var i = 0; i < 4; i++) Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var preview = this.PreviewAsync(Program(CertificateId));
        await Emulator.WhenHeldAsync();

        Time.Advance(TimeSpan.FromMinutes(1));
        await preview;

        Shows(Assert.Single(Warnings), CertificateId, "could not check");
    }

    [Fact]
    public async Task Preview_that_is_cancelled_fails_and_says_nothing_of_checks()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var preview = this.PreviewAsync(Program(CertificateId));
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();

        await FailsAsync(preview, "Cancelled", "Cancelled before anything was changed");
        Assert.Empty(Warnings);
    }

    /// <summary>P5: what is not there to be asked is a warning, what refuses us is an error.</summary>
    [Fact]
    public async Task Preview_of_somebody_elses_certificate_fails() =>
        await FailsAsync(this.PreviewAsync(Program(Add(new CertificateSeed { OtherAccount = true }))), "FailedPrecondition", "SCM.0003", "another account");

    [Fact]
    public async Task Preview_without_credentials_warns_and_names_all_of_them()
    {
        // P5
        await CallAsync("Configure", new JsonObject { ["args"] = new JsonObject { ["endpoint"] = Emulator.Endpoint.AbsoluteUri } });

        await this.PreviewAsync(Program(CertificateId));

        Shows(
            Assert.Single(Warnings),
            "pulumi config set --secret huaweicloud-scm:accessKey", "HW_ACCESS_KEY",
            "pulumi config set --secret huaweicloud-scm:secretKey", "HW_SECRET_KEY", "could not check");
        Assert.Empty(Emulator.History);
        await FailsAsync(this.UpAsync(Program(CertificateId)), "FailedPrecondition", "huaweicloud-scm:accessKey", "huaweicloud-scm:secretKey");
    }

    [Theory]
    [InlineData(401, "APIGW.0301", "Unauthenticated")]
    [InlineData(401, "SCM.4002", "PermissionDenied")]
    [InlineData(403, "SCM.4002", "PermissionDenied")]
    [InlineData(400, "SCM.0003", "FailedPrecondition")]
    public async Task Preview_that_is_refused_fails(int status, string error, string code)
    {
        // P5
        Emulator.Faults.Next("show", Fault.Error(status, error, "no"));

        await FailsAsync(this.PreviewAsync(Program(CertificateId)), code, CertificateId, error);
    }

    [Fact]
    public async Task Preview_of_an_update_makes_no_call_and_keeps_the_outputs()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.ClearHistory();

        var planned = await this.UpdateAsync(created, await this.CheckAsync(Program(CertificateId).With("companyUnit", "IT"), created), preview: true);

        Assert.Equal("IT", (string?)planned.Outputs["companyUnit"]);
        AssertSame(created.Records, planned.Records);
        Assert.Empty(Emulator.History);
    }

    /// <summary>P2, D8: an unknown may prove to be what it was, and then nothing is replaced. What is known to be another cannot be.</summary>
    [Theory]
    [InlineData("companyName", null)]
    [InlineData("sans", null)]
    [InlineData("sans", "companyName")]
    public async Task Preview_warns_of_an_issued_application_while_its_change_is_not_certain(string unknown, string? changed)
    {
        var id = Add(new CertificateSeed { Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 5 });
        var program = OrganizationProgram(id).With("sans", new JsonArray("mail.example.com"));
        var created = await this.UpAsync(program);
        Emulator.Issue(id);
        created = (await this.ReadAsync(created))!;
        await BeginRunAsync();
        var news = program.With(unknown, unknown == "sans" ? new JsonArray(Property.Unknown) : Property.Unknown);
        if (changed is not null) news = news.With(changed, "Another Company");
        await this.DiffAsync(created, await this.CheckAsync(news, created));

        const string refusal = "was issued already (status ISSUED), so its application cannot be withdrawn and replaced. If this change";
        if (changed is not null) await FailsAsync(this.PreviewAsync(news), "FailedPrecondition", refusal);
        else await this.PreviewAsync(news);

        Assert.Equal(changed is null, Warnings.Any(warning => warning.Contains("This preview does not know every input yet", StringComparison.Ordinal)));
    }

    /// <summary>P5, S6: the time is up before the service wants to be asked again, but it did answer.</summary>
    [Fact]
    public async Task Preview_that_is_told_to_wait_for_too_long_says_what_the_service_said()
    {
        Emulator.Faults.Next("show", Fault.Throttle(TimeSpan.FromHours(1)));

        await this.PreviewAsync(Program(CertificateId));

        Assert.Contains("HTTP 429, APIGW.0308", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Contains("So this preview could not check", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    private async Task<Resource> PlanReplacementAsync(Resource old)
    {
        var changed = Program(old.Id).With("domain", "new.example.com");
        await BeginRunAsync();
        var diff = await this.DiffAsync(old, await this.CheckAsync(changed, old));
        Assert.Equal("domain", (string?)diff["replaces"]!.AsArray().Single());
        return await this.PreviewAsync(changed);
    }
}
