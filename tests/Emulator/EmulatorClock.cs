namespace ScmPulumi.Emulator;

/// <summary>The clock of states and dates: the caller's clock plus the time that <see cref="ScmEmulator.AdvanceClock"/> added.</summary>
internal sealed class EmulatorClock(TimeProvider callers) : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => callers.GetUtcNow() + _ahead;

    /// <exception cref="ArgumentException">The calendar does not go that far.</exception>
    public void Advance(TimeSpan by)
    {
        _ = GetUtcNow() + by;
        _ahead += by;
    }
}
