using ScmPulumi.Emulator;
using ScmPulumi.Provider.Run;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Run;

/// <summary>
/// S4 for the processes of one run that use one key: more than five refused signatures lock it, whichever process has sent them. Each client is one of a
/// process of its own here. They wait for each other in real time, because they wait for real files.
/// </summary>
public sealed class SharedKeyTests : ClientFixture, IDisposable
{
    private readonly Processes _processes = new();

    public void Dispose() => _processes.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    public async Task Key_that_is_refused_from_the_start_is_tried_once_by_all_processes_together(int processes)
    {
        Emulator.Switches.KeyDeleted = true;
        var clients = Enumerable.Range(0, processes).Select(_ => Start()).ToList();

        var errors = await Task.WhenAll(clients.SelectMany(client => Enumerable.Range(0, 5).Select(_ => FailAsync("show", client))));

        Assert.All(errors, error => Assert.Equal(ScmErrorKind.Unauthenticated, error.Kind));
        Assert.Equal(1, Refused());
    }

    /// <summary>Each row is what was sent before by each process, and how many processes there are.</summary>
    [Theory]
    [InlineData(1, 2, "show")]
    [InlineData(1, 3, "show")]
    [InlineData(3, 2, "list")]
    [InlineData(1, 2, "apply")]
    [InlineData(1, 5, "cancel-cert")]
    public async Task Key_that_is_refused_in_mid_run_is_not_locked_in_this_run_and_the_next(int before, int processes, string operation)
    {
        var thisRun = Enumerable.Range(0, processes).Select(_ => Start()).ToList();
        foreach (var client in thisRun)
        {
            for (var i = 0; i < before; i++) await ShowAsync(client);
        }

        (Emulator.Switches.KeyDeleted, Emulator.Switches.HoldRefusals) = (true, true);
        var calls = thisRun.SelectMany(client => Enumerable.Range(0, 10).Select(_ => FailAsync(operation, client))).ToList();
        await HeldAsync(ISharedKey.Places);
        Emulator.Switches.HoldRefusals = false;
        Emulator.Release();
        Assert.All(await Task.WhenAll(calls), error => Assert.Equal(ScmErrorKind.Unauthenticated, error.Kind));

        Assert.Equal(ISharedKey.Places, Refused());
        var nextRun = Enumerable.Range(0, processes).Select(_ => Start(Processes.OtherEngine)).ToList();
        await Task.WhenAll(nextRun.SelectMany(client => Enumerable.Range(0, 10).Select(_ => FailAsync("show", client))));
        Assert.Equal(ISharedKey.Places + 1, Refused());
        Assert.DoesNotContain(Emulator.History, request => request.Authentication == Authentication.Locked);
    }

    /// <summary>It does not block the others, and its facts are ignored.</summary>
    [Theory]
    [InlineData("Refused")]
    [InlineData("Accepted")]
    [InlineData("Unanswered")]
    public async Task Process_that_was_killed_leaves_nothing_that_others_use(string known)
    {
        var name = NameOfKey();
        for (var i = 0; i < ISharedKey.Places; i++) _processes.Leave($"{name}-{i}");
        _processes.Leave("127.0.0.1%3A41233+99-0", $"{known} {name} ");

        await ShowAsync(Start());

        Assert.Single(Emulator.History);
    }

    [Fact]
    public Task Nothing_is_sent_by_another_process_until_the_first_call_is_answered_then_at_once() => AssertFirstAnswerIsAwaitedAsync(Start(), Start());

    [Fact]
    public async Task Calls_of_another_process_that_wait_for_the_first_response_fail_with_the_first_call()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var first = FailAsync("show", Start(attempts: 1));
        await HeldAsync();
        var waiting = new WaitingProcess();
        var second = Start(attempts: 1, time: waiting);
        var others = Enumerable.Range(0, 3).Select(_ => FailAsync("apply", second)).ToList();
        await waiting.Begun;

        Time.Advance(RequestLimit);

        Assert.Equal(ScmErrorKind.Unavailable, (await first).Kind);
        Assert.All(await Task.WhenAll(others), error => Assert.Equal((ScmErrorKind.Unreachable, "apply"), (error.Kind, error.Operation)));
        Assert.Single(Emulator.History);
    }

    /// <summary>A process that has not waited for it tries alone.</summary>
    [Fact]
    public async Task Unanswered_call_of_another_process_does_not_affect_a_later_one()
    {
        Emulator.Faults.Next("show", Fault.ResetBeforeCommit);
        await FailAsync("show", Start(attempts: 1));

        await ShowAsync(Start());

        Assert.Equal(2, Emulator.History.Count);
    }

    [Fact]
    public async Task Call_that_waits_for_another_process_ends_when_it_is_stopped()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var first = ShowAsync(Start());
        await HeldAsync();
        var waiting = new WaitingProcess();
        using var stop = new CancellationTokenSource();
        var second = FailAsync("show", Start(time: waiting), deadline: stop.Token);
        await waiting.Begun;

        await stop.CancelAsync();

        Assert.Equal(ScmErrorKind.Stopped, (await second).Kind);
        Assert.Single(Emulator.History);
        Emulator.Release();
        await first;
    }

    [Fact]
    public async Task Key_that_no_other_process_uses_is_not_affected()
    {
        Emulator.Switches.KeyDeleted = true;
        await FailAsync("show", Start());
        Emulator.Switches.KeyDeleted = false;

        await ShowAsync(Start(key: "another-key"));
        await ShowAsync(Start(Processes.OtherEngine));
        await FailAsync("show", Start());
        Assert.Equal(3, Emulator.History.Count);
    }

    /// <summary>Without the folder, each process counts its own attempts.</summary>
    [Fact]
    public async Task Process_without_the_folder_counts_alone()
    {
        Emulator.Switches.KeyDeleted = true;
        File.WriteAllText(_processes.Folder, "");

        foreach (var client in new[] { Start(), Start() }) await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => FailAsync("show", client)));

        Assert.Equal(2, Refused());
    }

    /// <summary>T2.</summary>
    [Fact]
    public async Task Folder_does_not_reveal_the_key()
    {
        await ShowAsync(Start());

        var written = string.Concat(_processes.Files.Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))
            .Select(name => name + File.ReadAllText(Path.Combine(_processes.Folder, name))));
        Assert.EndsWith($"Accepted {NameOfKey()} \n", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Keys.AccessKey!, written, StringComparison.OrdinalIgnoreCase);
    }

    private int Refused() => Emulator.History.Count(request => request.Authentication == Authentication.Refused);

    private string NameOfKey() => _processes.Start().NameOf(Keys.AccessKey!);

    /// <summary>A client of another process.</summary>
    private ScmClient Start(string engine = Processes.Engine, string? key = null, int attempts = 4, TimeProvider? time = null)
    {
        var process = _processes.Start(engine);
        return NewClient(new ScmClientOptions
        {
            Endpoint = Emulator.Endpoint,
            Credentials = Keys,
            Attempts = attempts,
            SharedKey = new SharedKey(process, process.NameOf(key ?? Keys.AccessKey!), time ?? TimeProvider.System),
        });
    }

    /// <summary>Signals that a process has begun to wait for another one.</summary>
    private sealed class WaitingProcess : TimeProvider
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task.WaitAsync(WaitingTime.Patience);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _begun.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
