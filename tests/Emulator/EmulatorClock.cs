namespace ScmPulumi.Emulator;

/// <summary>The clock for states and dates: the caller's clock plus the time that <see cref="ScmEmulator.AdvanceClock"/> added.</summary>
internal sealed class EmulatorClock(TimeProvider callers) : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => callers.GetUtcNow() + _ahead;

    /// <exception cref="ArgumentException">The result is outside the range of dates.</exception>
    public void Advance(TimeSpan by)
    {
        _ = GetUtcNow() + by;
        _ahead += by;
    }
}
