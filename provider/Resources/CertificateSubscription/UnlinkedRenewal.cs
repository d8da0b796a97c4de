using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>
/// The renewal of a certificate that has no link to it (N2). It is not known whether SCM links the certificates of a purchase. A wrong guess would move the
/// program to a certificate of another purchase, so the rule is strict.
/// </summary>
/// <param name="Certain">The renewal, except that it must belong to the account; null if no certificate, or more than one, meets the rule.</param>
/// <param name="Candidates">Certificates that look like a renewal, for a warning.</param>
internal sealed record UnlinkedRenewal(CertificateRecord? Certain, IReadOnlyList<CertificateRecord> Candidates)
{
    private static readonly UnlinkedRenewal None = new(null, []);

    /// <param name="records">All certificates of the account.</param>
    /// <param name="chain">The linked certificates.</param>
    /// <param name="last">The last one of them.</param>
    public static UnlinkedRenewal Of(IReadOnlyDictionary<string, CertificateRecord> records, RenewalChain chain, CertificateRecord last)
    {
        if (!last.Status.IsIssuedOrLater) return None;
        var candidates = records.Values
            .Where(record => !chain.Contains(record.Id) && RenewalChain.IsRenewal(record))
            .Where(record => CertificateOutputs.HaveSameNames(last.Certificate, record.Certificate))
            .OrderBy(record => record.Id, StringComparer.Ordinal)
            .ToList();
        var isCertain = candidates is [var only]
            && only.Certificate.Type == last.Certificate.Type
            && only.Certificate.DomainType == last.Certificate.DomainType
            && (only.Issued ?? only.Numbered) >= last.End - SubscriptionTable.Foresight
            && CertificateLinks.IsUnlinked(records, only);
        return new UnlinkedRenewal(isCertain ? candidates[0] : null, candidates);
    }
}
