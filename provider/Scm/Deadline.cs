namespace ScmPulumi.Provider.Scm;

/// <summary>The token that ends a call early, and the time at which the call ends at the latest.</summary>
internal readonly record struct Deadline(DateTimeOffset At, CancellationToken Stop)
{
    /// <summary>A call without a known time limit.</summary>
    public static implicit operator Deadline(CancellationToken stop) => new(DateTimeOffset.MaxValue, stop);
}
