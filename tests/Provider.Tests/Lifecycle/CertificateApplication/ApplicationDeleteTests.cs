using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary><c>ApplicationLifecycle</c>, column Delete, in a destroy (R3). It never revokes.</summary>
public sealed class ApplicationDeleteTests : ProviderFixture
{
    [Theory]
    [InlineData("PAID")]
    [InlineData("UNPASSED")]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    [InlineData("UPLOAD")]
    public async Task Delete_of_what_has_no_application_is_done(string status)
    {
        await this.DestroyAsync(AddApplied(status));

        Assert.Equal(0, Withdrawals);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Delete_of_a_missing_certificate_is_done() => await this.DestroyAsync("scs0000000000000");

    [Theory]
    [InlineData("CHECKING")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CHECKING_ORG")]
    public async Task Delete_withdraws_what_is_under_review(string status)
    {
        var id = AddApplied(status);

        await this.DestroyAsync(id);

        Assert.Equal("PAID", Emulator.Certificate(id).Status);
        Assert.Equal(1, Withdrawals);
    }

    [Theory]
    [InlineData(false, "Nothing was sent.")]
    [InlineData(true, "The withdrawal was asked for, and may have gone through.")]
    public async Task Delete_says_whether_it_sent_anything_before_it_met_an_unknown_status(bool afterwards, string text)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Nth("show", afterwards ? 2 : 1, Shown("FROZEN"));

        await FailsAsync(this.DestroyAsync(id), "FailedPrecondition", id, "FROZEN", "does not know", text);

        Assert.Equal(afterwards ? 1 : 0, Withdrawals);
    }

    [Fact]
    public async Task Delete_only_waits_while_it_is_being_issued()
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next("show", Shown("ISSUING"), Shown("ISSUING"));

        await this.DestroyAsync(id);

        Shows(Assert.Single(Warnings), id, "is issued", "never revoked");
        Assert.Equal((3, 0), (Sent("show"), Withdrawals));
    }

    [Theory]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("REVOKING")]
    public async Task Delete_leaves_an_issued_certificate_and_says_so(string status)
    {
        var id = AddApplied(status);

        await this.DestroyAsync(id);

        Shows(Assert.Single(Warnings), id, status, "never revoked");
        Assert.Equal(status, Emulator.Certificate(id).Status);
        Assert.Equal(0, Withdrawals);
    }

    [Fact]
    public async Task Delete_waits_for_a_withdrawal_that_lasts()
    {
        Emulator.Switches.WithdrawalReads = 6;
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Assert.Equal("PAID", Emulator.Certificate(id).Status);
        Assert.Equal(1, Withdrawals);
    }

    [Fact]
    public async Task Delete_withdraws_again_when_the_withdrawal_fell_back()
    {
        Emulator.Switches.WithdrawalReads = 1;
        Emulator.Switches.WithdrawalFallsBack = true;
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Assert.Equal("PAID", Emulator.Certificate(id).Status);
        Assert.Equal(2, Withdrawals);
    }

    [Fact]
    public async Task Delete_withdraws_again_when_the_fall_back_was_never_seen()
    {
        Emulator.Switches.WithdrawalFallsBack = true;
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Assert.Equal("PAID", Emulator.Certificate(id).Status);
    }

    [Fact]
    public async Task Delete_that_loses_the_race_with_the_issue_warns()
    {
        Emulator.Switches.WithdrawalLosesRace = true;
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Shows(Assert.Single(Warnings), id, "is issued", "never revoked");
    }

    [Fact]
    public async Task Delete_asks_again_while_the_withdrawal_is_refused()
    {
        Emulator.Switches.CancelRefusedTimes = 2;
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Assert.Equal("PAID", Emulator.Certificate(id).Status);
        Assert.Equal(3, Withdrawals);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Delete_in_doubt_looks_and_goes_on(bool committed, int withdrawals)
    {
        Emulator.Faults.Next("cancel-cert", committed ? Fault.ResetAfterCommit : Fault.ResetBeforeCommit);
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Assert.Equal("PAID", Emulator.Certificate(id).Status);
        Assert.Equal(withdrawals, Withdrawals);
    }

    [Fact]
    public async Task Delete_outlasts_trouble_with_the_service_once_it_has_begun()
    {
        for (var call = 2; call <= 9; call++) Emulator.Faults.Nth("show", call, Fault.Html(503));
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Assert.Equal(("PAID", 1), (Emulator.Certificate(id).Status, Withdrawals));
    }

    [Fact]
    public async Task Delete_in_an_unknown_status_sends_nothing()
    {
        var id = AddApplied("FROZEN");

        await FailsAsync(this.DestroyAsync(id), "FailedPrecondition", id, "FROZEN", "Nothing was sent");

        Assert.Equal(0, Withdrawals);
    }

    [Theory]
    [InlineData(0, 1200)]
    [InlineData(90, 90)]
    public async Task Delete_ends_at_its_time_limit(int custom, int expected)
    {
        Emulator.Switches.WithdrawalReads = int.MaxValue;
        var id = AddApplied("CHECKING_DOMAIN");

        await FailsAsync(
            this.DestroyAsync(id, custom),
            "DeadlineExceeded", id, $"not confirmed within {expected} s", "It may still go through", "run the same command again");

        Assert.InRange(Time.Passed, TimeSpan.FromSeconds(expected), TimeSpan.FromSeconds(expected + 2));
        Assert.Equal(1, Withdrawals);
    }

    /// <summary>S6: nothing goes through by itself where every request was refused, and the refusal is told.</summary>
    [Fact]
    public async Task Delete_whose_withdrawal_is_refused_to_the_end_tells_the_refusal()
    {
        Emulator.Switches.CancelRefusedTimes = int.MaxValue;
        var id = AddApplied("CHECKING_DOMAIN");

        var failure = await FailsAsync(
            this.DestroyAsync(id, timeout: 30),
            "DeadlineExceeded", id, "not confirmed within 30 s. Run the same command again.", "cancel-cert", "HTTP 400", "SCM.0010", "request id");

        Assert.DoesNotContain("may still go through", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>S6</summary>
    [Fact]
    public async Task Delete_that_is_refused_the_look_after_the_request_says_that_it_was_asked_for()
    {
        Emulator.Faults.Nth("show", 2, Fault.Error(401, "APIGW.0307", "The token must be updated."));
        var id = AddApplied("CHECKING_DOMAIN");

        await FailsAsync(this.DestroyAsync(id), "Unauthenticated", id, "was asked for, and is not confirmed", "show of certificate", "APIGW.0307");

        Assert.Equal(1, Withdrawals);
    }

    /// <summary>One stray look lets go of no application.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Delete_believes_a_second_look_only(int look)
    {
        Emulator.Switches.WithdrawalReads = 3;
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Nth("show", look, Shown("PAID"));

        await this.DestroyAsync(id);

        Assert.Equal(("PAID", 1), (Emulator.Certificate(id).Status, Withdrawals));
    }

    /// <summary>Zeros are no date: an application under review is withdrawn, not taken for issued.</summary>
    [Theory]
    [InlineData("issue_time", "0")]
    [InlineData("not_before", " ")]
    [InlineData("not_after", "null")]
    [InlineData("issue_time", "0000-00-00 00:00:00")]
    [InlineData("fingerprint", "-")]
    public async Task Delete_withdraws_what_bears_an_empty_date(string field, string value)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("show", Fault.Answer(200, $$"""{"status":"CHECKING_DOMAIN","domain":"www.example.com","{{field}}":"{{value}}"}"""));

        await this.DestroyAsync(id);

        Assert.Equal(("PAID", 1), (Emulator.Certificate(id).Status, Withdrawals));
    }

    [Fact]
    public async Task Delete_without_permission_fails_and_keeps_the_state()
    {
        Emulator.Faults.Next("cancel-cert", Fault.Error(403, "SCM.4002", "no permission"));
        var id = AddApplied("CHECKING_DOMAIN");

        await FailsAsync(this.DestroyAsync(id), "PermissionDenied", id, "SCM.4002", "cancel-cert");

        Assert.Equal("CHECKING_DOMAIN", Emulator.Certificate(id).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_that_is_stopped_while_the_withdrawal_is_answered_takes_a_last_look(bool cancelled)
    {
        Emulator.Faults.Next("cancel-cert", Fault.HangAfterCommit);
        var id = AddApplied("CHECKING_DOMAIN");
        var delete = this.DestroyAsync(id, timeout: 10);
        await Emulator.WhenHeldAsync();

        if (cancelled) await this.CancelAsync();
        else Time.Advance(TimeSpan.FromSeconds(10));
        Emulator.Release();

        await delete;
        Assert.Equal((2, 1), (Sent("show"), Withdrawals));
    }

    public static TheoryData<Fault, int> PassingRefusals => new()
    {
        { Fault.Throttle(), 4 }, // all attempts of one call
        { Fault.Error(404, "SCM.0020", "no such certificate"), 1 },
    };

    [Theory]
    [MemberData(nameof(PassingRefusals))]
    public async Task Delete_looks_and_asks_again_after_a_refusal_that_may_pass(Fault refusal, int times)
    {
        for (var i = 0; i < times; i++) Emulator.Faults.Next("cancel-cert", refusal);
        var id = AddApplied("CHECKING_DOMAIN");

        await this.DestroyAsync(id);

        Assert.Equal("PAID", Emulator.Certificate(id).Status);
        Assert.Equal(times + 1, Withdrawals);
    }

    /// <summary>As programs write that there is no date; the last two are the same moment, here and where the service is.</summary>
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("1970-01-01 08:00:00.0")]
    public async Task Delete_withdraws_what_is_under_review_and_was_issued_on_no_day(string date)
    {
        var created = await this.UpAsync(Program(CertificateId));
        await BeginRunAsync();
        Emulator.Faults.Next("show", Fault.Answer(200, new JsonObject
        {
            ["status"] = "CHECKING_DOMAIN", ["type"] = "DV_SSL_CERT", ["domain"] = "www.example.com",
            ["issue_time"] = date, ["not_before"] = date, ["not_after"] = date,
        }.ToJsonString()));

        await this.DeleteAsync(created);

        Assert.Equal(1, Withdrawals);
    }

    /// <summary>What SCM answers with the status 404 it does not find, whichever code it gives.</summary>
    [Theory]
    [InlineData("SCM.0005")]
    [InlineData("SCM.0010")]
    [InlineData("SCM.0999")]
    public async Task Delete_of_what_SCM_does_not_find_is_done(string code)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        for (var i = 0; i < 2; i++) Emulator.Faults.Next("show", Fault.Error(404, code, "certificate not found"));

        await this.DestroyAsync(id);

        Assert.Equal(0, Withdrawals);
    }
}
