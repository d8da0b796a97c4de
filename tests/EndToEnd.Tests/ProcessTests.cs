using System.Diagnostics;
using System.Globalization;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The binary as a process: its command line, its streams, its socket, and its end when idle.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Unknown_flags_are_ignored_and_log_messages_reach_the_engine()
    {
        await using var scenario = await Scenario.StartAsync(Scenario.UnderReview);
        await using var engine = await EngineServer.StartAsync();
        var process = await scenario.StartProviderAsync(engine.Address, "--logtostderr", "-v=9", "--tracing", "http://127.0.0.1:9411", "--no-such-flag");
        await scenario.ConfigureAsync(process.Connection, engine.Address);

        await process.Connection.CallAsync("Create", Scenario.CreateRequest());

        Assert.Contains(engine.Messages, message => message.Message.StartsWith("Adopted the application", StringComparison.Ordinal));
    }

    /// <summary>
    /// As in a company network with a proxy, where the loopback address is not in NO_PROXY. Runtimes of other languages except it automatically.
    /// </summary>
    [Fact]
    public async Task Messages_to_the_engine_bypass_the_proxy()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack(environment:
        [
            KeyValuePair.Create("http_proxy", (string?)"http://127.0.0.1:9"),
            KeyValuePair.Create("HTTP_PROXY", (string?)"http://127.0.0.1:9"),
        ]);

        var preview = await stack.PreviewAsync(ExampleProgram.With(("companyUnit", "IT"))).SucceedsAsync();

        Assert.Contains("warning: companyUnit", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attached_process_serves_several_runs_and_logs_to_each_engine()
    {
        await using var scenario = await Scenario.StartAsync();
        var process = await scenario.StartProviderAsync(); // no engine yet
        var stack = scenario.NewStack(attachTo: process.Port);

        var first = await stack.UpAsync(ExampleProgram.AsItIs).SucceedsAsync(); // each session ends with a Cancel
        await stack.UpAsync(ExampleProgram.AsItIs).ChangesNothingAsync();
        await stack.UpAsync(ExampleProgram.Renamed("site")).SucceedsAsync();
        await stack.DestroyAsync().SucceedsAsync(); // R3: declarations of earlier runs are forgotten

        Assert.NotEmpty(first.Messages);
        Assert.Equal("PAID", scenario.Status);
        Assert.Equal(["apply", "cancel-cert"], scenario.Sent);
        Assert.False(process.HasExited);
    }

    [Fact]
    public async Task Socket_listens_on_loopback_only()
    {
        await using var scenario = await Scenario.StartAsync();
        var process = await scenario.StartProviderAsync();

        // https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html: address and port are hexadecimal, state 0A is LISTEN, the tenth column is the
        // inode.
        var sockets = new DirectoryInfo($"/proc/{process.Id}/fd").EnumerateFiles()
            .Select(file => file.LinkTarget)
            .Where(target => target is not null)
            .ToHashSet();
        var listening = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[3] == "0A" && sockets.Contains($"socket:[{columns[9]}]")).Select(columns => columns[1]);

        Assert.Equal($"0100007F:{process.Port.ToString("X4", CultureInfo.InvariantCulture)}", Assert.Single(listening)); // T3
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_when_idle_ends_the_process_within_a_second(string signal)
    {
        await using var scenario = await Scenario.StartAsync();
        var process = await scenario.StartProviderAsync();
        await scenario.ConfigureAsync(process.Connection); // the connection stays open
        var start = Stopwatch.GetTimestamp();

        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        var exitCode = await process.WaitForExitAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(("", ""), await process.ReadStreamsAsync());
    }

    /// <summary>
    /// A signal while an application is being sent (DESIGN.md, Cancel): the provider waits at most four seconds for the answer, reads the certificate, and
    /// records the result. The engine kills it after five seconds.
    /// </summary>
    [Fact]
    public async Task Process_reads_the_outcome_after_a_signal_during_an_unanswered_application()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.Switches.HoldAnswerOfNextApply = true;
        var process = await scenario.StartProviderAsync();
        await scenario.ConfigureAsync(process.Connection);
        var create = process.Connection.CallAsync("Create", Scenario.CreateRequest());
        await scenario.Scm.WhenHeldAsync();
        var start = Stopwatch.GetTimestamp();

        process.Interrupt();
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => create);
        var exitCode = await process.WaitForExitAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(3.9), TimeSpan.FromSeconds(5));
        Assert.True(failure.InitFailure is not null, $"{failure.Code}: {failure.Message}");
        Assert.Equal(Scenario.CertificateId, (string?)failure.InitFailure["id"]);
        Assert.Equal("CHECKING_DOMAIN", (string?)failure.InitFailure["properties"]!["status"]);
        Assert.Equal((0, 1), (exitCode, scenario.Applications));
    }

    /// <summary>T1: an engine that was killed sends neither a Cancel nor a signal.</summary>
    [Fact]
    public async Task Process_ends_when_its_engine_is_gone()
    {
        await using var scenario = await Scenario.StartAsync();
        var engine = await EngineServer.StartAsync();
        var process = await scenario.StartProviderAsync(engine.Address);
        await scenario.ConfigureAsync(process.Connection, engine.Address);

        process.Connection.Dispose();
        await engine.DisposeAsync();

        Assert.Equal(0, await process.WaitForExitAsync());
    }

    /// <summary>T1: without a file handle, the provider cannot check whether its engine is gone. It tries again later.</summary>
    [Fact]
    public async Task Process_without_free_file_handles_does_not_end_before_its_engine()
    {
        await using var scenario = await Scenario.StartAsync();
        var engine = await EngineServer.StartAsync();
        var process = await scenario.StartProviderAsync(engine.Address);
        await scenario.ConfigureAsync(process.Connection, engine.Address);
        await LimitFileHandlesAsync(process.Id, 1);
        process.Connection.Dispose();
        await engine.DisposeAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(8))); // it checks every five seconds

        await LimitFileHandlesAsync(process.Id, 1024);
        Assert.Equal(0, await process.WaitForExitAsync());
    }

    private static async Task LimitFileHandlesAsync(int process, int limit)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{process}", $"--nofile={limit}:"]);
        await prlimit.WaitForExitAsync();
        Assert.Equal(0, prlimit.ExitCode);
    }
}
