namespace ScmPulumi.EndToEnd.Tests.Crashes;

/// <summary>T4: the provider is killed after it applied, before the engine has the records; the next run takes the application over.</summary>
public sealed class RecordCrashTests
{
    public static TheoryData<int> Seeds => CrashRun.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Killed_after_the_answer_and_before_the_engine_was_told(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        await run.KillInAsync(run.UpAsync, "show", 2, afterCommit: run.Draw(2) == 0);
        await run.ConvergesAsync();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Killed_while_waiting_for_the_records(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        run.Scm.Switches.RecordsAfterReads = 4;
        await run.KillInAsync(run.UpAsync, "show", 3, afterCommit: run.Draw(2) == 0);
        await run.ConvergesAsync();
    }
}
