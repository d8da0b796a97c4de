namespace ScmPulumi.Benchmarks;

/// <summary>A measured value, with several samples if it varies.</summary>
/// <param name="Unit">Bytes are in kB or MB, which are 1000 and 1000 000 bytes.</param>
/// <param name="Bound">The bound of the median, or of a single sample. Null means none.</param>
/// <param name="TailBound">The bound of the 99th percentile.</param>
internal sealed record Quantity(string Name, string Unit, IReadOnlyList<double> Samples, double? Bound = null, double? TailBound = null)
{
    public double Median => Percentile(0.50);

    public double Tail => Percentile(0.99);

    /// <summary>Unlike a time, a size does not depend on the load of the machine.</summary>
    public bool IsSize => Unit.EndsWith('B');

    private double Percentile(double share) => Samples.Order().ElementAt((int)Math.Ceiling(share * Samples.Count) - 1);
}
