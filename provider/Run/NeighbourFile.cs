using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ScmPulumi.Provider.Run;

/// <summary>The file of another process of the same engine, as far as it has been read.</summary>
internal sealed class NeighbourFile : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, RunFact> _facts = new(StringComparer.Ordinal);
    private long _position;

    private NeighbourFile(string path, SafeFileHandle file) => (_path, _file) = (path, file);

    /// <returns>Null if its process has just ended.</returns>
    public static NeighbourFile? TryOpen(string path)
    {
        try
        {
            return new NeighbourFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the lines that were appended.</summary>
    public void ReadOn()
    {
        var length = RandomAccess.GetLength(_file);
        if (length <= _position) return;
        var appended = new byte[length - _position];
        var read = appended.AsSpan(0, RandomAccess.Read(_file, appended, _position));
        var lines = read[..(read.LastIndexOf((byte)'\n') + 1)];
        _position += lines.Length;
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n'))
        {
            if (RunFact.Parse(line) is { } fact) _facts[fact.Subject] = fact;
        }
    }

    /// <summary>What the process says about the subject, as long as it is running.</summary>
    public RunFact? Find(string subject) => _facts.TryGetValue(subject, out var fact) && FileLock.IsHeld(_path) ? fact : null;

    /// <summary>Everything that the process says, as long as it is running.</summary>
    public IEnumerable<RunFact> All => FileLock.IsHeld(_path) ? _facts.Values : [];

    public void Dispose() => _file.Dispose();
}
