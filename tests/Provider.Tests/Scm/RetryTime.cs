using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>
/// Fake time that passes by itself while a client waits to repeat a call. Timers of <see cref="RequestLimit"/> or longer stand still until the test moves them.
/// </summary>
internal sealed class RetryTime() : FakeTimeProvider(new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero))
{
    /// <summary>The client's default for one attempt.</summary>
    public static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(30);

    private readonly Channel<TimeSpan> _longTimers = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The waits that passed by themselves.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime >= RequestLimit) _longTimers.Writer.TryWrite(dueTime);
        else if (dueTime > TimeSpan.Zero) Pass(dueTime);
        return timer;
    }

    /// <summary>Completes when somebody has begun to wait longer than for one attempt.</summary>
    public async Task LongWaitAsync()
    {
        while (await _longTimers.Reader.ReadAsync() <= RequestLimit)
        {
        }
    }

    private void Pass(TimeSpan wait)
    {
        lock (Waits) Waits.Add(wait);
        ThreadPool.QueueUserWorkItem(_ => Advance(wait));
    }
}
