namespace ScmPulumi.EndToEnd.Tests.Crashes;

/// <summary>T4: the provider is killed while it withdraws an application. The next run finishes the withdrawal.</summary>
public sealed class WithdrawalCrashTests
{
    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_during_the_call_that_withdraws(int seed)
    {
        await using var run = await AppliedAsync(seed);
        await run.KillInAsync(run.DestroyAsync, "cancel-cert", 1, afterCommit: run.Draw(3) > 0);
        await run.WithdrawsAsync();
    }

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_after_the_withdrawal_and_before_it_was_verified(int seed)
    {
        await using var run = await AppliedAsync(seed);
        await run.KillInAsync(run.DestroyAsync, "show", 2, afterCommit: run.Draw(2) == 0);
        await run.WithdrawsAsync();
    }

    private static async Task<CrashRun> AppliedAsync(int seed)
    {
        var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        run.Scm.Switches.WithdrawalReads = run.Draw(3);
        await run.UpAsync().SucceedsAsync();
        return run;
    }
}
