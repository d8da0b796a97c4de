using System.Diagnostics;
using Google.Protobuf;
using Pulumirpc;

namespace ScmPulumi.Benchmarks;

/// <summary>A Check and a Diff for each of many resources, as an engine sends them: over one connection, several at a time.</summary>
/// <param name="pairs">The number of resources.</param>
internal sealed class Load(int pairs)
{
    public const int InFlight = 16;

    private const int VerifiedEvery = 1000;

    private static readonly byte[] Greeting = new ProviderHandshakeRequest { EngineAddress = "127.0.0.1:1" }.ToByteArray();

    private readonly byte[][] _checks = [.. Enumerable.Range(0, pairs).Select(number => Sample.Check(number).ToByteArray())];
    private readonly byte[][] _diffs = [.. Enumerable.Range(0, pairs).Select(number => Sample.Diff(number).ToByteArray())];

    public int Pairs => pairs;

    public static Task GreetAsync(ProviderRun run) => run.CallAsync("Handshake", Greeting);

    /// <summary>Starts a new provider, sends all requests, and measures the cost.</summary>
    public async Task<Cost> MeasureAsync(string binary)
    {
        using var run = ProviderRun.Start(binary);
        await GreetAsync(run);
        var processor = run.ProcessorTime();
        var begun = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < pairs; i = Interlocked.Increment(ref next)) await SendAsync(run, i);
        }));
        return new Cost(Stopwatch.GetElapsedTime(begun), run.ProcessorTime() - processor, run.Resident());
    }

    private async Task SendAsync(ProviderRun run, int number)
    {
        var inputs = await run.CallAsync("Check", _checks[number]);
        var changes = await run.CallAsync("Diff", _diffs[number]);
        if (number % VerifiedEvery == 0) Sample.Verify(inputs, changes);
    }
}

/// <param name="Time">From the first call to the last answer.</param>
/// <param name="ProcessorTime">The processor time of the provider.</param>
/// <param name="Resident">The resident memory of the provider at the end, in bytes.</param>
internal sealed record Cost(TimeSpan Time, TimeSpan ProcessorTime, long Resident);
