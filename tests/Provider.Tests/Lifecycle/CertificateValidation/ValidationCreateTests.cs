using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateValidation;

/// <summary>DESIGN.md, "Waiting for issuance": Create and Update of a CertificateValidation, what is waited for, and how a wait ends.</summary>
public sealed class ValidationCreateTests : ProviderFixture
{
    [Fact]
    public async Task Create_polls_until_the_certificate_is_issued()
    {
        var id = AddApplied("ISSUED");
        for (var look = 0; look < 9; look++) Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN", "www.example.com", "proof"));

        var issued = await this.CreateValidationAsync(ValidationOf(id));

        Assert.Equal((id, "ISSUED", id), (issued.Id, issued.Status, (string?)issued.Outputs["certificateId"]));
        Assert.All(["notBefore", "notAfter", "issueTime", "fingerprint"], (string name) => Assert.NotNull(issued.Outputs[name]));
        Assert.Equal(["www.example.com"], issued.Texts("domainNames"));
        Assert.Equal(TimeSpan.FromSeconds(0.25 + 0.5 + 1 + 2 + 4 + 8 + 16 + 32 + 60), Time.Passed);
        Assert.Equal((10, 0, 0), (Sent("show"), Applies, Withdrawals));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Create_reports_status_time_next_check_and_missing_records_while_it_waits()
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next(
            "show",
            Shown("CHECKING_DOMAIN", "www.example.com", "proof"), Shown("CHECKING_DOMAIN", "www.example.com", "a", "b", "c", "d", "e"), Shown("CHECKING_ORG"),
            Fault.Html(503), Fault.Html(503), Fault.Html(503), Fault.Html(503));

        await this.CreateValidationAsync(ValidationOf(id));

        Shows(StatusLines[0], "CHECKING_DOMAIN", " 0 s", " 0.3 s", "TXT _dnsauth.www.example.com");
        Assert.EndsWith("TXT _dnsauth.www.example.com and 2 more", StatusLines[1], StringComparison.Ordinal);
        Shows(StatusLines[2], "CHECKING_ORG", " 1 s, next check in 1 s");
        Assert.DoesNotContain("TXT", StatusLines[2], StringComparison.Ordinal);
        Shows(StatusLines[3], "HTTP 503", " 2 s");
    }

    /// <summary>ISSUED is met by every status of an issued certificate but REVOKING.</summary>
    [Theory]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("CANCELSUPPLEMENTING")]
    [InlineData("CANCLEREVOKING")]
    [InlineData("CHECKING_DOMAIN")] // a reissue from the console
    public async Task Create_ends_at_once_if_the_certificate_is_issued(string status)
    {
        var id = Add(new CertificateSeed { Status = status, Domain = "www.example.com", IssueTime = "2025-02-01 00:00:00.0" });

        Assert.Equal(status, (await this.CreateValidationAsync(ValidationOf(id))).Status);

        Assert.Equal((TimeSpan.Zero, 1), (Time.Passed, Sent("show")));
    }

    [Theory]
    [InlineData("ISSUED", "ISSUING")]
    [InlineData("ISSUED", "CANCELCHECKING")]
    [InlineData("ISSUED", "SOMETHING_NEW")]
    [InlineData("DOMAIN_VALIDATED", "CHECKING_DOMAIN")]
    [InlineData("DOMAIN_VALIDATED", "REVOKING")]
    public async Task Create_continues_waiting(string waitFor, string status)
    {
        Emulator.Faults.Next("show", Shown(status));

        Assert.Equal("ISSUED", (await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED"), waitFor))).Status);

        Assert.Equal((TimeSpan.FromSeconds(0.25), 2), (Time.Passed, Sent("show")));
    }

    /// <summary>Also in an Update, and after looks that still left hope.</summary>
    [Theory]
    [InlineData("PAID")]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    [InlineData("UPLOAD")]
    public async Task Wait_that_cannot_succeed_fails_at_once(string status)
    {
        var id = AddApplied("CHECKING_ORG");
        var validated = await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"));
        Emulator.SetStatus(id, status);
        Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN"));

        await FailsAsync(this.CreateValidationAsync(ValidationOf(id)), "FailedPrecondition", id, status);
        await FailsAsync(this.UpdateAsync(validated, ValidationOf(id)), "FailedPrecondition", id, status);

        Assert.Equal(TimeSpan.FromSeconds(0.25), Time.Passed);
    }

    [Theory]
    [InlineData(true, "The name is on a list.")]
    [InlineData(false, "in the SCM console")]
    public async Task Create_fails_at_once_with_the_reason_of_a_rejection_if_the_user_may_read_it(bool isAllowed, string text)
    {
        Emulator.Switches.TagQueryDenied = !isAllowed;
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = "The name is on a list." });

        await FailsAsync(this.CreateValidationAsync(ValidationOf(id)), "FailedPrecondition", id, "UNPASSED", text);

        Assert.Equal(TimeSpan.Zero, Time.Passed);
    }

    [Fact]
    public async Task Timeout_keeps_the_state_and_the_next_update_continues()
    {
        var id = AddApplied("CHECKING_DOMAIN");

        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(id)), "4500 s", "TXT _dnsauth.www.example.com");

        Assert.Equal((id, "CHECKING_DOMAIN", TimeSpan.FromMinutes(75)), (waiting.Id, waiting.Status, Time.Passed));
        Emulator.Issue(id);
        await BeginRunAsync();
        Assert.Equal("ISSUED", (await this.UpdateAsync(waiting, ValidationOf(id))).Status);
    }

    [Fact]
    public async Task Update_of_the_target_looks_again_and_records()
    {
        var id = AddApplied("CHECKING_ORG");
        var validated = await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"));
        Emulator.Issue(id);

        var issued = await this.UpdateAsync(validated, ValidationOf(id, "ISSUED"));

        Assert.Equal(("ISSUED", "ISSUED"), (issued.Status, (string?)issued.Outputs["waitFor"]));
        Assert.NotNull(issued.Outputs["fingerprint"]);
    }

    /// <summary>The engine does that in <c>pulumi do … patch --stateless</c>, and then records the other certificate under the ID of this one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Patch_to_another_certificate_is_refused_and_says_how_to_make_the_change(bool preview)
    {
        var patch = this.PatchAsync(AddApplied("ISSUED"), ValidationOf(AddApplied("ISSUED")), preview, "CertificateValidation");

        await FailsAsync(patch, "FailedPrecondition", "certificateId", "pulumi up");
    }

    [Fact]
    public async Task Delete_makes_no_call()
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.ClearHistory();

        await this.DeleteAsync(issued);

        Assert.Empty(Emulator.History);
    }

    /// <summary>The error has what the last look saw, or why it saw nothing. It leaves out trouble before a good look.</summary>
    [Theory]
    [InlineData(100, true)]
    [InlineData(4, false)]
    public async Task Timeout_reports_why_the_last_look_failed(int troubles, bool isTold)
    {
        Emulator.Faults.Next("show", [.. Enumerable.Repeat(Fault.Html(503), troubles)]);

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => this.CreateValidationAsync(ValidationOf(AddApplied("CHECKING_DOMAIN")), timeout: 60));

        Assert.Contains(StatusLines, line => line.Contains("HTTP 503", StringComparison.Ordinal));
        Assert.Equal(isTold, failure.Display.Contains("HTTP 503", StringComparison.Ordinal));
        Assert.Equal(!isTold, failure.Display.Contains("CHECKING_DOMAIN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wait_for_a_certificate_about_to_be_revoked_warns_once()
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next("show", Shown("REVOKING"), Shown("REVOKING"), Shown("CANCLEREVOKING"));

        await this.CreateValidationAsync(ValidationOf(id));

        Shows(Assert.Single(Warnings), id, "REVOKING");
    }
}
