namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>The links between the certificates of a purchase. An old record names its renewal, and a new record names the first certificate.</summary>
internal static class CertificateLinks
{
    /// <summary>Whether a path of links connects two certificates, in any direction. A deleted certificate still connects those that name it.</summary>
    public static bool AreLinked(IReadOnlyDictionary<string, CertificateRecord> records, string one, string other)
    {
        var neighbours = records.Values
            .SelectMany(record => new[] { record.RenewalId, record.OriginId }.OfType<string>().SelectMany(id => new[] { (record.Id, id), (id, record.Id) }))
            .ToLookup(link => link.Item1, link => link.Item2, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal) { one };
        for (var next = new Queue<string>(reached); next.TryDequeue(out var id);)
        {
            foreach (var neighbour in neighbours[id].Where(reached.Add)) next.Enqueue(neighbour);
        }

        return reached.Contains(other);
    }

    /// <summary>Whether no link leads to or from the certificate.</summary>
    public static bool IsUnlinked(IReadOnlyDictionary<string, CertificateRecord> records, CertificateRecord record) =>
        record.RenewalId is null && record.OriginId is null && records.Values.All(other => other.RenewalId != record.Id && other.OriginId != record.Id);
}
