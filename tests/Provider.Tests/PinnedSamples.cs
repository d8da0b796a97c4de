using CsCheck;

namespace ScmPulumi.Provider.Tests;

/// <summary>
/// Random values that are the same in every run. CsCheck's own Sample takes fresh ones, and its seed pins only the first. If a check fails, CsCheck looks
/// for a smaller value that fails as well, and prints it.
/// </summary>
internal static class PinnedSamples
{
    private const int Cases = 1000;

    public static void AssertForAll<T>(this Gen<T> values, Action<T> assert, Func<T, string> print)
    {
        foreach (var (value, seed) in Samples(values, Cases))
        {
            try
            {
                assert(value);
            }
            catch (Exception)
            {
                values.Sample(assert, seed: seed, iter: Cases, print: print);
                throw;
            }
        }
    }

    /// <summary>One after the other.</summary>
    public static async Task AssertForAllAsync<T>(this Gen<T> values, Func<T, Task> assert, int cases, Func<T, string> print)
    {
        foreach (var (value, seed) in Samples(values, cases))
        {
            try
            {
                await assert(value);
            }
            catch (Exception)
            {
                await values.SampleAsync(assert, seed: seed, iter: cases, threads: 1, print: print);
                throw;
            }
        }
    }

    private static IEnumerable<(T Value, string Seed)> Samples<T>(Gen<T> values, int count)
    {
        var random = new PCG(stream: 1, seed: 1);
        for (var i = 0; i < count; i++)
        {
            var seed = random.ToString();
            yield return (values.Generate(random, null, out _), seed);
        }
    }
}
