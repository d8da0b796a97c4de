namespace ScmPulumi.Provider.Resources;

/// <summary>When to look again: at once, then after 1, 2, 5, 10, 20, 40, 60, 60 … seconds, each ±10 % so that many waits do not beat as one.</summary>
/// <param name="random">Uniform in [0, 1).</param>
internal sealed class PollingSchedule(TimeProvider time, Func<double> random)
{
    private const double Jitter = 0.1;
    private static readonly int[] Seconds = [1, 2, 5, 10, 20, 40, 60];

    private int _polls;

    /// <summary>The pause that comes next.</summary>
    public TimeSpan Next() => TimeSpan.FromSeconds(Seconds[Math.Min(_polls++, Seconds.Length - 1)] * (1 - Jitter + (2 * Jitter * random())));

    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public Task PauseAsync(TimeSpan pause, CancellationToken stop) => Task.Delay(pause, time, stop);
}
