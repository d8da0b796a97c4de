using System.Diagnostics;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Benchmarks;

/// <summary>Check and Diff without the protocol around them, in this process.</summary>
internal static class OwnCode
{
    private const int WarmUp = 20_000;
    private const int Pairs = 50_000;

    public static (TimeSpan Time, long Bytes) MeasurePair()
    {
        var news = Sample.Inputs(1);
        Run(WarmUp);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var begun = Stopwatch.GetTimestamp();
        Run(Pairs);
        return (Stopwatch.GetElapsedTime(begun) / Pairs, (GC.GetAllocatedBytesForCurrentThread() - allocated) / Pairs);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var inputs = CertificateApplicationCheck.Normalise(news, new Findings());
                CertificateApplicationDiff.Compare(inputs, inputs, inputs, [], unknownsChange: true);
            }
        }
    }
}
