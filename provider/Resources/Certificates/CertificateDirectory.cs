using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>
/// All certificates of the account with the links between them, and which one renews which. Each process reads it at most once per run, because this takes many
/// calls. Only the query by tag shows the links, and it needs a separate permission.
/// </summary>
internal sealed class CertificateDirectory(Func<IScmClient> client)
{
    /// <summary>The permission of the query, for messages (https://support.huaweicloud.com/api-ccm/ListCertificatesByTag.html).</summary>
    public const string Permission = "scm:cert:listCertificatesByTag";

    private const int MostPages = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _successors = new(StringComparer.Ordinal);
    private Reading _reading = new();

    /// <summary>Called when a new run begins.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _reading = new Reading();
            _successors.Clear();
        }
    }

    /// <summary>The records of all certificates, by ID. A failure is not remembered.</summary>
    /// <exception cref="ScmException">The service could not be queried, or refused.</exception>
    /// <exception cref="ResourceException">The list is incomplete.</exception>
    public async Task<IReadOnlyDictionary<string, CertificateRecord>> ReadAsync(Operation operation)
    {
        Reading reading;
        lock (_lock) reading = _reading;
        await reading.Turn.WaitAsync(operation.Stop);
        try
        {
            return reading.Records ??= await ScanAsync(operation);
        }
        finally
        {
            reading.Turn.Release();
        }
    }

    /// <summary>Whether a subscription has found that the certificate is the renewal of another one.</summary>
    public bool IsKnownRenewal(string id)
    {
        lock (_lock) return _successors.ContainsValue(id);
    }

    /// <summary>Whether SCM applied for the certificate as the renewal of another one; null if that cannot be read.</summary>
    public async Task<bool?> IsRenewalAsync(string id, Operation operation)
    {
        if (IsKnownRenewal(id)) return true;
        try
        {
            var records = await ReadAsync(operation);
            return records.GetValueOrDefault(id)?.OriginId is not null || records.Values.Any(record => record.RenewalId == id);
        }
        catch (Exception exception) when (exception is ScmException or ResourceException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Records that a subscription has found the renewal of a certificate.</summary>
    public void AddSuccessor(string id, string successor)
    {
        lock (_lock) _successors[id] = successor;
    }

    /// <summary>The newest certificate of the same purchase, if a subscription of this run knows it.</summary>
    public string? SuccessorOf(string id)
    {
        lock (_lock) return _successors.GetValueOrDefault(id);
    }

    /// <summary>Reads until a page is empty, because the total that the service counts ends at 100.</summary>
    private async Task<IReadOnlyDictionary<string, CertificateRecord>> ScanAsync(Operation operation)
    {
        var records = new Dictionary<string, CertificateRecord>(StringComparer.Ordinal);
        var offset = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client().ListByTagAsync(new TagQuery { Offset = offset }, operation.Deadline);
            if (answer.Resources is not { Count: > 0 }) return records;
            var (before, listed) = (records.Count, answer.Certificates.ToList());
            foreach (var tagged in listed) records.TryAdd(tagged.CertificateId!, new CertificateRecord(tagged));
            if (records.Count == before) break; // the same page again
            offset += listed.Count; // in the documentation's example, one certificate has several entries
        }

        throw new ResourceException(
            FailureKind.Unavailable,
            $"The list of all certificates is incomplete, because SCM returned nothing new after {records.Count} certificates. Run the command again.");
    }

    private sealed class Reading
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public IReadOnlyDictionary<string, CertificateRecord>? Records { get; set; }
    }
}
