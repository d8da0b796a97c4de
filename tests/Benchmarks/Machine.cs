using System.Runtime.InteropServices;

namespace ScmPulumi.Benchmarks;

/// <summary>Describes the machine.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";
    private const string LoadAverages = "/proc/loadavg";

    public static string Describe() =>
        $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <summary>How many threads wanted to run during the last minute. If there are more than cores, the measured times mean little.</summary>
    public static string LoadAverage() => File.Exists(LoadAverages) ? File.ReadAllText(LoadAverages).Split(' ')[0] : "unknown";

    private static string Processor()
    {
        var line = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..];
    }
}
