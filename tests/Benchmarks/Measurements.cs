using System.Diagnostics;

namespace ScmPulumi.Benchmarks;

/// <summary>The measurements of the published binary, and their bounds.</summary>
internal static class Measurements
{
    private const int Starts = 100;
    private const int Rounds = 5;
    private const int Pairs = 10_000;

    public static async Task<IReadOnlyList<Quantity>> TakeAsync(string binary) =>
    [
        new("binary", "MB", [new FileInfo(binary).Length / 1e6], Bound: 14.5),
        .. await StartsAsync(binary),
        .. OwnCodeOfPair(),
        .. await PairsAsync(binary),
        new($"{DebugLines.Count:N0} Debug lines, own code", "ms", DebugLinesTimes(), Bound: 100),
        new(
            $"{Applications.Count} applications, {Applications.InFlight} in flight", "s",
            [(await Applications.MeasureAsync(binary)).TotalSeconds, (await Applications.MeasureAsync(binary)).TotalSeconds], Bound: 25),
    ];

    private static async Task<IEnumerable<Quantity>> StartsAsync(string binary)
    {
        await StartAsync(binary); // warms the page cache and this process's client
        List<(TimeSpan ToPort, TimeSpan FirstCall, long Resident)> starts = [];
        for (var i = 0; i < Starts; i++) starts.Add(await StartAsync(binary));
        return
        [
            new("start to port", "ms", [.. starts.Select(start => start.ToPort.TotalMilliseconds)], Bound: 25, TailBound: 40),
            new("first RPC", "ms", [.. starts.Select(start => start.FirstCall.TotalMilliseconds)], Bound: 6),
            new("resident at port", "MB", [.. starts.Select(start => start.Resident / 1e6)], Bound: 25),
        ];
    }

    private static async Task<(TimeSpan ToPort, TimeSpan FirstCall, long Resident)> StartAsync(string binary)
    {
        using var run = ProviderRun.Start(binary);
        var resident = run.Resident();
        var begun = Stopwatch.GetTimestamp();
        await Load.GreetAsync(run);
        return (run.StartToPort, Stopwatch.GetElapsedTime(begun), resident);
    }

    private static IEnumerable<Quantity> OwnCodeOfPair()
    {
        var (times, bytes) = OwnCode.MeasurePair();
        return
        [
            new("Check+Diff, own code", "µs", times, Bound: 20),
            new("Check+Diff, own code, allocated", "kB", [.. bytes.Select(of => of / 1e3)], Bound: 10),
        ];
    }

    /// <summary>The first round warms up the just-in-time compiler.</summary>
    private static double[] DebugLinesTimes() => [.. Enumerable.Range(0, Rounds + 1).Select(_ => DebugLines.Measure().TotalMilliseconds).Skip(1)];

    /// <summary>The first rounds warm up the just-in-time compiler of this process, because only the provider is measured.</summary>
    private static async Task<IEnumerable<Quantity>> PairsAsync(string binary)
    {
        var load = new Load(Pairs);
        for (var i = 0; i < 2; i++) await load.MeasureAsync(binary);
        List<Cost> costs = [];
        for (var i = 0; i < Rounds; i++) costs.Add(await load.MeasureAsync(binary));
        return
        [
            new($"{Pairs:N0} Check+Diff over gRPC, {Load.InFlight} in flight", "s", [.. costs.Select(cost => cost.Time.TotalSeconds)], Bound: 1.5),
            new("CPU of the provider per pair", "µs", [.. costs.Select(cost => cost.ProcessorTime.TotalMicroseconds / Pairs)]),
            new($"resident after {Pairs:N0} Check+Diff", "MB", [.. costs.Select(cost => cost.Resident / 1e6)], Bound: 40),
        ];
    }
}
