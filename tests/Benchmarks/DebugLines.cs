using System.Diagnostics;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Rpc;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Benchmarks;

/// <summary>The cost of the Debug lines of many calls (L3) up to the engine's Log call, in this process. There is no engine, so nothing is sent.</summary>
internal static class DebugLines
{
    public const int Count = 10_000;

    private static readonly ScmCall Call = new("show", "scs1554192131150", "/v3/scm/certificates/scs1554192131150", null);

    public static TimeSpan Measure()
    {
        using var log = new EngineLog(TimeProvider.System);
        using var trace = new CallTrace();
        using var operation = new Operation("", TimeSpan.Zero, log, TimeProvider.System, CancellationToken.None);
        trace.Enter(operation);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++)
        {
            using var activity = ScmTrace.Begin(trace.Source, Call, attempt: 1);
            activity?.SetTag(ScmTrace.Status, 200).SetTag(ScmTrace.RequestId, "5f8b1c2d9e0a4b7c8d6e5f4a3b2c1d0e").SetTag(ScmTrace.Milliseconds, 12.0);
        }

        return Stopwatch.GetElapsedTime(begun);
    }
}
