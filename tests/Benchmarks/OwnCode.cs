using System.Diagnostics;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Benchmarks;

/// <summary>Check and Diff without the protocol, in this process.</summary>
internal static class OwnCode
{
    private const int WarmUp = 20_000;
    private const int Batches = 100;
    private const int PairsOfBatch = 500;

    /// <returns>Microseconds and bytes per pair, one value for each batch.</returns>
    public static (double[] Times, double[] Bytes) MeasurePair()
    {
        var news = Sample.Inputs(1);
        Run(WarmUp);
        var (times, bytes) = (new double[Batches], new double[Batches]);
        for (var i = 0; i < Batches; i++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var begun = Stopwatch.GetTimestamp();
            Run(PairsOfBatch);
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds / PairsOfBatch;
            bytes[i] = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / PairsOfBatch;
        }

        return (times, bytes);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var inputs = ApplicationCheck.Normalise(news, new Findings());
                ApplicationDiff.Compare(new DiffArguments("", "", inputs, inputs, inputs, []), isIssued: false, unknownsChange: true);
            }
        }
    }
}
