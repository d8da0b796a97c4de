using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ScmPulumi.Provider.Tests;

/// <summary>
/// Fake time that advances in steps to the next whole second while the provider waits, so that time limits end as expected. The limits themselves (of an
/// operation, a request, a message) move nothing.
/// </summary>
internal sealed class WaitingTime() : FakeTimeProvider(Begin)
{
    /// <summary>In real time: what a test awaits may not take longer, so that a hang fails the test instead of the run.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly DateTimeOffset Begin = new(2025, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<TimeSpan> _waits = [];
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _standsStill;
    private int _waitsToCome;

    public TimeSpan Passed => GetUtcNow() - Begin;

    /// <summary>In seconds, one after the other.</summary>
    public IEnumerable<double> Waits => _waits.Select(wait => wait.TotalSeconds);

    /// <summary>From now on a wait lasts until the test moves time. Completes when so many waits have begun.</summary>
    public Task StandStillAsync(int waits = 1)
    {
        _waitsToCome = waits;
        _standsStill = true;
        return _waiting.Task.WaitAsync(Patience);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(base.CreateTimer(callback, state, dueTime, period));
        // A time limit is a CancellationTokenSource, a wait is not.
        if (state is CancellationTokenSource || dueTime <= TimeSpan.Zero) return timer;
        _waits.Enqueue(dueTime);
        if (!_standsStill) ThreadPool.QueueUserWorkItem(_ => Pass(timer, dueTime));
        else if (Interlocked.Decrement(ref _waitsToCome) == 0) _waiting.TrySetResult();
        return timer;
    }

    private void Pass(WatchedTimer timer, TimeSpan left)
    {
        while (left > TimeSpan.Zero && !timer.IsDisposed)
        {
            var step = TimeSpan.FromTicks(Math.Min(left.Ticks, Step.Ticks - (Passed.Ticks % Step.Ticks)));
            Advance(step);
            left -= step;
        }
    }

    private sealed class WatchedTimer(ITimer timer) : ITimer
    {
        private volatile bool _isDisposed;

        public bool IsDisposed => _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            _isDisposed = true;
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _isDisposed = true;
            return timer.DisposeAsync();
        }
    }
}
