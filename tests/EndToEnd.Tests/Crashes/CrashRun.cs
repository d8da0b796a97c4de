using System.Globalization;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.EndToEnd.Tests.Crashes;

/// <summary>
/// A stack whose provider is killed with SIGKILL, once or several times, and the runs after that. The seed decides how often it is killed, how long SCM lags,
/// and whether there is a preview first. Every second seed applies with the historical call. SCM would accept more than one application, so that a second
/// request is detected.
/// </summary>
internal sealed class CrashRun : IAsyncDisposable
{
    private readonly Scenario _scenario;
    private readonly Random _random;
    private ProviderSession? _last;
    private int _kills;
    private int _neverTaken;

    private CrashRun(Scenario scenario, StackProgram program, int seed)
    {
        (_scenario, Program, _random) = (scenario, program, new Random(seed));
        Stack = scenario.NewStack();
        Stack.SessionOpened = session => _last = session;
    }

    public StackProgram Program { get; }

    public Stack Stack { get; }

    public ScmEmulator Scm => _scenario.Scm;

    /// <summary>The number of seeds for each point. <c>make test-crash</c> sets 25.</summary>
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("CRASH_SEEDS") ?? "2", CultureInfo.InvariantCulture))];

    public static async Task<CrashRun> StartAsync(StackProgram program, int seed)
    {
        var run = new CrashRun(await Scenario.StartAsync(), program, seed);
        run.Scm.Switches.SecondApplyAccepted = true;
        run.Scm.Switches.RecordsAfterReads = run.Draw(3);
        return run;
    }

    /// <summary>A random number from 0 up to, but not including, <paramref name="count"/>.</summary>
    public int Draw(int count) => _random.Next(count);

    /// <summary>
    /// Kills the provider when SCM has received this call, before or after it takes effect. With some seeds, also kills the next run if it makes the call.
    /// </summary>
    public async Task KillInAsync(Func<Task<RunResult>> play, string operation, int call, bool afterCommit)
    {
        for (var (round, rounds) = (1, 1 + Draw(2)); round <= rounds; round++)
        {
            Scm.Faults.Nth(operation, call, afterCommit ? Fault.HangAfterCommit : Fault.HangBeforeCommit);
            var held = Scm.WhenHeldAsync(_kills + 1); // nothing is released, so a held call ends when its client is killed
            var sent = Applies;
            var running = play();
            if (await Task.WhenAny(held, running) == running)
            {
                var run = await running;
                Assert.True(round > 1, $"not killed: call {call} of {operation} was not made\n{run.Text}");
                Assert.True(run.Succeeded, run.Text);
                break; // the run before has already completed this call
            }

            await held;
            Kill();
            _kills++;
            if (operation == "apply" && !afterCommit) _neverTaken++;
            Assert.False((await running).Succeeded);
            Assert.InRange(Applies - sent, 0, 1); // at most one POST per Create
        }

        Scm.Faults.Clear();
    }

    public void Kill() => _last!.Process!.Kill();

    public Task<RunResult> UpAsync() => Stack.UpAsync(Program, skipPreview: true);

    public Task<RunResult> DestroyAsync() => Stack.DestroyAsync(skipPreview: true);

    /// <summary>The next run finishes: one application, a state that matches SCM, no further changes, and a destroy that withdraws the application.</summary>
    public async Task ConvergesAsync()
    {
        await Stack.UpAsync(Program, skipPreview: Draw(2) == 0).SucceedsAsync();

        AssertAppliedOnce();
        var application = Scenario.Application(Stack)!;
        Assert.Empty(application.InitErrors);
        Assert.Equal(_scenario.Status, (string?)application.Outputs["status"]);
        Assert.NotNull(application.Outputs["validationRecords"]);
        await Stack.PreviewAsync(Program).ChangesNothingAsync();
        await WithdrawsAsync();
    }

    public async Task WithdrawsAsync()
    {
        await DestroyAsync().SucceedsAsync();

        Assert.Equal("PAID", _scenario.Status);
        AssertAppliedOnce();
        Assert.Null(Scenario.Application(Stack));
    }

    /// <summary>SCM accepted one application over all runs. Every other request was interrupted by a kill before SCM accepted it.</summary>
    public void AssertAppliedOnce() => Assert.Equal((1, 1 + _neverTaken), (_scenario.Applications, Applies));

    public ValueTask DisposeAsync() => _scenario.DisposeAsync();

    private int Applies => Scm.History.Count(request => request.Operation == "apply");
}
