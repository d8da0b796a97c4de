namespace ScmPulumi.Emulator;

/// <summary>The emulator's clock: its starter's, and as far ahead as it was set. Timers run by the starter's, so setting it hastens no slow answer.</summary>
internal sealed class SettableClock(TimeProvider time) : TimeProvider
{
    private long _ahead;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override long TimestampFrequency => time.TimestampFrequency;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
