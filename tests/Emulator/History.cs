namespace ScmPulumi.Emulator;

/// <summary>The requests so far, in the order of arrival.</summary>
internal sealed class History
{
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];

    public void Add(RecordedRequest request)
    {
        lock (_lock) _requests.Add(request);
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_lock) return [.. _requests];
    }

    public void Clear()
    {
        lock (_lock) _requests.Clear();
    }
}
