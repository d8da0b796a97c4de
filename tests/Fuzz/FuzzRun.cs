using System.Diagnostics;

namespace ScmPulumi.Fuzz;

/// <summary>Tries inputs on a target: first those in the corpus, then random ones. The seed determines the n-th random input.</summary>
internal sealed class FuzzRun(FuzzTarget target, int seed, TextWriter output)
{
    private const int EnoughFindings = 5;

    private static readonly string Folder = AppContext.BaseDirectory;

    private readonly Random _random = new(seed);
    private readonly List<string> _findings = [];

    /// <summary>After a hang, the target is not tried again, because the hanging input still uses the processor.</summary>
    private bool _hangs;

    public int Inputs { get; private set; }

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>The time limit for a batch, longer than a target itself waits for any answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Tries the corpus and the same random inputs each time, for use in a test.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(FuzzTarget target, int inputs)
    {
        await using var _ = target;
        var run = new FuzzRun(target, seed: 1, TextWriter.Null);
        await run.TryCorpusAsync();
        await run.TryRandomAsync(inputs);
        return run.Findings;
    }

    /// <summary>Tries the inputs that once caused a finding.</summary>
    /// <exception cref="DirectoryNotFoundException">The corpus is missing, so the project was not built correctly.</exception>
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

    /// <summary>Tries a batch. If it causes a finding, its inputs are tried again one by one to identify the cause.</summary>
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

    /// <summary>Any exception is a finding. A target catches those that are allowed.</summary>
    private async Task<bool> IsHarmlessAsync(byte[][] batch, Func<Task> action)
    {
        try
        {
            await Task.Run(action).WaitAsync(Patience); // on another thread, because a hanging parser blocks its thread
            return true;
        }
        catch (Exception exception)
        {
            _hangs |= exception is TimeoutException;
            var inputs = batch.Length > 0 ? $"input saved in {await SaveAsync(batch)}" : "all inputs together";
            var broken = exception switch { FindingException => exception.Message, TimeoutException => $"hangs: {exception}", _ => $"{exception}" };
            _findings.Add($"{target.Name}: {broken}\n  seed {seed}, {inputs}");
            await output.WriteLineAsync(_findings[^1]);
            await target.DisposeAsync(); // the next input gets a new instance
            return false;
        }
    }

    /// <summary>Saves the inputs next to the program, so that they can be examined and added to the corpus.</summary>
    private async Task<string> SaveAsync(byte[][] batch)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "Found", target.Name, $"{seed}-{_findings.Count + 1}")).FullName;
        for (var number = 0; number < batch.Length; number++) await File.WriteAllBytesAsync(Path.Combine(folder, $"{number}"), batch[number]);
        return folder;
    }
}
