using System.Globalization;
using ScmPulumi.Fuzz;
using ScmPulumi.Fuzz.Parsers;
using ScmPulumi.Fuzz.Rpc;

// Random input for everything that reads input, after the inputs that once caused a finding. Fails if there are findings.
var (binary, seconds, seed) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
Console.WriteLine($"Set FUZZ_SEED={seed} to repeat the inputs");

FuzzTarget[] targets =
[
    new MessageTarget(binary), new FrameTarget(binary), new ConnectionTarget(binary), new AnswerTarget(), new CsrTarget(), new NameTarget(), new TextTarget(),
];
var runs = new List<(string Name, FuzzRun Run)>();
foreach (var target in targets)
{
    await using var _ = target;
    var run = new FuzzRun(target, seed, Console.Out);
    await run.TryCorpusAsync();
    await run.TryRandomAsync(TimeSpan.FromSeconds(seconds) / targets.Length);
    runs.Add((target.Name, run));
}

var findings = runs.Sum(run => run.Run.Findings.Count);
var tried = runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Run.Inputs:N0} {run.Name}"));
Console.WriteLine($"{string.Join(", ", tried)}: {findings} findings");
return findings == 0 ? 0 : 1;
