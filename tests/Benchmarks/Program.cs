using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Pulumirpc;
using ScmPulumi.Benchmarks;

// Prints what the published binary costs, beside the bounds that the design sets. Run it on a machine that does nothing else.
const int Starts = 30;
const int Pairs = 10_000;
const int InFlight = 16;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var binary = args[0];
var handshake = ProviderRun.Method("Handshake");
var greeting = new ProviderHandshakeRequest { EngineAddress = "127.0.0.1:1" }.ToByteArray();
ProviderRun.Start(binary).Dispose(); // into the page cache

var starts = new List<double>();
var firstCalls = new List<double>();
long residentAtPort = 0;
for (var i = 0; i < Starts; i++)
{
    using var run = ProviderRun.Start(binary);
    starts.Add(run.StartToPort.TotalMilliseconds);
    residentAtPort = Math.Max(residentAtPort, run.Resident());
    var begun = Stopwatch.GetTimestamp();
    await run.CallAsync(handshake, greeting);
    if (i > 0) firstCalls.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds); // the first pays for this process's own client
}

var (throughput, residentAfter) = await MeasurePairsAsync();
var (ownTime, ownBytes) = OwnCode.MeasurePair();

Console.WriteLine($"{RuntimeInformationText()}\n");
Print("quantity", "measured", "bound");
Print("start to port, median", $"{Percentile(starts, 0.50):0.0} ms", "25 ms");
Print("start to port, p99", $"{Percentile(starts, 0.99):0.0} ms", "40 ms");
Print("first RPC, median", $"{Percentile(firstCalls, 0.50):0.0} ms", "6 ms");
Print("resident at port", Megabytes(residentAtPort), "25 MB");
Print($"resident after {Pairs:N0} Check+Diff", Megabytes(residentAfter), "40 MB");
Print("Check+Diff, own code", $"{ownTime.TotalMicroseconds:0.0} µs", "20 µs");
Print("Check+Diff, own code, allocated", $"{ownBytes / 1000.0:0.0} kB", "10 kB");
Print($"{Pairs:N0} Check+Diff over gRPC, {InFlight} in flight", $"{throughput.TotalSeconds:0.00} s", "1.5 s");
Print("Check+Diff pairs a second", $"{Pairs / throughput.TotalSeconds:N0}", $"{Pairs / 1.5:N0}");
Print("binary, stripped", Megabytes(new FileInfo(binary).Length), "13 MB");
return 0;

async Task<(TimeSpan Time, long Resident)> MeasurePairsAsync()
{
    using var run = ProviderRun.Start(binary);
    await run.CallAsync(handshake, greeting);
    var (check, diff) = (ProviderRun.Method("Check"), ProviderRun.Method("Diff"));
    var checks = Enumerable.Range(0, Pairs).Select(number => Sample.Check(number).ToByteArray()).ToArray();
    var diffs = Enumerable.Range(0, Pairs).Select(number => Sample.Diff(number).ToByteArray()).ToArray();
    var next = -1;
    var begun = Stopwatch.GetTimestamp();
    await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
    {
        for (var i = Interlocked.Increment(ref next); i < Pairs; i = Interlocked.Increment(ref next))
        {
            var inputs = await run.CallAsync(check, checks[i]);
            var changes = await run.CallAsync(diff, diffs[i]);
            if (i % 1000 == 0) Sample.Verify(inputs, changes);
        }
    }));
    return (Stopwatch.GetElapsedTime(begun), run.Resident());
}

static double Percentile(List<double> values, double share) => values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);

static string Megabytes(long bytes) => $"{bytes / 1e6:0.0} MB";

static string RuntimeInformationText() =>
    $"{System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";

static void Print(string quantity, string measured, string bound) => Console.WriteLine($"{quantity,-48} {measured,12} {bound,12}");
