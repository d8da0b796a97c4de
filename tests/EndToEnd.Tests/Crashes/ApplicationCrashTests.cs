namespace ScmPulumi.EndToEnd.Tests.Crashes;

/// <summary>T4: the provider is killed while it applies, or before the engine receives the records. The next run ends with exactly one application.</summary>
public sealed class ApplicationCrashTests
{
    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_before_the_application_is_sent(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        await run.KillInAsync(run.UpAsync, "show", 1, afterCommit: run.Draw(2) == 0);
        Assert.Equal(0, run.Scm.AcceptedApplications);
        await run.ConvergesAsync();
    }

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_after_the_application_was_sent_and_before_it_was_answered(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        await run.KillInAsync(run.UpAsync, "apply", 1, afterCommit: run.Draw(3) > 0);
        await run.ConvergesAsync();
    }

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_after_the_answer_and_before_the_engine_received_it(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        await run.KillInAsync(run.UpAsync, "show", 2, afterCommit: run.Draw(2) == 0);
        await run.ConvergesAsync();
    }
}
