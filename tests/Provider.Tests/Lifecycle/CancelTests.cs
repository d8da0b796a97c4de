using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Hosting;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>Cancel (DESIGN.md, "Life cycle"): what waits ends with id and state, what was sent is waited for.</summary>
public class CancelTests : ProviderFixture
{
    [Fact]
    public async Task Cancel_during_the_record_wait_gives_back_id_and_partial_state()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var waiting = Time.StandStillAsync();
        var create = this.UpAsync(Program(CertificateId));
        await waiting;

        await this.CancelAsync();

        var created = await IsNotReadyAsync(create, [], CertificateId, "cancelled while waiting", "submitted", "`pulumi up` again");
        Assert.Equal((CertificateId, "CHECKING_DOMAIN"), (created.Id, created.Status));
        Assert.Equal(TimeSpan.Zero, Time.Passed);
        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Cancel_during_a_look_that_hangs_ends_after_another_one()
    {
        Emulator.Faults.Nth("show", 2, Fault.HangBeforeCommit);
        var create = this.UpAsync(Program(CertificateId));
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();

        var created = await IsNotReadyAsync(create, [], "cancelled");
        Assert.Equal((CertificateId, "CHECKING_DOMAIN"), (created.Id, created.Status));
        Assert.Equal(TimeSpan.Zero, Time.Passed);
    }

    [Fact]
    public async Task Cancel_before_the_application_sends_none()
    {
        for (var i = 0; i < 3; i++) Emulator.Faults.Next("show", Shown("CANCELCHECKING"));
        var waiting = Time.StandStillAsync();
        var create = this.UpAsync(Program(CertificateId));
        await waiting;

        await this.CancelAsync();

        await FailsAsync(create, "Cancelled", "withdrawal of certificate", "CANCELCHECKING", "Nothing was sent");
        await FailsAsync(this.UpAsync(Program(CertificateId)), "Cancelled", "before anything was changed");
        Assert.Equal((0, 1), (Applies, Sent("show")));
    }

    [Fact]
    public async Task Cancel_during_the_application_waits_for_its_answer()
    {
        Emulator.Switches.HoldAnswerOfNextApply = true;
        var create = this.UpAsync(Program(CertificateId));
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();
        Assert.False(create.IsCompleted);
        Emulator.Release();

        var created = await IsNotReadyAsync(create, [], CertificateId, "cancelled", "submitted");
        Assert.Equal("CHECKING_DOMAIN", created.Status);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Cancel_during_an_application_without_an_answer_looks_what_became_of_it()
    {
        Emulator.Switches.HoldAnswerOfNextApply = true;
        var create = this.UpAsync(Program(CertificateId));
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("CHECKING_DOMAIN", (await IsNotReadyAsync(create, [], CertificateId, "cancelled")).Status);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Cancel_during_an_application_that_did_not_arrive_says_that_the_outcome_is_unknown()
    {
        Emulator.Faults.Next("apply", Fault.HangBeforeCommit);
        var create = this.UpAsync(Program(CertificateId));
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(4));

        await FailsAsync(create, "Unavailable", CertificateId, "outcome", "unknown");
        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
        Assert.Equal(TimeSpan.FromSeconds(4), Time.Passed);
    }

    [Fact]
    public async Task Cancel_during_a_withdrawal_ends_it_at_once()
    {
        Emulator.Switches.WithdrawalReads = int.MaxValue;
        var id = AddApplied("CHECKING_DOMAIN");
        var waiting = Time.StandStillAsync();
        var delete = this.DestroyAsync(id);
        await waiting;

        await this.CancelAsync();

        await FailsAsync(delete, "Cancelled", id, "not confirmed", "run the same command again");
        Assert.Equal(1, Withdrawals);
    }

    [Fact]
    public async Task Delete_that_was_cancelled_before_it_began_says_that_nothing_was_changed()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        await this.CancelAsync();

        await FailsAsync(this.DestroyAsync(id), "Cancelled", "before anything was changed");

        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Call_whose_connection_closed_begins_no_application()
    {
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"));
        var waiting = Time.StandStillAsync();
        using var connection = new CancellationTokenSource();
        var create = this.CreateAsync(await this.CheckAsync(Program(CertificateId)), closed: connection.Token);
        await waiting;

        await connection.CancelAsync();

        await Assert.ThrowsAsync<RpcFailure>(() => create);
        await Runtime.WhenIdle();
        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Call_whose_connection_closed_finishes_the_application_under_way()
    {
        Emulator.Switches.HoldAnswerOfNextApply = true;
        using var connection = new CancellationTokenSource();
        var create = this.CreateAsync(await this.CheckAsync(Program(CertificateId)), closed: connection.Token);
        await Emulator.WhenHeldAsync();

        await connection.CancelAsync();
        await Assert.ThrowsAsync<RpcFailure>(() => create);
        Emulator.Release();
        await Runtime.WhenIdle();

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
        Assert.Equal("200", Emulator.History.Single(request => request.Operation == "apply").Answered);
    }

    [Fact]
    public async Task Attached_process_serves_the_next_run_after_a_Cancel()
    {
        await this.CancelAsync();
        await FailsAsync(this.UpAsync(Program(CertificateId)), "Cancelled");

        await BeginRunAsync();

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>The status may be old by then, so the error says why SCM could not be asked.</summary>
    [Fact]
    public async Task Create_that_runs_out_of_time_says_why_the_last_look_failed()
    {
        Emulator.Faults.Next("show", Shown("CANCELCHECKING"));
        Emulator.Faults.Onward("show", 2, Fault.Error(500, "SCM.0007", "Internal server error."));

        await FailsAsync(
            this.UpAsync(Program(CertificateId), timeout: 10), "DeadlineExceeded", "withdrawal of certificate", "Nothing was sent", "SCM.0007");

        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Create_that_runs_out_of_time_before_the_application_sends_none()
    {
        for (var i = 0; i < 9; i++) Emulator.Faults.Next("show", Shown("CANCELCHECKING"));

        await FailsAsync(
            this.UpAsync(Program(CertificateId), timeout: 10),
            "DeadlineExceeded", "withdrawal of certificate", "CANCELCHECKING", "after 10 s", "Nothing was sent");

        Assert.Equal(0, Applies);
        Assert.InRange(Time.Passed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Cancel_gets_through_on_the_one_connection_where_many_creates_wait()
    {
        // The engine opens one connection; a client that opens more as it needs them would hide the limit.
        const int many = 150;
        using var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = false };
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{Port}", new GrpcChannelOptions { HttpHandler = handler });
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var waiting = Time.StandStillAsync(waits: many);
        var ids = Enumerable.Range(0, many).Select(_ => Add(new CertificateSeed())).ToList();
        var creates = ids.Select(id => CallAsync<CreateRequest, CreateResponse>(channel, "Create", CreateOf(id))).ToList();
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));

        await CallAsync<Empty, Empty>(channel, "Cancel", new Empty()).WaitAsync(TimeSpan.FromSeconds(30));

        foreach (var (id, create) in ids.Zip(creates)) Assert.Equal(id, (await InitFailureAsync(create)).Id);
        Assert.Equal((many, many), (Applies, Emulator.AcceptedApplications));
        Assert.Equal(TimeSpan.Zero, Time.Passed);
    }

    private CreateRequest CreateOf(string id) =>
        JsonParser.Default.Parse<CreateRequest>(new JsonObject { ["urn"] = Urn(id), ["properties"] = Program(id) }.ToJsonString());

    private static Task<TResponse> CallAsync<TRequest, TResponse>(GrpcChannel channel, string name, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var method = new Method<TRequest, TResponse>(
            MethodType.Unary, "pulumirpc.ResourceProvider", name, MessageMarshaller.Of<TRequest>(), MessageMarshaller.Of<TResponse>());
        return channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, request).ResponseAsync;
    }

    private static async Task<ErrorResourceInitFailed> InitFailureAsync(Task create)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => create.WaitAsync(TimeSpan.FromSeconds(30)));
        var status = Google.Rpc.Status.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin"));
        return Assert.Single(status.Details).Unpack<ErrorResourceInitFailed>();
    }
}

/// <summary>The same by the historical call.</summary>
public sealed class CancelByV2Tests : CancelTests
{
    internal override string? ApiVersion => "v2";
}
