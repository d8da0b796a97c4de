using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// Cancel (DESIGN.md, "Lifecycle"): what waits ends with id and state, what was sent is waited for. What hangs in other calls is in <c>InterruptionTests</c>.
/// </summary>
public sealed class CancelTests : ProviderFixture
{
    /// <summary>How long after a Cancel the engine kills the provider.</summary>
    private static readonly TimeSpan EnginesPatience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Cancel_before_the_application_sends_none()
    {
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"));
        var create = await WaitingAsync(() => this.UpAsync(Program(CertificateId)));

        await this.CancelAsync();

        await FailsAsync(create, "Cancelled", "Nothing was sent");
        await FailsAsync(this.UpAsync(Program(CertificateId)), "Cancelled");
        await FailsAsync(this.DestroyAsync(AddApplied("CHECKING_DOMAIN")), "Cancelled");
        Assert.Equal((0, 1), (Applies, Sent("show")));
    }

    /// <summary>Either the answer still arrives, or only a look shows what happened to the application.</summary>
    [Theory]
    [InlineData("answered", 0)]
    [InlineData("not answered", 4)]
    [InlineData("not arrived", 4)]
    public async Task Cancel_during_an_application_waits_for_the_response_and_then_looks(string fate, int seconds)
    {
        Emulator.Faults.Next("apply", fate == "not arrived" ? Fault.HangBeforeCommit : Fault.HangAfterCommit);
        var create = await HeldAsync(this.UpAsync(Program(CertificateId)));

        await this.CancelAsync();
        if (fate != "answered") Time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(create.IsCompleted);
        if (fate == "answered") Emulator.Release();
        else Time.Advance(TimeSpan.FromSeconds(0.1));

        if (fate == "not arrived") await FailsAsync(create, "Unavailable", CertificateId, "unknown", "stopped before the response");
        else Assert.Equal("CHECKING_DOMAIN", (await IsNotReadyAsync(create)).Status);
        Assert.Equal((1, fate == "not arrived" ? 0 : 1), (Applies, Emulator.AcceptedApplications));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Time.Passed);
    }

    /// <summary>The wait for the answer and the last look together take less time than the engine gives them.</summary>
    [Theory]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    public async Task Wait_after_Cancel_and_the_last_look_take_less_than_five_seconds(string write)
    {
        var id = write == "apply" ? CertificateId : AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next(write, Fault.HangAfterCommit);
        var call = await HeldAsync(write == "apply" ? this.UpAsync(Program(id)) : this.DestroyAsync(id));
        Emulator.Faults.Onward("show", 1, Fault.HangBeforeCommit);

        await this.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(4));
        await Emulator.WhenHeldAsync(2).WaitAsync(WaitingTime.Patience); // the last look has begun: the write is not waited for any longer
        Time.Advance(EnginesPatience - TimeSpan.FromSeconds(0.1) - Time.Passed);

        await Assert.ThrowsAsync<RpcFailure>(() => call.WaitAsync(WaitingTime.Patience));
        Assert.Equal(1, Sent(write));
    }

    [Fact]
    public async Task Cancel_during_a_withdrawal_ends_it_at_once()
    {
        Emulator.Switches.WithdrawalReads = int.MaxValue;
        var id = AddApplied("CHECKING_DOMAIN");
        var delete = await WaitingAsync(() => this.DestroyAsync(id));

        await this.CancelAsync();

        await FailsAsync(delete, "Cancelled", id, "not confirmed");
        Assert.Equal((TimeSpan.Zero, 1), (Time.Passed, Withdrawals));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_that_is_stopped_during_the_withdrawal_looks_once_more(bool cancelled)
    {
        Emulator.Faults.Next("cancel-cert", Fault.HangAfterCommit);
        var delete = await HeldAsync(this.DestroyAsync(AddApplied("CHECKING_DOMAIN"), timeout: 10));

        if (cancelled) await this.CancelAsync();
        else Time.Advance(TimeSpan.FromSeconds(10));
        Emulator.Release();

        await delete;
        Assert.Equal((2, 1), (Sent("show"), Withdrawals));
    }

    [Fact]
    public async Task Call_whose_connection_closed_begins_no_application()
    {
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"));
        using var connection = new CancellationTokenSource();
        var create = await WaitingAsync(() => this.CreateAsync(Program(CertificateId), closed: connection.Token));

        await connection.CancelAsync();

        await Assert.ThrowsAsync<RpcFailure>(() => create);
        await Runtime.WhenIdle().WaitAsync(WaitingTime.Patience);
        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Call_whose_connection_closed_finishes_the_application_under_way()
    {
        Emulator.Switches.HoldAnswerOfNextApply = true;
        using var connection = new CancellationTokenSource();
        var create = await HeldAsync(this.CreateAsync(Program(CertificateId), closed: connection.Token));

        await connection.CancelAsync();
        await Assert.ThrowsAsync<RpcFailure>(() => create);
        Emulator.Release();
        await Runtime.WhenIdle().WaitAsync(WaitingTime.Patience);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
        Assert.Equal("200", Emulator.History.Single(request => request.Operation == "apply").Answered);
    }

    [Theory]
    [InlineData("Handshake")]
    [InlineData("Configure")]
    public async Task Attached_process_that_was_cancelled_serves_again_after_a_Handshake_or_a_Configure(string first)
    {
        await this.CancelAsync();

        if (first == "Handshake") await HandshakeAsync();
        else await ConfigureAsync();

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>Whether or not SCM answers until the end. If it does not, the status may be outdated, so the error says why SCM could not be queried.</summary>
    [Theory]
    [InlineData(true, "CANCELCHECKING")]
    [InlineData(false, "SCM.0007")]
    public async Task Create_that_runs_out_of_time_before_the_application_sends_none(bool isAnswered, string told)
    {
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"));
        Emulator.Faults.Onward("show", 2, isAnswered ? Shown("CANCELCHECKING") : Fault.Error(500, "SCM.0007", "Internal server error."));

        await FailsAsync(this.UpAsync(Program(CertificateId), timeout: 10), "DeadlineExceeded", told, "Nothing was sent");

        Assert.Equal(0, Applies);
        Assert.InRange(Time.Passed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Cancel_arrives_on_a_connection_with_many_waiting_creates()
    {
        // The engine opens one connection, and so does ProviderConnection: one that opened more as it needs them would hide the limit.
        const int many = 150;
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var waiting = Time.StandStillAsync(waits: many);
        var ids = Enumerable.Range(0, many).Select(_ => Add(new CertificateSeed())).ToList();
        var creates = ids.Select(id => this.CreateAsync(Program(id), urn: EngineCalls.Urn(id))).ToList();
        await waiting.WaitAsync(WaitingTime.Patience);

        await this.CancelAsync().WaitAsync(WaitingTime.Patience);

        foreach (var (id, create) in ids.Zip(creates))
        {
            var created = await IsNotReadyAsync(create.WaitAsync(WaitingTime.Patience));
            Assert.Equal((id, "CHECKING_DOMAIN"), (created.Id, created.Status));
        }

        Assert.Equal((many, many), (Applies, Emulator.AcceptedApplications));
        Assert.Equal(TimeSpan.Zero, Time.Passed);
    }
}
