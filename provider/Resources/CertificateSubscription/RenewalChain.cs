using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>The certificates of one purchase, the first one first, by the links between them (N2).</summary>
internal sealed class RenewalChain
{
    private readonly IReadOnlyDictionary<string, CertificateRecord> _records;
    private readonly List<string> _ids = [];

    /// <param name="records">All certificates of the account.</param>
    /// <param name="first">The certificate as purchased.</param>
    /// <param name="known">Certificates that the state names, the older one first. They are members whatever the links say.</param>
    public RenewalChain(IReadOnlyDictionary<string, CertificateRecord> records, string first, IReadOnlyList<string> known)
    {
        _records = records;
        Append(first);
        foreach (var id in known.Where(records.ContainsKey)) Append(id);
        var newest = _records.GetValueOrDefault(known.LastOrDefault(records.ContainsKey) ?? first);
        while (Siblings(newest).FirstOrDefault() is { } sibling) Append(sibling.Id);
    }

    /// <summary>The last certificate that still exists; null if none does.</summary>
    public CertificateRecord? Last => Records(_ids).LastOrDefault();

    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>How many renewals lie between two certificates.</summary>
    public int Steps(string from, string to) => _ids.IndexOf(to) - _ids.IndexOf(from);

    /// <summary>The members from one certificate to another, the newest first. A deleted one has no record.</summary>
    public IEnumerable<CertificateRecord> Newest(string from, string to) =>
        Records(_ids[_ids.IndexOf(from)..(_ids.IndexOf(to) + 1)]).Reverse();

    /// <summary>
    /// Follows the chain step by step. A certificate that is neither issued nor ended leads nowhere. An issued one leads to a successor that is under review
    /// or issued, and shortly before it expires to one that can still be applied for. One that has ended leads to any that has not. If all have ended, it is
    /// the newest one.
    /// </summary>
    /// <param name="start">Where to begin; ids only move forward.</param>
    /// <param name="isExpiring">Whether a certificate ends soon.</param>
    public string Follow(string start, Predicate<CertificateRecord> isExpiring)
    {
        var current = start;
        while (true)
        {
            var record = _records.GetValueOrDefault(current);
            var isOver = record is null || record.Status.Family == StatusFamily.Ended;
            if (!isOver && record!.Status.Family != StatusFamily.Issued) return current;
            var later = Records(_ids[(_ids.IndexOf(current) + 1)..]).ToList();
            var next = later.Find(member => member.Status.Family != StatusFamily.Ended);
            if (next is null) return isOver && later.Count > 0 ? later[^1].Id : current;
            if (!isOver && !IsRenewal(next) && !(IsApplicable(next) && isExpiring(record!))) return current;
            current = next.Id;
        }
    }

    /// <summary>Whether SCM has applied for the certificate, so that it may replace one that is still valid.</summary>
    public static bool IsRenewal(CertificateRecord record) =>
        record.Status.Family is StatusFamily.UnderReview or StatusFamily.Issuing or StatusFamily.Issued;

    private static bool IsApplicable(CertificateRecord record) => record.Status.Family is StatusFamily.Paid or StatusFamily.Rejected;

    private IEnumerable<CertificateRecord> Records(IEnumerable<string> ids) => ids.Select(id => _records.GetValueOrDefault(id)).OfType<CertificateRecord>();

    /// <summary>Appends a certificate and those that its links lead to, and stops at a cycle.</summary>
    private void Append(string id)
    {
        for (var next = id; next is not null && !_ids.Contains(next); next = _records.GetValueOrDefault(next)?.RenewalId) _ids.Add(next);
    }

    /// <summary>
    /// Certificates that are not in the chain yet, and name a member or its own first certificate as the first one. Those older than the newest known member
    /// do not renew it.
    /// </summary>
    private IEnumerable<CertificateRecord> Siblings(CertificateRecord? newest)
    {
        var roots = _ids.Concat(Records(_ids).Select(record => record.OriginId)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return _records.Values
            .Where(record => record.OriginId is { } origin && roots.Contains(origin) && !_ids.Contains(record.Id))
            .Where(record => newest is null || record.OriginId == newest.Id || Age(record).CompareTo(Age(newest)) >= 0)
            .OrderBy(Age);
    }

    /// <summary>SCM applies for a certificate after its predecessor was issued, so a certificate without a time of issue is the youngest.</summary>
    private static (DateTimeOffset Issued, DateTimeOffset Created) Age(CertificateRecord record) =>
        (record.Issued ?? DateTimeOffset.MaxValue, record.Created ?? DateTimeOffset.MaxValue);
}
