namespace ScmPulumi.Provider.Rpc;

/// <summary>
/// The engine's Cancel, which ends running calls and prevents new ones until the next run begins (an attached process serves several runs). Counts the running
/// calls, so that a process that must end can let them finish.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _source = new();
    private TaskCompletionSource? _idle;
    private int _running;

    public bool IsCancelled
    {
        get
        {
            lock (_lock) return _source.IsCancellationRequested;
        }
    }

    public void Cancel()
    {
        CancellationTokenSource source;
        lock (_lock) source = _source;
        source.Cancel();
    }

    /// <summary>A new run begins.</summary>
    public void Rearm()
    {
        lock (_lock)
        {
            if (_source.IsCancellationRequested) _source = new CancellationTokenSource();
        }
    }

    /// <summary>Links a call's own token, which ends with its connection, to Cancel.</summary>
    public CancellationTokenSource Begin(CancellationToken call)
    {
        lock (_lock)
        {
            _running++;
            return CancellationTokenSource.CreateLinkedTokenSource(_source.Token, call);
        }
    }

    public void End()
    {
        lock (_lock)
        {
            if (--_running > 0) return;
            _idle?.TrySetResult();
            _idle = null; // so that a later caller waits for the calls that are running then
        }
    }

    /// <summary>Completes when no call is running.</summary>
    public Task WhenIdle()
    {
        lock (_lock)
        {
            if (_running == 0) return Task.CompletedTask;
            return (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Dispose() => _source.Dispose();
}
