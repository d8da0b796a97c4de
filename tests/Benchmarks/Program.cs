using System.Globalization;
using BenchmarkDotNet.Running;
using ScmPulumi.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["micro"]:
        BenchmarkRunner.Run<Micro>(Micro.Configuration());
        return 0;
    case ["baseline", var binary, var path]:
        Baseline.Of(await Measurements.TakeAsync(binary)).Write(path);
        return 0;
    case ["compare", var binary, var path]:
        Console.WriteLine($"{Machine.Describe()}, load average {Machine.LoadAverage()}\n");
        var isSmall = Comparison.Report(await Measurements.TakeAsync(binary), Baseline.Read(path));
        var isLinear = await Growth.ReportAsync(binary);
        return isSmall && isLinear ? 0 : 1;
    default:
        Console.Error.WriteLine("usage: benchmarks compare <provider> <baseline> | baseline <provider> <baseline> | micro");
        return 2;
}
