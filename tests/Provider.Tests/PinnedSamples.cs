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
            catch (Exception exception)
            {
                values.Sample(assert, seed: seed, iter: Cases, print: print);
                throw Unrepeated(print(value), exception);
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
            catch (Exception exception)
            {
                await values.SampleAsync(assert, seed: seed, iter: cases, threads: 1, print: print);
                throw Unrepeated(print(value), exception);
            }
        }
    }

    private static InvalidOperationException Unrepeated(string value, Exception exception) =>
        new($"Failed once, but not when it was repeated: {value}", exception);

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
