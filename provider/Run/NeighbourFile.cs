using System.Text;

namespace ScmPulumi.Provider.Run;

/// <summary>The file of another process of the same engine, as far as it has been read.</summary>
internal sealed class NeighbourFile(string path)
{
    private readonly Dictionary<string, RunFact> _facts = new(StringComparer.Ordinal);
    private long _position;

    /// <summary>Reads what was appended.</summary>
    public void ReadOn()
    {
        try
        {
            if (new FileInfo(path).Length != _position) ReadNew();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its process has just ended.
        }
    }

    /// <summary>What the process says about the subject, as long as it lives.</summary>
    public RunFact? Find(string subject) => _facts.TryGetValue(subject, out var fact) && FileLock.IsHeld(path) ? fact : null;

    private void ReadNew()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = _position;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var complete = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        complete = complete[..(complete.LastIndexOf((byte)'\n') + 1)];
        _position += complete.Length;
        foreach (var line in Encoding.UTF8.GetString(complete).Split('\n'))
        {
            if (RunFact.Parse(line) is { } fact) _facts[fact.Subject] = fact;
        }
    }
}
