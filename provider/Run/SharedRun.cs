using System.Security.Cryptography;
using System.Text;

namespace ScmPulumi.Provider.Run;

/// <summary>
/// What the provider processes of one engine tell each other, through a file of each process in a private folder (R1, R2, C6, S4). A file is believed only
/// while its process holds the lock. Without the folder, or on a full disk, each process is on its own.
/// </summary>
/// <param name="folder">Where the private folder is; null if nothing is to be shared. Asked once an engine needs it.</param>
/// <param name="processId">Tells whose file it is.</param>
internal sealed class SharedRun(Func<string?> folder, int processId) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, NeighbourFile> _others = new(StringComparer.Ordinal);
    private string _engine = "";
    private Lazy<Place?> _place = new((Place?)null);
    private DateTime _listed;

    /// <summary>Another engine: its processes share nothing with those of the former one.</summary>
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
    /// <param name="isTaken">Whether another one has it. If not, and there is no result either, there is nothing to share.</param>
    public FileStream? TryTake(string name, out bool isTaken)
    {
        isTaken = false;
        return _place.Value is { } place ? FileLock.TryTake(Path.Combine(place.Folder, name), out isTaken) : null;
    }

    /// <summary>A name for a secret that says nothing about it, and that no other run uses.</summary>
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
    /// Reads on in the others' files. The folder is listed only if its time has changed. File systems tell times in steps of some milliseconds, so a time is
    /// relied on only if our own file, which was written last, is younger.
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
    /// <param name="Prefix">What the names of the files of all processes of the engine begin with.</param>
    /// <param name="Own">Null if none can be written.</param>
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
