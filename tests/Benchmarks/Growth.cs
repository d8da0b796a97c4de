namespace ScmPulumi.Benchmarks;

/// <summary>Whether the cost of a stack grows in proportion to its size.</summary>
internal static class Growth
{
    /// <summary>By which factor a pair may cost more in a large stack before the growth is reported as more than linear.</summary>
    private const double Tolerance = 1.5;

    private static readonly int[] Stacks = [1_000, 10_000, 100_000];

    /// <returns>Whether memory grows no faster than the stack. Times are only printed.</returns>
    public static async Task<bool> ReportAsync(string binary)
    {
        Console.WriteLine($"\n{"growth: pairs",-40} {"resident",12} {"per pair",12} {"time/pair",12} {"CPU/pair",12}");
        List<(int Pairs, Cost Cost)> stacks = [];
        foreach (var pairs in Stacks)
        {
            var cost = await new Load(pairs).MeasureAsync(binary);
            stacks.Add((pairs, cost));
            var more = stacks.Count < 2 ? "" : $"{BytesOfPair(stacks[^2], stacks[^1]):0} B";
            Console.WriteLine(
                $"{pairs,-40:N0} {cost.Resident / 1e6,9:0.0} MB {more,12} {cost.Time.TotalMicroseconds / pairs,9:0} µs {TimeOfPair(stacks[^1]),9:0} µs");
        }

        var memoryIsLinear = BytesOfPair(stacks[1], stacks[2]) <= Tolerance * BytesOfPair(stacks[0], stacks[1]);
        var timeIsLinear = TimeOfPair(stacks[2]) <= Tolerance * TimeOfPair(stacks[1]);
        Console.WriteLine(
            $"memory is {(memoryIsLinear ? "" : "not ")}linear, time is {(timeIsLinear ? "" : "not ")}linear "
            + $"(linear means that a pair costs at most {Tolerance} times as much in the larger stack)");
        return memoryIsLinear;
    }

    private static double BytesOfPair((int Pairs, Cost Cost) small, (int Pairs, Cost Cost) large) =>
        (double)(large.Cost.Resident - small.Cost.Resident) / (large.Pairs - small.Pairs);

    private static double TimeOfPair((int Pairs, Cost Cost) stack) => stack.Cost.ProcessorTime.TotalMicroseconds / stack.Pairs;
}
