namespace ScmPulumi.Emulator.Faults;

/// <summary>The calls whose answer is kept back: each waits for the release, for its client to go away, or for the emulator's end.</summary>
internal sealed class HeldAnswers : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<(int Calls, TaskCompletionSource Signal)> _waiting = [];
    private TaskCompletionSource _released = NewSignal();
    private int _held;

    /// <param name="longest">How long without a release.</param>
    /// <param name="clock">The clock that it uses.</param>
    /// <param name="clientGone">Ends it.</param>
    /// <returns>False if the client no longer waits for the response.</returns>
    public async Task<bool> HoldAsync(TimeSpan longest, TimeProvider clock, CancellationToken clientGone)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(clientGone, _stopping.Token);
        var over = Task.Delay(longest, clock, gone.Token);
        Task released;
        lock (_lock)
        {
            released = _released.Task;
            _held++;
            foreach (var (_, signal) in _waiting.Where(waiting => _held >= waiting.Calls)) signal.TrySetResult();
        }

        try
        {
            await Task.WhenAny(released, over).Unwrap();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Completes when so many calls were held since the last release.</summary>
    public Task WhenHeldAsync(int calls)
    {
        lock (_lock)
        {
            if (_held >= calls) return Task.CompletedTask;
            _waiting.Add((calls, NewSignal()));
            return _waiting[^1].Signal.Task;
        }
    }

    public void Release()
    {
        lock (_lock)
        {
            _released.TrySetResult();
            _released = NewSignal();
            _held = 0;
        }
    }

    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
