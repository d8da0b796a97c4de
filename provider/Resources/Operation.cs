using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources;

/// <summary>One call of the engine: the resource that it is about, its time limit, and what ends it early.</summary>
/// <param name="urn">The resource that messages are about.</param>
/// <param name="customTimeout">The user's limit; zero for the operation's own.</param>
/// <param name="canceled">The engine's Cancel, a signal, or the end of the call's connection.</param>
internal sealed class Operation(string urn, TimeSpan customTimeout, IEngineLog log, TimeProvider time, CancellationToken cancelled) : IDisposable
{
    /// <summary>
    /// Completes the advice to continue in the next run. The resource exists by then, so the engine calls Update, no matter what it called in this run.
    /// </summary>
    public const string WithMoreTimeToContinue = ", with a longer customTimeouts.update if necessary (customTimeouts.create is for the first run only)";

    /// <summary>The time limit of a call that only looks.</summary>
    public static readonly TimeSpan OneLook = TimeSpan.FromMinutes(1);

    private readonly long _begun = time.GetTimestamp();
    private CancellationTokenSource? _limit;
    private CancellationTokenSource? _stop;
    private DateTimeOffset _end = DateTimeOffset.MaxValue;
    private Task<bool> _debugging = Task.FromResult(true);

    public string Urn => urn;

    public TimeSpan Elapsed => time.GetElapsedTime(_begun);

    public bool IsCancelled => cancelled.IsCancellationRequested;

    /// <summary>Completes the advice to run something again; empty for a function, which takes no customTimeouts.</summary>
    public string WithMoreTime => urn.Length == 0 ? "" : ", with longer customTimeouts if necessary";

    /// <summary>Canceled by the engine or when the time is up.</summary>
    public CancellationToken Stop => _stop?.Token ?? cancelled;

    /// <summary>For a call to the service, which gives up if the service asks it to wait longer.</summary>
    public Deadline Deadline => new(_end, Stop);

    /// <summary>Starts the clock, with the operation's own limit if the user set none.</summary>
    public void Limit(TimeSpan defaultTimeout)
    {
        var timeout = customTimeout > TimeSpan.Zero ? customTimeout : defaultTimeout;
        _end = time.GetUtcNow() + timeout;
        _limit = new CancellationTokenSource(timeout, time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled, _limit.Token);
    }

    /// <summary>A part of the operation with a shorter time limit.</summary>
    public Operation Within(TimeSpan limit)
    {
        var part = new Operation(urn, limit, log, time, Stop);
        part.Limit(limit);
        return part;
    }

    public Task WarnAsync(string message) => log.WriteAsync(LogLevel.Warning, urn, message, ephemeral: false);

    /// <summary>Not sent after a cancellation, because the response needs the little time that is left.</summary>
    public Task InfoAsync(string message) => IsCancelled ? Task.CompletedTask : log.WriteAsync(LogLevel.Information, urn, message, ephemeral: false);

    /// <summary>A line that is shown only while the operation runs.</summary>
    public Task StatusAsync(string message) => IsCancelled ? Task.CompletedTask : log.WriteAsync(LogLevel.Information, urn, message, ephemeral: true);

    /// <summary>
    /// A line for troubleshooting. It is sent in the background, and not after a cancellation. After a line that the engine did not accept, no other is sent,
    /// because each would hold up the response as long.
    /// </summary>
    public void Debug(string message) => _debugging = DebugAsync(_debugging, message);

    /// <summary>Completes when all Debug lines are sent.</summary>
    public Task DebuggedAsync() => _debugging;

    private async Task<bool> DebugAsync(Task<bool> before, string message) =>
        await before && !IsCancelled && await log.WriteAsync(LogLevel.Debug, urn, message, ephemeral: false);

    public void Dispose()
    {
        _stop?.Dispose();
        _limit?.Dispose();
    }
}
