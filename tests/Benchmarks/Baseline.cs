using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScmPulumi.Benchmarks;

/// <summary>The values in the committed file, by name, and the machine that they were measured on.</summary>
internal sealed record Baseline(string MeasuredOn, SortedDictionary<string, double> Medians)
{
    /// <summary>A size that exceeds its baseline by more than this has grown, and not by chance.</summary>
    private const double Tolerance = 0.25;

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Baseline Of(IEnumerable<Quantity> quantities) =>
        new(Machine.Describe(), new(quantities.ToDictionary(quantity => quantity.Name, quantity => Math.Round(quantity.Median, 2)), StringComparer.Ordinal));

    public static Baseline Read(string path) => JsonSerializer.Deserialize<Baseline>(File.ReadAllText(path))!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Layout) + "\n");

    public double? MedianOf(Quantity quantity) => Medians.TryGetValue(quantity.Name, out var median) ? median : null;

    public bool IsOutgrownBy(Quantity quantity) => quantity.Median > MedianOf(quantity) * (1 + Tolerance);
}
