namespace ScmPulumi.EndToEnd.Tests.Crashes;

/// <summary>T4: the provider is killed while it waits for records or for the certificate, or while it finishes an interrupted wait.</summary>
public sealed class WaitCrashTests
{
    private const string WaitsForRecord = "not found yet";

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_while_waiting_for_the_records(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        run.Scm.Switches.RecordsAfterReads = 4;
        await run.KillInAsync(run.UpAsync, "show", 3, afterCommit: run.Draw(2) == 0);
        await run.ConvergesAsync();
    }

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_while_waiting_for_the_certificate(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.Validated.With(("country", "CN")), seed); // required by the historical call
        run.Stack.Logged = message =>
        {
            if (message.Message.Contains(WaitsForRecord, StringComparison.Ordinal)) run.Kill();
        };
        Assert.False((await run.UpAsync()).Succeeded);

        run.Stack.Logged = null;
        run.Scm.PublishRecords(Scenario.CertificateId);
        await run.UpAsync().SucceedsAsync();

        run.AssertAppliedOnce();
        Assert.Equal("ISSUED", run.Scm.Certificate(Scenario.CertificateId).Status);
        await run.DestroyAsync().SucceedsAsync();
        Assert.Equal("ISSUED", run.Scm.Certificate(Scenario.CertificateId).Status); // never revoked
    }

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_between_diff_and_update(int seed)
    {
        await using var run = await CrashRun.StartAsync(ExampleProgram.AsItIs, seed);
        run.Scm.Switches.RecordsAfterReads = 3;
        using var interrupt = new CancellationTokenSource();
        run.Stack.Logged = message =>
        {
            if (message.Message.Contains("status CHECKING_DOMAIN", StringComparison.Ordinal)) interrupt.Cancel();
        };
        await run.Stack.UpAsync(run.Program, skipPreview: true, interrupt: interrupt.Token); // leaves an init failure for Update to finish
        Assert.Single(Scenario.Application(run.Stack)!.InitErrors);

        run.Stack.Logged = null;
        await run.KillInAsync(run.UpAsync, "show", 1, afterCommit: run.Draw(2) == 0);
        await run.ConvergesAsync();
    }
}
