using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary><c>ApplicationLifecycle</c>, column Delete, in a destroy (R3), beyond the faults of the matrix. It never revokes.</summary>
public sealed class ApplicationDeleteTests : ProviderFixture
{
    [Theory]
    [InlineData("PAID")]
    [InlineData("UNPASSED")]
    [InlineData("EXPIRED")]
    [InlineData("UPLOAD")]
    [InlineData("missing")]
    public async Task Delete_without_an_application_succeeds(string status)
    {
        await this.DestroyAsync(status == "missing" ? "scs0000000000000" : AddApplied(status));

        Assert.Equal(0, Withdrawals);
        Assert.Empty(Warnings);
    }

    /// <summary>The ways in which programs write that there is no date. An application under review is withdrawn, not mistaken for an issued one.</summary>
    [Theory]
    [InlineData("issue_time", "0")]
    [InlineData("not_before", " ")]
    [InlineData("not_after", "null")]
    [InlineData("issue_time", "0000-00-00 00:00:00")]
    [InlineData("fingerprint", "-")]
    [InlineData("issue_time", "0001-01-01T00:00:00Z")]
    [InlineData("not_after", "1970-01-01T00:00:00Z")] // the same moment as the next one, here and where the service is
    [InlineData("not_after", "1970-01-01 08:00:00.0")]
    public async Task Delete_withdraws_an_application_with_an_empty_date(string field, string value)
    {
        Emulator.Faults.Next("show", ShownWith("CHECKING_DOMAIN", (field, value)));

        await AssertWithdrawsAsync(AddApplied("CHECKING_DOMAIN"));
    }

    /// <summary>Before a request it sent nothing, after one it does not know what became of it.</summary>
    [Theory]
    [InlineData(1, "Nothing was sent")]
    [InlineData(2, "was requested")]
    public async Task Delete_with_an_unknown_status_says_whether_it_sent_anything(int look, string text)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Nth("show", look, Shown("FROZEN"));

        await FailsAsync(this.DestroyAsync(id), "FailedPrecondition", id, "FROZEN", text);

        Assert.Equal(look - 1, Withdrawals);
    }

    [Theory]
    [InlineData("ISSUED")]
    [InlineData("REVOKING")]
    public async Task Delete_leaves_an_issued_certificate_and_says_so(string status)
    {
        var id = AddApplied(status);

        await this.DestroyAsync(id);

        Shows(Assert.Single(Warnings), id, status);
        Assert.Equal((status, 0), (Emulator.Certificate(id).Status, Withdrawals));
    }

    [Fact]
    public async Task Delete_only_waits_while_the_certificate_is_being_issued()
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next("show", Shown("ISSUING"), Shown("ISSUING"));

        await this.DestroyAsync(id);

        Shows(Assert.Single(Warnings), id);
        Assert.Equal((3, 0), (Sent("show"), Withdrawals));
    }

    /// <summary>Whether a look saw the withdrawal under way or not.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Delete_withdraws_again_when_the_withdrawal_was_undone(int reads)
    {
        (Emulator.Switches.WithdrawalReads, Emulator.Switches.WithdrawalFallsBack) = (reads, true);

        await AssertWithdrawsAsync(AddApplied("CHECKING_DOMAIN"), requests: 2);
    }

    [Fact]
    public async Task Delete_looks_and_withdraws_again_if_the_certificate_is_not_found()
    {
        Emulator.Faults.Next("cancel-cert", Fault.Error(404, "SCM.0020", "no such certificate"));

        await AssertWithdrawsAsync(AddApplied("CHECKING_DOMAIN"), requests: 2);
    }

    [Fact]
    public async Task Delete_continues_despite_failures_of_the_service()
    {
        for (var call = 2; call <= 9; call++) Emulator.Faults.Nth("show", call, Fault.Html(503));

        await AssertWithdrawsAsync(AddApplied("CHECKING_DOMAIN"));
    }

    /// <summary>One stray look lets go of no application.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Delete_needs_two_looks_to_find_nothing(int look)
    {
        Emulator.Switches.WithdrawalReads = 3;
        Emulator.Faults.Nth("show", look, Shown("PAID"));

        await AssertWithdrawsAsync(AddApplied("CHECKING_DOMAIN"));
    }

    /// <summary>What something between the provider and SCM answered when SCM had begun the withdrawal. Shown by name.</summary>
    public static TheoryData<string> AnswersInTheServicesStead => [.. InTheServicesStead.Keys];

    private static Dictionary<string, Fault> InTheServicesStead => new()
    {
        ["400 of a proxy"] = Fault.Html(400),
        ["401 of a proxy"] = Fault.Html(401),
        ["403 of a firewall"] = Fault.Html(403),
        ["405 of a web server"] = Fault.Html(405),
        ["404 of a web server"] = Fault.Html(404),
        ["413 of a proxy"] = Fault.Answer(413, ""),
        ["302 to a login page"] = Fault.Answer(302, "") with { Headers = new Dictionary<string, string> { ["Location"] = "/login" } },
        ["409 of an order that is being processed"] = Fault.Error(409, "SCM.0100", "The order is being processed."),
        ["400 of the gateway"] = Fault.Gateway(400, "APIGW.0602", "Invalid request"),
        ["no permission, inside a 200"] = Fault.ErrorInside200("SCM.4002", "no permission"),
    };

    [Theory]
    [MemberData(nameof(AnswersInTheServicesStead))]
    public async Task Delete_succeeds_if_the_withdrawal_took_effect_although_it_was_refused(string answer)
    {
        foreach (var reads in (int[])[0, 3])
        {
            Emulator.ClearHistory();
            Emulator.Switches.WithdrawalReads = reads;
            Emulator.Faults.Next("cancel-cert", InTheServicesStead[answer] with { AfterCommit = true });

            await AssertWithdrawsAsync(AddApplied("CHECKING_DOMAIN"));
        }
    }

    /// <summary>S6</summary>
    [Theory]
    [MemberData(nameof(AnswersInTheServicesStead))]
    public async Task Delete_whose_withdrawal_is_refused_without_effect_reports_the_refusal(string answer)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("cancel-cert", InTheServicesStead[answer]);

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => this.DestroyAsync(id));

        Shows(failure.Message, "cancel-cert", id);
        Assert.DoesNotContain("was requested", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1, 2, "CHECKING_DOMAIN"), (Withdrawals, Sent("show"), Emulator.Certificate(id).Status));
    }

    /// <summary>The look after the refusal is refused, too: the reason is the first refusal.</summary>
    [Fact]
    public async Task Delete_whose_withdrawal_is_refused_reports_the_refusal_if_the_look_after_it_fails()
    {
        Emulator.Faults.Next("cancel-cert", Fault.Html(403));
        Emulator.Faults.Nth("show", 2, Fault.Error(400, "SCM.0003", "no"));

        await FailsAsync(this.DestroyAsync(AddApplied("CHECKING_DOMAIN")), "PermissionDenied", "cancel-cert", "HTTP 403");
    }

    [Fact]
    public async Task Delete_without_permission_fails_at_once_and_keeps_the_state()
    {
        Emulator.Faults.Onward("cancel-cert", 1, Fault.Error(403, "SCM.4002", "no permission"));
        var id = AddApplied("CHECKING_DOMAIN");

        await FailsAsync(this.DestroyAsync(id), "PermissionDenied", id);

        Assert.Equal((1, "CHECKING_DOMAIN"), (Withdrawals, Emulator.Certificate(id).Status));
    }

    /// <summary>S6: if every request was refused, nothing can take effect later, and the refusal is reported.</summary>
    [Fact]
    public async Task Delete_whose_withdrawal_is_always_refused_reports_the_refusal()
    {
        Emulator.Switches.CancelRefusedTimes = int.MaxValue;

        var failure = await FailsAsync(
            this.DestroyAsync(AddApplied("CHECKING_DOMAIN"), timeout: 30), "DeadlineExceeded", "cancel-cert", "HTTP 400", "SCM.0010");

        Assert.DoesNotContain("may still go through", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>S6</summary>
    [Fact]
    public async Task Delete_whose_look_after_the_request_is_refused_says_that_a_withdrawal_was_requested()
    {
        Emulator.Faults.Nth("show", 2, Fault.Error(401, "APIGW.0307", "The token must be updated."));

        await FailsAsync(this.DestroyAsync(AddApplied("CHECKING_DOMAIN")), "Unauthenticated", "was requested", "APIGW.0307");

        Assert.Equal(1, Withdrawals);
    }

    private async Task AssertWithdrawsAsync(string id, int requests = 1)
    {
        await this.DestroyAsync(id);

        Assert.Equal(("PAID", requests), (Emulator.Certificate(id).Status, Withdrawals));
        Assert.Empty(Warnings);
    }
}
