using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>L3: what <c>--debug</c> shows. The fixture searches these lines for canaries, like all others (T2).</summary>
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
        Shows(lines[1], "show", CertificateId, "attempt 2", "HTTP 200", "request ID");
        Shows(lines[2], "apply", CertificateId, "attempt 1", "no response (InDoubt)");
        Shows(lines[3], "show", CertificateId, "attempt 1", "HTTP 200");
        Assert.All(lines, line => Assert.Matches(" [0-9]+ ms$", line));
        Assert.All(DebugMessages, message => Assert.Equal(EngineCalls.Urn("app"), message.Urn));
    }

    /// <summary>The service may quote anything, in each part of an answer that a line shows.</summary>
    [Fact]
    public async Task Lines_show_nothing_secret_or_personal()
    {
        var quote = $$"""{"error_code":"{{EmulatorOptions.DefaultSecretKey}}","error_msg":"{{Canaries.ApplicantPhone}}"}""";
        Emulator.Faults.Next("apply", Fault.Answer(400, quote));

        await Assert.ThrowsAsync<RpcFailure>(() => this.UpAsync(Program(CertificateId)));

        var line = Assert.Single(DebugMessages, message => message.Message.Contains("apply", StringComparison.Ordinal)).Message;
        Shows(line, "HTTP 400", "[hidden]");
        Assert.DoesNotContain(EmulatorOptions.DefaultSecretKey, line, StringComparison.Ordinal);
        Assert.DoesNotContain(Canaries.ApplicantPhone, line, StringComparison.Ordinal);
    }

    /// <summary>The little time that is left is needed for the response.</summary>
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
        await CallAsync("Handshake", new JsonObject { ["engineAddress"] = "127.0.0.1:1" }); // nobody listens there
        await ConfigureAsync();

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
    }

    /// <summary>An unexpected exception. Each line of its stack trace has the mark that the documentation tells users to search for.</summary>
    [Theory]
    [InlineData("Configure")]
    [InlineData("List")]
    [InlineData("Read")]
    public async Task Bug_in_the_provider_asks_for_a_report_and_its_stack_trace_is_in_the_debug_lines(string method)
    {
        Emulator.Faults.Next("list", Fault.Throttle()); // the retry needs a random pause
        Emulator.Faults.Next("show", Fault.Throttle());
        IsEnvironmentBroken = true;

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => Connection.CallAsync(method, RequestOf(method)));

        Shows(failure.Display, "bug in the provider", "--debug", CallTrace.Mark, "https://github.com/scmpulumi");
        var lines = DebugMessages.Single(message => message.Message.Contains(nameof(InvalidTimeZoneException), StringComparison.Ordinal)).Message;
        Shows(lines, method, "at ScmPulumi.Provider.");
        Assert.All(lines.Split('\n'), line => Assert.StartsWith(CallTrace.Mark, line, StringComparison.Ordinal));
        Assert.DoesNotContain(SecretWords, lines + failure.Display, StringComparison.Ordinal);
    }

    private JsonObject RequestOf(string method) => method switch
    {
        "Configure" => new JsonObject { ["args"] = new JsonObject() },
        "List" => new JsonObject { ["token"] = "huaweicloud-scm:index:CertificateApplication" },
        _ => new JsonObject { ["urn"] = EngineCalls.Urn("app"), ["id"] = CertificateId },
    };
}
