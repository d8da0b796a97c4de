using ScmPulumi.Provider.Run;

namespace ScmPulumi.Provider.Tests.Run;

/// <summary>Simulates provider processes of one user that share facts. Each one is an object with its own process ID.</summary>
internal sealed class Processes : IDisposable
{
    public const string Engine = "127.0.0.1:41233";
    public const string OtherEngine = "127.0.0.1:41234";

    private readonly List<SharedRun> _all = [];
    private int _ids = 100;

    /// <summary>What all of them have in common, such as the system's folder for temporary files.</summary>
    public string Parent { get; } = Directory.CreateTempSubdirectory("scm-run-").FullName;

    public string Folder => Path.Combine(Parent, "run");

    public string[] Files => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path))] : [];

    /// <param name="engine">The one that starts it.</param>
    /// <param name="folder">By default one that it can use.</param>
    public SharedRun Start(string engine = Engine, string? folder = null)
    {
        var process = new SharedRun(() => folder ?? Folder, _ids++);
        process.Begin(engine);
        _all.Add(process);
        return process;
    }

    /// <summary>Writes the files that a killed process leaves: both of its files, with the lock not held.</summary>
    public void Leave(string name, params string[] lines)
    {
        RunFolder.TryOpen(Folder);
        File.WriteAllLines(Path.Combine(Folder, name), lines);
        File.WriteAllText(Path.Combine(Folder, $"{name}.lock"), "");
    }

    public void Dispose()
    {
        _all.ForEach(process => process.Dispose());
        Directory.Delete(Parent, recursive: true);
    }
}
