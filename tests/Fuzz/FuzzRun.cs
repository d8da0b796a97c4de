using System.Diagnostics;

namespace ScmPulumi.Fuzz;

/// <summary>Tries inputs on one target: those of the corpus, then random ones. The n-th random input follows from the seed alone.</summary>
internal sealed class FuzzRun(FuzzTarget target, int seed, TextWriter output)
{
    private const int EnoughFindings = 5;

    private static readonly string Folder = AppContext.BaseDirectory;

    private readonly Random _random = new(seed);
    private readonly List<string> _findings = [];

    /// <summary>The target is not tried again after that, because a hanging call continues to use the processor.</summary>
    private bool _hangs;

    public int Inputs { get; private set; }

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>How long a batch may take: longer than a target itself waits for any answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The corpus and the same random inputs each time, as a test tries them.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(FuzzTarget target, int inputs)
    {
        await using var _ = target;
        var run = new FuzzRun(target, seed: 1, TextWriter.Null);
        await run.TryCorpusAsync();
        await run.TryRandomAsync(inputs);
        return run.Findings;
    }

    /// <summary>The inputs that once broke the target, if any did.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no corpus at all: the project was not built as it should be.</exception>
    public async Task TryCorpusAsync()
    {
        var corpus = new DirectoryInfo(Path.Combine(Folder, "Corpus"));
        foreach (var file in corpus.EnumerateDirectories(target.Name).SelectMany(inputs => inputs.EnumerateFiles()))
        {
            if (!_hangs) await TryBatchAsync([await File.ReadAllBytesAsync(file.FullName)]);
        }
    }

    public Task TryRandomAsync(int inputs) => TryRandomWhileAsync(() => Inputs < inputs);

    public Task TryRandomAsync(TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        return TryRandomWhileAsync(() => Stopwatch.GetElapsedTime(begun) < time);
    }

    private async Task TryRandomWhileAsync(Func<bool> isToGoOn)
    {
        while (isToGoOn() && Findings.Count < EnoughFindings && !_hangs)
        {
            await TryBatchAsync([.. Enumerable.Range(0, target.BatchSize).Select(_ => target.NewInput(_random))]);
        }

        if (!_hangs) await IsHarmlessAsync([], target.EndAsync);
    }

    /// <summary>The inputs of a batch that breaks something are tried again one by one, to find the one that broke it.</summary>
    private async Task TryBatchAsync(byte[][] batch)
    {
        Inputs += batch.Length;
        if (await IsHarmlessAsync(batch) || batch.Length == 1) return;
        foreach (var input in batch)
        {
            if (!await IsHarmlessAsync([input])) return;
        }
    }

    private Task<bool> IsHarmlessAsync(byte[][] batch) => IsHarmlessAsync(batch, async () =>
    {
        await target.BeginAsync();
        await Task.WhenAll(batch.Select(target.TryAsync));
        await target.SettleAsync();
    });

    /// <summary>Every exception is a finding, because a target catches the expected ones.</summary>
    private async Task<bool> IsHarmlessAsync(byte[][] batch, Func<Task> action)
    {
        try
        {
            await Task.Run(action).WaitAsync(Patience); // on another thread, as a parser that hangs gives none back
            return true;
        }
        catch (Exception exception)
        {
            _hangs |= exception is TimeoutException;
            var inputs = batch.Length > 0 ? $"input kept in {await KeepAsync(batch)}" : "all inputs together";
            var broken = exception switch { FindingException => exception.Message, TimeoutException => $"hangs: {exception}", _ => $"{exception}" };
            _findings.Add($"{target.Name}: {broken}\n  seed {seed}, {inputs}");
            await output.WriteLineAsync(_findings[^1]);
            await target.DisposeAsync(); // the next input starts with a new one
            return false;
        }
    }

    /// <summary>Next to the program, so that what was found can be looked at and put into the corpus.</summary>
    private async Task<string> KeepAsync(byte[][] batch)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "Found", target.Name, $"{seed}-{_findings.Count + 1}")).FullName;
        for (var number = 0; number < batch.Length; number++) await File.WriteAllBytesAsync(Path.Combine(folder, $"{number}"), batch[number]);
        return folder;
    }
}
