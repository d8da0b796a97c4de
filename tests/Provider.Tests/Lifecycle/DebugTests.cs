using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>L3: what <c>--debug</c> shows. The fixture searches these lines for canaries, as all others (T2).</summary>
public sealed class DebugTests : ProviderFixture
{
    [Fact]
    public async Task Every_attempt_is_a_line()
    {
        Emulator.Faults.Next("show", Fault.Throttle());
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);

        await this.UpAsync(Program(CertificateId));

        var lines = DebugMessages.Select(message => message.Message).ToList();
        Assert.Equal(Emulator.History.Count, lines.Count);
        Shows(lines[0], "show", CertificateId, "attempt 1", "HTTP 429", "APIGW.0308");
        Shows(lines[1], "show", CertificateId, "attempt 2", "HTTP 200", "request id");
        Shows(lines[2], "apply", CertificateId, "attempt 1", "no response (InDoubt)");
        Shows(lines[3], "show", CertificateId, "attempt 1", "HTTP 200");
        Assert.All(lines, line => Assert.Matches(" [0-9]+ ms$", line));
        Assert.All(DebugMessages, message => Assert.Equal(EngineCalls.Urn("app"), message.Urn));
    }

    /// <summary>The service may quote anything.</summary>
    [Fact]
    public async Task Lines_show_nothing_secret_or_personal()
    {
        Emulator.Faults.Next("apply", Fault.Error(400, "SCM.0005", $"{Canaries.ApplicantPhone} {Canaries.ApplicantEmail}"));

        await Assert.ThrowsAsync<RpcFailure>(() => this.UpAsync(Program(CertificateId)));

        var lines = DebugMessages.Select(message => message.Message).ToList();
        Assert.DoesNotContain(lines, line => line.Contains(EmulatorOptions.DefaultSecretKey, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("SCM.0005", StringComparison.Ordinal));
    }

    /// <summary>The little time that is left belongs to the answer.</summary>
    [Fact]
    public async Task No_line_is_sent_after_a_cancel()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var create = await HeldAsync(this.UpAsync(Program(CertificateId)));

        await this.CancelAsync();

        await Assert.ThrowsAsync<RpcFailure>(() => create);
        Assert.Empty(DebugMessages.Select(message => message.Message));
    }

    [Fact]
    public async Task Provider_without_an_engine_works()
    {
        await CallAsync("Handshake", new JsonObject { ["engineAddress"] = "127.0.0.1:1" }); // without a listener
        await ConfigureAsync();

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
    }

    /// <summary>The environment fails with an unexpected exception, whose message may contain anything.</summary>
    [Fact]
    public async Task Bug_in_the_provider_asks_for_a_report_and_its_stack_trace_is_a_line()
    {
        IsEnvironmentBroken = true;

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => Connection.CallAsync("Configure", new JsonObject { ["args"] = new JsonObject() }));

        Shows(failure.Display, "bug in the provider", "--debug", "https://github.com/scmpulumi");
        var line = Assert.Single(DebugMessages).Message;
        Shows(line, "Configure", nameof(InvalidTimeZoneException), "at ScmPulumi.Provider.");
        Assert.DoesNotContain("secret words", line + failure.Display, StringComparison.Ordinal);
    }
}
