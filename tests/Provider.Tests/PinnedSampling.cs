using CsCheck;

namespace ScmPulumi.Provider.Tests;

/// <summary>CsCheck with the same cases in every run.</summary>
internal static class PinnedSampling
{
    /// <param name="gen">What to draw.</param>
    /// <param name="cases">How many.</param>
    /// <param name="assert">Of each one.</param>
    /// <param name="print">What a failure says of one, beside its seed.</param>
    public static async Task SamplePinnedAsync<T>(this Gen<T> gen, int cases, Func<T, Task> assert, Func<T, string> print)
    {
        for (var number = 1; number <= cases; number++)
        {
            await gen.SampleAsync(assert, seed: new PCG((uint)number, 1).ToString(), iter: 1, threads: 1, print: print);
        }
    }
}
