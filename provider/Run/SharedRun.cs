using System.Security.Cryptography;
using System.Text;

namespace ScmPulumi.Provider.Run;

/// <summary>
/// Lets the provider processes of one engine share what they know. Each process writes a file in a private folder (R1, R2, C6, S4). A file is valid only while
/// its process holds the lock. Without the folder, or if the disk is full, nothing is shared.
/// </summary>
/// <param name="folder">Returns the path of the private folder, or null to share nothing. Called when an engine first needs it.</param>
/// <param name="processId">Identifies the file of this process.</param>
internal sealed class SharedRun(Func<string?> folder, int processId) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, NeighbourFile> _others = new(StringComparer.Ordinal);
    private string _engine = "";
    private Lazy<Place?> _place = new((Place?)null);
    private DateTime _listed;

    /// <summary>Switches to another engine. Its processes share nothing with those of the former one.</summary>
    public void Begin(string engineAddress)
    {
        lock (_lock)
        {
            Leave();
            _engine = engineAddress;
            _place = new Lazy<Place?>(() => folder() is { } path && RunFolder.TryOpen(path) ? Place.In(path, engineAddress, processId) : null);
        }
    }

    public void Tell(RunFact fact)
    {
        lock (_lock) _place.Value?.Own?.Append(fact);
    }

    /// <summary>What the other processes of the engine say about the subject.</summary>
    public IReadOnlyList<RunFact> Others(string subject) => Read(other => other.Find(subject) is { } fact ? [fact] : []);

    /// <summary>Everything that the other processes of the engine say.</summary>
    public IReadOnlyList<RunFact> Others() => Read(other => other.All);

    /// <summary>Takes a lock that all processes of the engine know by this name.</summary>
    /// <param name="isTaken">Whether another process has it. If this is false and the result is null, nothing is shared.</param>
    public FileStream? TryTake(string name, out bool isTaken)
    {
        isTaken = false;
        return _place.Value is { } place ? FileLock.TryTake(Path.Combine(place.Folder, name), out isTaken) : null;
    }

    /// <summary>A name for a secret that does not reveal it, and that no other run uses.</summary>
    public string NameOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_engine}\n{secret}")).AsSpan(0, 16));

    public void Dispose()
    {
        lock (_lock) Leave();
    }

    private IReadOnlyList<RunFact> Read(Func<NeighbourFile, IEnumerable<RunFact>> read)
    {
        lock (_lock)
        {
            try
            {
                if (_place.Value is not { } place) return [];
                Look(place);
                return _others.Count == 0 ? [] : [.. _others.Values.SelectMany(read)];
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return [];
            }
        }
    }

    private void Leave()
    {
        if (_place is { IsValueCreated: true, Value.Own: { } own }) own.Dispose();
        _place = new Lazy<Place?>((Place?)null);
        foreach (var other in _others.Values) other.Dispose();
        _others.Clear();
        _listed = default;
    }

    /// <summary>
    /// Continues to read the files of the other processes. The folder is listed only if its modification time has changed. File systems store times in steps of
    /// a few milliseconds, so an unchanged time is trusted only if our own file, which was written last, is newer.
    /// </summary>
    private void Look(Place place)
    {
        var changed = Directory.GetLastWriteTimeUtc(place.Folder);
        if (changed != _listed)
        {
            var present = Directory.EnumerateFiles(place.Folder, $"{place.Prefix}*")
                .Where(path => path != place.Own?.Path && !path.EndsWith(FileLock.Extension, StringComparison.Ordinal))
                .ToHashSet(StringComparer.Ordinal);
            foreach (var gone in _others.Keys.Except(present).ToList())
            {
                _others[gone].Dispose();
                _others.Remove(gone);
            }

            foreach (var path in present.Except(_others.Keys).ToList())
            {
                if (NeighbourFile.TryOpen(path) is { } other) _others.Add(path, other);
            }

            var isComplete = _others.Count == present.Count && place.Own is { } own && File.GetLastWriteTimeUtc(own.Path) > changed;
            _listed = isComplete ? changed : default;
        }

        foreach (var other in _others.Values) other.ReadOn();
    }

    /// <param name="Folder">The private folder.</param>
    /// <param name="Prefix">The beginning of the file names of all processes of the engine.</param>
    /// <param name="Own">The file of this process; null if it cannot be written.</param>
    private sealed record Place(string Folder, string Prefix, RunFile? Own)
    {
        public static Place In(string folder, string engineAddress, int processId)
        {
            RunFolder.Sweep(folder);
            var prefix = $"{Uri.EscapeDataString(engineAddress)}+"; // which no escaped address contains
            return new Place(folder, prefix, RunFile.TryCreate(Path.Combine(folder, $"{prefix}{processId}-")));
        }
    }
}
