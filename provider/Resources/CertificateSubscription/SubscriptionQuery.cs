using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>Finds the latest and the usable certificate of a purchase (N1, N2).</summary>
internal sealed class SubscriptionQuery(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);

    /// <summary>
    /// Looks at the latest certificate that is known. If it is issued and will not expire soon, nothing has changed. Otherwise, the certificates of the account
    /// show whether it was renewed.
    /// </summary>
    /// <param name="first">The certificate as purchased.</param>
    /// <param name="recorded">What the state contains; null if there is no state.</param>
    /// <returns>Null if no certificate of the purchase exists anymore.</returns>
    /// <exception cref="ScmException">The service could not be queried, or refused.</exception>
    /// <exception cref="ResourceException">The list is incomplete, the query for it is forbidden, or the certificate was not bought.</exception>
    public async Task<Subscription?> RunAsync(string first, Subscription? recorded, Operation operation)
    {
        var known = recorded?.LatestId ?? first;
        var observed = await _observer.LookAsync(known, operation.Deadline);
        if (observed.Status.Family == StatusFamily.Imported) throw Imported(known, observed.Status);
        if (observed.Certificate is { } issued && IsUsable(observed.Status) && IsExpiring(issued) == false)
        {
            return new Subscription(known, observed.Status, known, recorded?.Renewals ?? 0, recorded?.Remaining, issued);
        }

        var records = await ReadAsync(known, observed, recorded is null, operation);
        if (recorded is not null) await RequireAsync(recorded.UsableId, records, operation);
        List<string> members = recorded is null ? [] : [recorded.UsableId, recorded.LatestId];
        var chain = new RenewalChain(records, first, members);
        var latest = chain.Follow(members.LastOrDefault(records.ContainsKey) ?? first, IsNearEnd);
        if (!records.TryGetValue(latest, out var newest)) return null;
        if (chain.After(latest).Count == 0 && await UnlinkedAsync(newest, chain, records, operation) is { } renewal)
        {
            chain = new RenewalChain(records, first, [.. members, latest, renewal.Id]);
            newest = records[latest = chain.Follow(renewal.Id, IsNearEnd)];
        }

        var oldest = recorded is not null && records.ContainsKey(recorded.UsableId) ? recorded.UsableId : first;
        var usable = chain.Newest(oldest, latest, record => IsUsable(record.Status))?.Id ?? latest;
        var shown = usable == known ? observed : await _observer.LookAsync(usable, operation.Deadline);
        var start = recorded is not null && records.ContainsKey(recorded.LatestId) ? recorded : Subscription.Unread(first);
        return new Subscription(
            latest, newest.Status, usable, start.Renewals + chain.Steps(start.LatestId, latest), newest.Remaining, shown.Certificate);

        bool IsNearEnd(CertificateRecord record) => record.End is { } end
            ? end - services.Time.GetUtcNow() <= SubscriptionTable.Foresight
            : record.Id == known && observed.Certificate is { } certificate && IsExpiring(certificate) == true; // the list may lack the time
    }

    private static bool IsUsable(CertificateStatus status) => status.Family == StatusFamily.Issued && status.Text != CertificateStatus.BeingRevoked;

    private bool? IsExpiring(Certificate certificate) => CertificateEnd.IsWithin(SubscriptionTable.Foresight, certificate, services.Time.GetUtcNow());

    private async Task<IReadOnlyDictionary<string, CertificateRecord>> ReadAsync(
        string known, Observation observed, bool isNew, Operation operation)
    {
        IReadOnlyDictionary<string, CertificateRecord> records;
        try
        {
            records = await services.Directory.ReadAsync(operation);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Forbidden)
        {
            if (isNew && observed.Certificate is null) throw CertificateFailures.Missing(known);
            throw new ResourceException(
                FailureKind.Forbidden, $"Certificate {known}: only the query by tag shows whether SCM renewed it. {exception.Message}", exception);
        }

        return observed.Certificate is null || records.ContainsKey(known) ? records : throw Incomplete(known);
    }

    /// <summary>A certificate that the list does not contain must be gone. Otherwise, the list is incomplete.</summary>
    private async Task RequireAsync(string id, IReadOnlyDictionary<string, CertificateRecord> records, Operation operation)
    {
        if (!records.ContainsKey(id) && (await _observer.LookAsync(id, operation.Deadline)).Certificate is not null) throw Incomplete(id);
    }

    /// <summary>The renewal to which no link leads; null if it is not certain. A warning names the candidates, if there are any.</summary>
    private async Task<CertificateRecord?> UnlinkedAsync(
        CertificateRecord last, RenewalChain chain, IReadOnlyDictionary<string, CertificateRecord> records, Operation operation)
    {
        var renewal = UnlinkedRenewal.Of(records, chain, last);
        if (renewal.Certain is { } certain && await IsOwnAsync(certain.Id, operation)) return certain;
        if (renewal.Candidates.Count > 0)
        {
            await operation.WarnAsync(
                $"Certificate {last.Id}: SCM shows no link to its renewal. These certificates have the same names, and one of them may be the " +
                $"renewal: {string.Join(", ", renewal.Candidates.Select(record => record.Id))}. If so, set its ID as certificateId of the " +
                "CertificateSubscription.");
        }

        return null;
    }

    /// <summary>Only a look shows whether another account shares the certificate.</summary>
    private async Task<bool> IsOwnAsync(string id, Operation operation) =>
        (await _observer.LookAsync(id, operation.Deadline)).Certificate is { Shared: not true };

    private static ResourceException Incomplete(string id) => new(
        FailureKind.Unavailable,
        $"Certificate {id}: SCM shows the certificate, but its list of all certificates does not contain it. Run the command again. If that does not help, " +
        "check which enterprise projects the policy of the user allows.");

    private static ResourceException Imported(string id, CertificateStatus status) => new(
        FailureKind.Precondition,
        $"Certificate {id} was imported into SCM (status {status}), so SCM never renews it. A CertificateSubscription needs a certificate that was bought in " +
        "SCM.");
}
