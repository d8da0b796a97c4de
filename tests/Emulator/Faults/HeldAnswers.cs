namespace ScmPulumi.Emulator.Faults;

/// <summary>The calls whose answers are held. Each waits until it is released, its client disconnects, or the emulator is disposed.</summary>
internal sealed class HeldAnswers : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<(int Calls, TaskCompletionSource Signal)> _waiting = [];
    private TaskCompletionSource _released = NewSignal();
    private int _held;

    /// <param name="longest">The maximum time to wait.</param>
    /// <param name="clock">The clock that measures it.</param>
    /// <param name="clientGone">Canceled when the client disconnects.</param>
    /// <returns>False if the client no longer waits for the answer.</returns>
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

    /// <summary>Completes when this many calls have been held since the last release.</summary>
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
