using System.Diagnostics;
using Google.Protobuf;
using ScmPulumi.Emulator;

namespace ScmPulumi.Benchmarks;

/// <summary>
/// A stack with many applications, as <c>pulumi up</c> creates them: four at a time, with a service that answers immediately. The time is the pause between the
/// two reads that show the same records.
/// </summary>
internal static class Applications
{
    public const int Count = 200;
    public const int InFlight = 4;

    /// <returns>The time from the first call to the last answer.</returns>
    public static async Task<TimeSpan> MeasureAsync(string binary)
    {
        await using var scm = await ScmEmulator.StartAsync();
        var creates = Enumerable.Range(0, Count).Select(number => Sample.Create(number, scm.AddCertificate(new CertificateSeed())).ToByteArray()).ToList();
        using var run = ProviderRun.Start(binary);
        await Load.GreetAsync(run);
        await run.CallAsync("Configure", Sample.Configure(scm.Endpoint).ToByteArray());
        var begun = Stopwatch.GetTimestamp();
        var fewAtATime = new ParallelOptions { MaxDegreeOfParallelism = InFlight };
        await Parallel.ForEachAsync(creates, fewAtATime, async (create, _) => await run.CallAsync("Create", create));
        var time = Stopwatch.GetElapsedTime(begun);
        return scm.AcceptedApplications == Count ? time : throw new InvalidOperationException("Every certificate must have one application.");
    }
}
