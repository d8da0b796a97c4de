using System.Diagnostics;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// A signal while an application is being sent (DESIGN.md, Cancel): the provider waits for the answer, four seconds at most, and reports the outcome.
/// </summary>
public sealed class InterruptTests
{
    private static readonly TimeSpan EngineKillsAfter = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Interrupt_while_an_apply_is_answered_in_time_tells_its_outcome()
    {
        await using var scenario = await Scenario.StartAsync();
        var (process, create) = await HeldAsync(scenario);

        process.Interrupt();
        scenario.Scm.Release();
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => create);

        AssertKept(failure);
        Assert.Equal(0, await process.WaitForExitAsync());
        Assert.Equal(["apply"], scenario.Sent);
    }

    [Fact]
    public async Task Interrupt_while_an_apply_is_not_answered_looks_what_became_of_it()
    {
        await using var scenario = await Scenario.StartAsync();
        var (process, create) = await HeldAsync(scenario);
        var start = Stopwatch.GetTimestamp();

        process.Interrupt();
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => create);
        var exitCode = await process.WaitForExitAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(3.9), EngineKillsAfter);
        AssertKept(failure);
        Assert.Equal(0, exitCode);
        Assert.Equal(1, scenario.Applications);
    }

    [Fact]
    public async Task Ctrl_C_while_waiting_for_records_keeps_the_state_and_the_next_up_finishes()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.Switches.RecordsAfterReads = 2;
        using var interrupt = new CancellationTokenSource();
        using var output = new Watcher("status CHECKING_DOMAIN", interrupt.Cancel);
        var stack = scenario.NewStack(output: output);

        var first = await stack.UpAsync(ExampleProgram.AsItIs, interrupt: interrupt.Token);

        Assert.False(first.Succeeded);
        Assert.Contains(
            "Certificate scs1554192131150: cancelled while waiting for the validation records. "
            + "The application is submitted (status CHECKING_DOMAIN); run `pulumi up` again to go on waiting.",
            first.Text,
            StringComparison.Ordinal);
        Assert.Empty(first.Violations);
        var kept = Scenario.Application(stack)!;
        Assert.Equal(Scenario.CertificateId, kept.Id);
        Assert.Single(kept.InitErrors);

        var second = await stack.UpAsync(ExampleProgram.AsItIs);

        Assert.True(second.Succeeded, second.Text);
        Assert.Empty(Scenario.Application(stack)!.InitErrors);
        Assert.NotNull(Scenario.Application(stack)!.Outputs["validationRecords"]);
        Assert.Equal(["apply"], scenario.Sent);
    }

    /// <summary>A Create whose application SCM took and does not answer.</summary>
    private static async Task<(ProviderProcess Process, Task<JsonObject> Create)> HeldAsync(Scenario scenario)
    {
        scenario.Scm.Switches.HoldAnswerOfNextApply = true;
        var process = await scenario.StartProviderAsync();
        await scenario.ConfigureAsync(process.Connection);
        var create = process.Connection.CallAsync("Create", Scenario.CreateRequest());
        await scenario.Scm.WhenHeldAsync();
        return (process, create);
    }

    private static void AssertKept(RpcFailure failure)
    {
        Assert.True(failure.InitFailure is not null, $"{failure.Code}: {failure.Message}");
        var init = failure.InitFailure;
        Assert.Equal(Scenario.CertificateId, (string?)init["id"]);
        Assert.Equal("CHECKING_DOMAIN", (string?)init["properties"]!["status"]);
        Assert.StartsWith(
            "Certificate scs1554192131150: cancelled while waiting for the validation records.",
            (string?)init["reasons"]![0],
            StringComparison.Ordinal);
    }

    /// <summary>Acts once when a string is printed.</summary>
    private sealed class Watcher(string text, Action act) : StringWriter
    {
        private int _acted;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true && Interlocked.Exchange(ref _acted, 1) == 0) act();
        }
    }
}
