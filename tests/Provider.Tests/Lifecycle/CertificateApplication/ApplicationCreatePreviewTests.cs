using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// Create in preview: P2, P5, P6, beyond what <c>Rules/rules.md</c> shows (P1 and P4 are in <see cref="ProductRulesTests"/>); and Update in preview.
/// </summary>
public sealed class ApplicationCreatePreviewTests : ProviderFixture
{
    /// <summary>P6</summary>
    [Fact]
    public async Task Preview_returns_inputs_known_names_and_unknowns()
    {
        var planned = await this.PreviewAsync(Program(CertificateId));

        Assert.Equal(["www.example.com"], planned.Texts("domainNames"));
        AssertUnknown(planned.Outputs, "status", "validationRecords");
        Assert.Equal("www.example.com", (string?)planned.Outputs["domain"]);
    }

    [Fact]
    public async Task Preview_with_an_unknown_certificate_makes_no_call()
    {
        AssertUnknown((await this.PreviewAsync(Program(CertificateId).With("certificateId", Property.Unknown))).Outputs, "certificateId");

        Assert.Empty(Emulator.History);
    }

    /// <summary>P2</summary>
    [Theory]
    [InlineData("REVOKING")]
    [InlineData("CHECKING_DOMAIN", "2025-01-01 00:00:00.0")] // a reissue from the console
    public async Task Preview_refuses_a_certificate_issued_for_another_application(string status, string? issued = null)
    {
        var id = Add(new CertificateSeed { Status = status, Domain = "other.example.com", IssueTime = issued });

        await FailsAsync(this.PreviewAsync(Program(id)), "FailedPrecondition", id, status, "differs in domain");
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CANCELCHECKING")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("ISSUING")]
    [InlineData("ISSUED")]
    [InlineData("REVOKING")]
    public async Task Preview_is_silent_if_the_update_applies_or_adopts(string status)
    {
        Emulator.Switches.WithdrawalReads = int.MaxValue;

        await this.PreviewAsync(Program(status == "PAID" ? CertificateId : AddApplied(status)));

        Assert.Empty(Warnings);
        Assert.Equal((1, 0), (Sent("show"), Applies));
    }

    /// <summary>P5: the list of unchecked items names only the company fields that the program does not set.</summary>
    [Fact]
    public async Task Preview_with_a_failing_service_warns()
    {
        Emulator.Faults.Next("show", Fault.Html(502), Fault.Answer(503, ""), Fault.ResetBeforeCommit, Fault.Throttle());

        await this.PreviewAsync(OrganizationProgram(CertificateId));

        Assert.DoesNotContain("companyName", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    /// <summary>P5</summary>
    [Fact]
    public async Task Preview_that_gets_no_response_in_time_warns()
    {
        Emulator.Faults.Onward("show", 1, Fault.HangBeforeCommit);
        var preview = await HeldAsync(this.PreviewAsync(Program(CertificateId)));

        Time.Advance(TimeSpan.FromMinutes(1));
        await preview;

        Shows(Assert.Single(Warnings), CertificateId);
    }

    [Fact]
    public async Task Preview_that_is_cancelled_fails_without_a_warning_about_checks()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var preview = await HeldAsync(this.PreviewAsync(Program(CertificateId)));

        await this.CancelAsync();

        await FailsAsync(preview, "Cancelled");
        Assert.Empty(Warnings);
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

    /// <summary>P2, D8: an unknown value may turn out to be unchanged, and then nothing is replaced. A known change always replaces.</summary>
    [Theory]
    [InlineData("companyName", null)]
    [InlineData("sans", null)]
    [InlineData("sans", "companyName")]
    public async Task Preview_warns_of_an_issued_application_while_its_change_is_not_certain(string unknown, string? changed)
    {
        var id = Add(ForNames(5) with { Type = "OV_SSL_CERT" });
        var program = OrganizationProgram(id).With("sans", new JsonArray("mail.example.com"));
        var created = await this.UpAsync(program);
        Emulator.Issue(id);
        created = (await this.ReadAsync(created))!;
        await BeginRunAsync();
        var news = program.With(unknown, unknown == "sans" ? new JsonArray(Property.Unknown) : Property.Unknown);
        if (changed is not null) news = news.With(changed, "Another Company");
        await this.PlanAsync(created, news);

        if (changed is not null) await FailsAsync(this.PreviewAsync(news), "FailedPrecondition", id, "ISSUED");
        else await this.PreviewAsync(news);

        Assert.Equal(changed is null, Warnings.Any(warning => warning.Contains("Some inputs are not known yet", StringComparison.Ordinal)));
    }

    /// <summary>P5, S6: the retry delay of the service exceeds the time limit, but the service did respond.</summary>
    [Fact]
    public async Task Preview_that_is_told_to_wait_too_long_reports_the_response()
    {
        Emulator.Faults.Next("show", Fault.Throttle(TimeSpan.FromHours(1)));

        await this.PreviewAsync(Program(CertificateId));

        Shows(Assert.Single(Warnings), "HTTP 429, APIGW.0308");
    }
}
