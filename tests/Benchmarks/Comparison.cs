namespace ScmPulumi.Benchmarks;

/// <summary>Prints measurements with their bounds and the committed baseline.</summary>
internal static class Comparison
{
    /// <returns>
    /// Whether each size is in the baseline and has not outgrown it. Times depend on the machine and its load, so they are only printed.
    /// </returns>
    public static bool Report(IReadOnlyList<Quantity> quantities, Baseline baseline)
    {
        Console.WriteLine($"{"quantity",-40} {"median",12} {"bound",12} {"p99",12} {"bound",12} {"baseline",12}");
        foreach (var quantity in quantities)
        {
            var tail = quantity.Samples.Count > 1 ? quantity.Tail : (double?)null;
            var figures = $"{Text(quantity.Median)} {Text(quantity.Bound)} {Text(tail)} {Text(quantity.TailBound)} {Text(baseline.MedianOf(quantity))}";
            Console.WriteLine($"{quantity.Name,-40} {figures}  {Verdict(quantity, baseline)}".TrimEnd());

            string Text(double? value) => $"{(value is null ? "" : $"{value:0.0#} {quantity.Unit}"),12}";
        }

        Console.WriteLine($"\nbaseline: {baseline.MeasuredOn}");
        return !quantities.Any(quantity => quantity.IsSize && (baseline.MedianOf(quantity) is null || baseline.IsOutgrownBy(quantity)));
    }

    private static string Verdict(Quantity quantity, Baseline baseline) =>
        quantity.IsSize && baseline.MedianOf(quantity) is null ? "NOT IN THE BASELINE: make bench-baseline"
        : baseline.IsOutgrownBy(quantity) ? quantity.IsSize ? "REGRESSION" : "slower than the baseline"
        : quantity.Median > quantity.Bound || quantity.Tail > quantity.TailBound ? "over its bound"
        : "";
}
