namespace ScmPulumi.Benchmarks;

/// <summary>A measured quantity, with several values if it varies.</summary>
/// <param name="Unit">Bytes are given as kB or MB, of 1000 and 1000 000.</param>
/// <param name="Bound">Of the median, or of what was measured once; null for none.</param>
/// <param name="TailBound">Of the 99th percentile.</param>
internal sealed record Quantity(string Name, string Unit, IReadOnlyList<double> Samples, double? Bound = null, double? TailBound = null)
{
    public double Median => Percentile(0.50);

    public double Tail => Percentile(0.99);

    /// <summary>Whether it does not depend on how busy the machine is, as times do.</summary>
    public bool IsSize => Unit.EndsWith('B');

    private double Percentile(double share) => Samples.Order().ElementAt((int)Math.Ceiling(share * Samples.Count) - 1);
}
