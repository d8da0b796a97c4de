using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>
/// The renewal of a certificate that no link leads away from (N2). Nobody has seen whether SCM links the certificates of a purchase, and a wrong guess would
/// move a program to a certificate that it does not own, so the rule is narrow.
/// </summary>
/// <param name="Certain">The renewal, except that it must belong to the account; null if no certificate, or more than one, meets the rule.</param>
/// <param name="Candidates">Certificates that look like a renewal, for a warning.</param>
internal sealed record UnlinkedRenewal(CertificateRecord? Certain, IReadOnlyList<CertificateRecord> Candidates)
{
    private static readonly UnlinkedRenewal None = new(null, []);

    /// <param name="records">All certificates of the account.</param>
    /// <param name="chain">The certificates that are linked.</param>
    /// <param name="last">The last one of them; null if it was deleted.</param>
    public static UnlinkedRenewal Of(IReadOnlyDictionary<string, CertificateRecord> records, RenewalChain chain, CertificateRecord? last)
    {
        if (last is not { Status.IsIssuedOrLater: true, End: { } end } || last.Names.Count == 0) return None;
        var candidates = records.Values
            .Where(record => !chain.Contains(record.Id) && RenewalChain.IsRenewal(record) && HasSameNames(last, record))
            .OrderBy(record => record.Id, StringComparer.Ordinal)
            .ToList();
        var certain = candidates
            .Where(record => record.Certificate.Type == last.Certificate.Type && record.Certificate.DomainType == last.Certificate.DomainType)
            .Where(record => record.Created >= end - SubscriptionTable.Foresight && CertificateLinks.IsUnlinked(records, record))
            .ToList();
        return new UnlinkedRenewal(certain.Count == 1 ? certain[0] : null, candidates);
    }

    private static bool HasSameNames(CertificateRecord last, CertificateRecord record) =>
        DomainName.AreSameApartFromTwins(last.Names, record.Names) || DomainName.AreSameApartFromTwins(record.Names, last.Names);
}
