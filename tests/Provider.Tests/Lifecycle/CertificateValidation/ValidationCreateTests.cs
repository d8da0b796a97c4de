using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateValidation;

/// <summary>DESIGN.md, "Waiting for the issue": Create and Update of a CertificateValidation, what is waited for, and how a wait ends.</summary>
public sealed class ValidationCreateTests : ProviderFixture
{
    [Fact]
    public async Task Create_waits_at_the_pace_of_all_waits_until_the_certificate_is_issued()
    {
        var id = AddApplied("ISSUED");
        for (var look = 0; look < 9; look++) Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN", "www.example.com", "proof"));

        var issued = await this.CreateValidationAsync(ValidationOf(id));

        Assert.Equal((id, "ISSUED", id), (issued.Id, issued.Status, (string?)issued.Outputs["certificateId"]));
        Assert.All(["notBefore", "notAfter", "issueTime", "fingerprint"], (string name) => Assert.NotNull(issued.Outputs[name]));
        Assert.Equal(["www.example.com"], issued.Texts("domainNames"));
        Assert.Equal(TimeSpan.FromSeconds(1 + 2 + 5 + 10 + 20 + 40 + 60 + 60 + 60), Time.Passed);
        Assert.Equal((10, 0, 0), (Sent("show"), Applies, Withdrawals));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Create_tells_status_time_next_look_and_missing_records_while_it_waits()
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next(
            "show",
            Shown("CHECKING_DOMAIN", "www.example.com", "proof"), Shown("CHECKING_DOMAIN", "www.example.com", "a", "b", "c", "d", "e"), Shown("CHECKING_ORG"),
            Fault.Html(503), Fault.Html(503), Fault.Html(503), Fault.Html(503));

        await this.CreateValidationAsync(ValidationOf(id));

        Assert.Equal("status CHECKING_DOMAIN, 0 s, next look in 1 s, not found yet: TXT _dnsauth.www.example.com", StatusLines[0]);
        Assert.EndsWith("TXT _dnsauth.www.example.com and 2 more", StatusLines[1], StringComparison.Ordinal);
        Assert.Equal("status CHECKING_ORG, 3 s, next look in 5 s", StatusLines[2]);
        Shows(StatusLines[3], "HTTP 503", "next look in 10 s");
    }

    /// <summary>ISSUED is met by every status of an issued certificate but REVOKING.</summary>
    [Theory]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("CANCELSUPPLEMENTING")]
    [InlineData("CANCLEREVOKING")]
    [InlineData("CHECKING_DOMAIN")] // a reissue from the console
    public async Task Create_is_over_at_once_where_the_certificate_was_issued(string status)
    {
        var id = Add(new CertificateSeed { Status = status, Domain = "www.example.com", IssueTime = "2025-02-01 00:00:00.0" });

        Assert.Equal(status, (await this.CreateValidationAsync(ValidationOf(id))).Status);

        Assert.Equal((TimeSpan.Zero, 1), (Time.Passed, Sent("show")));
    }

    [Theory]
    [InlineData("CHECKING_ORG")]
    [InlineData("ISSUING")]
    [InlineData("ISSUED")]
    public async Task Create_for_proven_control_is_over_before_the_issue(string status)
    {
        var id = AddApplied(status);

        Assert.Equal(status, (await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"))).Status);

        Assert.Equal(TimeSpan.Zero, Time.Passed);
    }

    [Theory]
    [InlineData("ISSUED", "CHECKING_ORG")]
    [InlineData("ISSUED", "ISSUING")]
    [InlineData("ISSUED", "CANCELCHECKING")]
    [InlineData("ISSUED", "REVOKING")]
    [InlineData("ISSUED", "SOMETHING_NEW")]
    [InlineData("DOMAIN_VALIDATED", "CHECKING")]
    [InlineData("DOMAIN_VALIDATED", "CHECKING_DOMAIN")]
    [InlineData("DOMAIN_VALIDATED", "REVOKING")]
    public async Task Create_goes_on_waiting(string waitFor, string status)
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next("show", Shown(status));

        Assert.Equal("ISSUED", (await this.CreateValidationAsync(ValidationOf(id, waitFor))).Status);

        Assert.Equal((TimeSpan.FromSeconds(1), 2), (Time.Passed, Sent("show")));
    }

    [Theory]
    [InlineData("PAID", "FailedPrecondition", "no application to wait for")]
    [InlineData("REVOKED", "FailedPrecondition", "A new certificate is needed")]
    [InlineData("EXPIRED", "FailedPrecondition", "A new certificate is needed")]
    [InlineData("UPLOAD", "FailedPrecondition", "was imported into SCM")]
    public async Task Create_fails_at_once_where_waiting_is_hopeless(string status, string code, string text)
    {
        var id = AddApplied(status);
        Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN"));

        await FailsAsync(this.CreateValidationAsync(ValidationOf(id)), code, id, status, text);

        Assert.Equal(TimeSpan.FromSeconds(1), Time.Passed);
    }

    [Fact]
    public async Task Create_of_a_missing_certificate_fails() =>
        await FailsAsync(this.CreateValidationAsync(ValidationOf("scs0000000000000")), "NotFound", "There is no certificate scs0000000000000");

    [Fact]
    public async Task Create_fails_at_once_with_the_services_reason_for_a_rejection()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, $"敏感词, told to {Canaries.ApplicantPhone}.");

        await FailsAsync(
            this.CreateValidationAsync(ValidationOf(created.Id)),
            "FailedPrecondition", CertificateId, "UNPASSED", "the reason given: 敏感词, told to [hidden].",
            "Change the inputs of its CertificateApplication", "--target-replace");
    }

    [Fact]
    public async Task Create_fails_without_a_reason_where_the_user_may_not_read_it()
    {
        Emulator.Switches.TagQueryDenied = true;
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = "secret" });

        await FailsAsync(this.CreateValidationAsync(ValidationOf(id)), "FailedPrecondition", id, "rejected", "the reason is shown in the SCM console");
    }

    [Fact]
    public async Task Create_that_may_not_look_fails_at_once()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("show", Fault.Error(403, "SCM.4002", "no permission"));

        await FailsAsync(this.CreateValidationAsync(ValidationOf(id)), "PermissionDenied", id, "SCM.4002", "show");
    }

    [Fact]
    public async Task Time_out_keeps_the_state_and_the_next_update_goes_on()
    {
        var id = AddApplied("CHECKING_DOMAIN");

        var waiting = await IsNotReadyAsync(
            this.CreateValidationAsync(ValidationOf(id)), ValidationOf(id),
            id, "the time is up after 4500 s", "waiting for ISSUED",
            "status CHECKING_DOMAIN, not found yet: TXT _dnsauth.www.example.com", "`pulumi up` again", "customTimeouts");

        Assert.Equal((id, "CHECKING_DOMAIN", TimeSpan.FromMinutes(75)), (waiting.Id, waiting.Status, Time.Passed));
        Emulator.Issue(id);
        await BeginRunAsync();
        Assert.Equal("ISSUED", (await this.UpdateValidationAsync(waiting, ValidationOf(id))).Status);
    }

    [Fact]
    public async Task Users_time_limit_counts()
    {
        var id = AddApplied("CHECKING_DOMAIN");

        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(id), timeout: 25), ValidationOf(id), "after 25 s");
        await IsNotReadyAsync(this.UpdateValidationAsync(waiting, ValidationOf(id), timeout: 12), ValidationOf(id), "after 12 s");

        Assert.InRange(Time.Passed, TimeSpan.FromSeconds(37), TimeSpan.FromSeconds(39));
    }

    [Fact]
    public async Task Cancel_during_a_wait_keeps_the_state_at_once()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        var begun = Time.StandStillAsync();
        var create = this.CreateValidationAsync(ValidationOf(id));
        await begun;

        await this.CancelAsync();

        var waiting = await IsNotReadyAsync(create, ValidationOf(id), id, "cancelled", "status CHECKING_DOMAIN", "`pulumi up` again");
        Assert.Equal((id, "CHECKING_DOMAIN", TimeSpan.Zero), (waiting.Id, waiting.Status, Time.Passed));
    }

    [Fact]
    public async Task Cancel_during_a_look_that_hangs_keeps_what_was_seen_before()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(id), timeout: 5), ValidationOf(id));
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var update = this.UpdateValidationAsync(waiting, ValidationOf(id));
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();

        var still = await IsNotReadyAsync(update, ValidationOf(id), "cancelled", "status not read yet");
        AssertSame(waiting.Outputs, still.Outputs);
    }

    [Fact]
    public async Task Update_of_what_is_waited_for_looks_again_and_records()
    {
        var id = AddApplied("CHECKING_ORG");
        var validated = await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"));
        Emulator.Issue(id);

        var issued = await this.UpdateValidationAsync(validated, ValidationOf(id, "ISSUED"));

        Assert.Equal(("ISSUED", "ISSUED"), (issued.Status, (string?)issued.Outputs["waitFor"]));
        Assert.NotNull(issued.Outputs["fingerprint"]);
    }

    [Theory]
    [InlineData("REVOKED", "A new certificate is needed")]
    [InlineData("PAID", "no application to wait for")]
    public async Task Update_fails_at_once_where_waiting_is_hopeless(string status, string text)
    {
        var id = AddApplied("CHECKING_ORG");
        var validated = await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"));
        Emulator.SetStatus(id, status);

        await FailsAsync(this.UpdateValidationAsync(validated, ValidationOf(id, "ISSUED")), "FailedPrecondition", id, status, text);
    }

    [Fact]
    public async Task Delete_makes_no_call()
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.ClearHistory();

        await this.DeleteValidationAsync(issued);

        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Time_out_tells_why_the_last_look_saw_nothing()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("show", [.. Enumerable.Repeat(Fault.Html(503), 100)]);

        await IsNotReadyAsync(
            this.CreateValidationAsync(ValidationOf(id), timeout: 20), ValidationOf(id),
            "the time is up", "status not read yet; at the last look: ", "HTTP 503");
    }

    [Fact]
    public async Task Time_out_after_a_good_look_tells_nothing_of_trouble_before()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("show", Fault.Html(503), Fault.Html(503), Fault.Html(503), Fault.Html(503));

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => this.CreateValidationAsync(ValidationOf(id), timeout: 60));

        Assert.Contains(StatusLines, line => line.Contains("HTTP 503", StringComparison.Ordinal));
        Assert.DoesNotContain("503", failure.Display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wait_for_a_certificate_about_to_be_revoked_warns_once()
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next("show", Shown("REVOKING"), Shown("REVOKING"), Shown("CANCLEREVOKING"));

        await this.CreateValidationAsync(ValidationOf(id));

        Shows(Assert.Single(Warnings), id, "about to be revoked (status REVOKING)");
    }
}
