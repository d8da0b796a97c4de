using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>The certificates of one purchase, and the order in which they renew each other, as derived from their links (N2).</summary>
internal sealed class RenewalChain
{
    private readonly IReadOnlyDictionary<string, CertificateRecord> _records;
    private readonly List<string> _known;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <param name="records">All certificates of the account.</param>
    /// <param name="first">The certificate that was bought.</param>
    /// <param name="known">Certificates that the state names, the older one first. They are members regardless of the links.</param>
    public RenewalChain(IReadOnlyDictionary<string, CertificateRecord> records, string first, IReadOnlyList<string> known)
    {
        _records = records;
        _known = [.. known.Where(records.ContainsKey).Prepend(first).Distinct()];
        foreach (var id in _known) Add(id);
        while (_records.Values.FirstOrDefault(record => !_ids.Contains(record.Id) && IsOfOrigin(record)) is { } sibling) Add(sibling.Id);
    }

    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>The members that renew a certificate, directly or later, the oldest first. If the certificate was deleted, all other members.</summary>
    public List<CertificateRecord> After(string id)
    {
        var sorted = new List<CertificateRecord>();
        foreach (var member in _ids.Where(other => other != id).Select(_records.GetValueOrDefault).OfType<CertificateRecord>())
        {
            if (_records.TryGetValue(id, out var record) && IsBefore(member, record)) continue;
            var place = sorted.FindIndex(other => IsBefore(member, other));
            sorted.Insert(place < 0 ? sorted.Count : place, member);
        }

        return sorted;
    }

    /// <summary>How many renewals lie between two certificates.</summary>
    public int Steps(string from, string to) => Between(from, to).Count();

    /// <summary>The newest usable certificate in the chain between two certificates, both included; null if none is usable.</summary>
    public CertificateRecord? Newest(string from, string to, Predicate<CertificateRecord> isUsable) =>
        Between(from, to).Prepend(_records.GetValueOrDefault(from)).OfType<CertificateRecord>().LastOrDefault(record => isUsable(record));

    /// <summary>
    /// Follows the chain step by step. A certificate that is neither issued nor ended leads nowhere. An issued one leads to a successor that is under review
    /// or issued, and shortly before it expires to one that can still be applied for. One that has ended leads to any that has not. If all have ended, the
    /// newest one is the result.
    /// </summary>
    /// <param name="start">Where to begin, because IDs only move forward.</param>
    /// <param name="isExpiring">Whether a certificate ends soon.</param>
    public string Follow(string start, Predicate<CertificateRecord> isExpiring)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var current = start; ;)
        {
            passed.Add(current);
            var record = _records.GetValueOrDefault(current);
            var isOver = record is null || record.Status.Family == StatusFamily.Ended;
            if (!isOver && record!.Status.Family != StatusFamily.Issued) return current;
            var later = After(current).FindAll(member => !passed.Contains(member.Id));
            var next = later.Find(IsRenewal)
                ?? (isOver ? later.Find(member => member.Status.Family != StatusFamily.Ended) : isExpiring(record!) ? later.Find(IsApplicable) : null);
            if (next is null) return isOver && later.Count > 0 ? later[^1].Id : current;
            current = next.Id;
        }
    }

    /// <summary>Whether SCM has applied for the certificate, so that it may replace one that is still valid.</summary>
    public static bool IsRenewal(CertificateRecord record) =>
        record.Status.Family is StatusFamily.UnderReview or StatusFamily.Issuing or StatusFamily.Issued;

    private static bool IsApplicable(CertificateRecord record) => record.Status.Family is StatusFamily.Paid or StatusFamily.Rejected;

    /// <summary>The members after one certificate, up to and including another.</summary>
    private IEnumerable<CertificateRecord> Between(string from, string to) =>
        After(from).ExceptBy(After(to).Select(record => record.Id), record => record.Id);

    /// <summary>Adds a certificate and those that it leads to, and stops at a cycle.</summary>
    private void Add(string id)
    {
        for (var next = id; next is not null && _ids.Add(next);) next = _records.GetValueOrDefault(next)?.RenewalId;
    }

    private bool IsOfOrigin(CertificateRecord record) => record.OriginId is { } origin
        && (_ids.Contains(origin) || _ids.Any(id => _records.GetValueOrDefault(id)?.OriginId == origin));

    /// <summary>Whether one certificate is older than another. The state and the links decide, and otherwise the times, as far as they are known.</summary>
    private bool IsBefore(CertificateRecord one, CertificateRecord other)
    {
        var (known, otherKnown) = (_known.IndexOf(one.Id), _known.IndexOf(other.Id));
        if (known >= 0 && otherKnown >= 0) return known < otherKnown;
        var (leads, isLedTo) = (Leads(one, other), Leads(other, one));
        if (leads != isLedTo) return leads;
        if (one.Issued is { } issued && other.Issued is { } otherIssued) return issued < otherIssued;
        return one.Numbered is { } time && other.Numbered is { } otherTime && time < otherTime;
    }

    private bool Leads(CertificateRecord one, CertificateRecord other)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var next = one; next is not null && passed.Add(next.Id); next = _records.GetValueOrDefault(next.RenewalId ?? ""))
        {
            if (next.RenewalId == other.Id) return true;
        }

        return other.OriginId == one.Id;
    }
}
