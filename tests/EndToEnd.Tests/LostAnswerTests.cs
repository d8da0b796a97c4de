using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// SCM took the application, but its answer was lost (S2), or the provider crashed (T4). What waits for 30 s is tested in process, with a clock.
/// </summary>
public sealed class LostAnswerTests
{
    [Fact]
    public async Task Answer_lost_after_the_commit_the_same_up_goes_on()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.Switches.LoseAnswerOfNextApply = true;

        var up = await scenario.NewStack().UpAsync(ExampleProgram.AsItIs);

        Assert.True(up.Succeeded, up.Text);
        Assert.Equal(1, scenario.Applications);
        Assert.Equal(["apply"], scenario.Sent);
        Assert.Contains("Took over the application that certificate scs1554192131150 has already (status CHECKING_DOMAIN).", up.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_killed_after_the_commit_the_next_up_adopts()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.Switches.HoldAnswerOfNextApply = true;
        var stack = scenario.NewStack();
        ProviderProcess? last = null;
        stack.SessionOpened = session => last = session.Process;

        var killed = stack.UpAsync(ExampleProgram.AsItIs);
        await scenario.Scm.WhenHeldAsync();
        last!.Kill();
        var first = await killed;

        Assert.False(first.Succeeded);
        Assert.Null(Scenario.Application(stack)); // the engine knows nothing of what was made

        var second = await stack.UpAsync(ExampleProgram.AsItIs);

        Assert.True(second.Succeeded, second.Text);
        Assert.Contains("Took over the application", second.Text, StringComparison.Ordinal);
        Assert.Equal("CHECKING_DOMAIN", (string?)Scenario.Application(stack)!.Outputs["status"]);
        Assert.Equal(1, scenario.Applications);
        Assert.Equal(["apply"], scenario.Sent);
    }
}
