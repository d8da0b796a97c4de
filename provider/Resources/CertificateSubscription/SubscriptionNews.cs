using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>The messages about the renewal of a certificate (N7).</summary>
internal sealed class SubscriptionNews(ProviderServices services)
{
    /// <summary>A renewal that is not issued yet is urgent if the old certificate expires within this time.</summary>
    private static readonly TimeSpan LastDays = TimeSpan.FromDays(7);

    /// <summary>Records the renewal, so that messages about an older certificate can name it.</summary>
    /// <param name="first">The certificate that was bought.</param>
    /// <param name="subscription">What is known about its purchase.</param>
    public void Remember(string first, Subscription subscription)
    {
        foreach (var older in (string[])[first, subscription.UsableId])
        {
            if (older != subscription.LatestId) services.Directory.AddSuccessor(older, subscription.LatestId);
        }
    }

    /// <param name="first">The certificate that was bought.</param>
    /// <param name="recorded">What the state contained; null if there is no state.</param>
    /// <param name="subscription">What SCM shows.</param>
    /// <param name="operation">The operation that logs the messages.</param>
    public async Task TellAsync(string first, Subscription? recorded, Subscription subscription, Operation operation)
    {
        Remember(first, subscription);
        var (latest, usable) = (subscription.LatestId, subscription.UsableId);
        if (recorded is not null && subscription.Renewals > recorded.Renewals)
        {
            services.Directory.AddSuccessor(recorded.LatestId, latest);
            await operation.InfoAsync(
                $"Certificate {latest} renews certificate {recorded.LatestId} and is now the latest one of the purchase (status {subscription.LatestStatus}).");
        }

        if (recorded is not null && usable != recorded.UsableId)
        {
            await operation.InfoAsync($"Certificate {usable} replaces certificate {recorded.UsableId} as the usable certificate.");
        }

        if (Warning(recorded, subscription) is { } warning) await operation.WarnAsync(warning);
    }

    private string? Warning(Subscription? recorded, Subscription subscription)
    {
        var (latest, usable, now) = (subscription.LatestId, subscription.UsableId, services.Time.GetUtcNow());
        var isStuck = subscription.Renewals > 0 && recorded?.LatestId == latest; // otherwise, this run moves to it
        switch (subscription.LatestStatus)
        {
            case { Family: StatusFamily.Ended } status:
                return CertificateEnd.Ended(latest, status, successor: null);
            case { Family: StatusFamily.Rejected } status when isStuck:
                return $"Certificate {latest}: the application for the renewal was rejected (status {status}). Change the inputs of its " +
                    "CertificateApplication, or submit the same application again with `pulumi up --target-replace` and the URN of the CertificateApplication.";
            case { Family: StatusFamily.Paid } status when isStuck:
                return $"Certificate {latest}: the renewal no longer has an application (status {status}). Run `pulumi up --refresh`, which " +
                    "submits a new application.";
        }

        if (subscription.Usable is not { } certificate || CertificateEnd.ExpiresSoon(usable, certificate, now) is not { } expires) return null;
        if (latest != usable)
        {
            return CertificateEnd.IsWithin(LastDays, certificate, now) != true ? null
                : $"{expires} Certificate {latest}, which renews it, is not issued yet (status {subscription.LatestStatus}).";
        }

        return subscription.Remaining == 0
            ? $"{expires} The purchase contains no more certificates. Renew this one in the SCM console, and {CertificateEnd.Precautions}."
            : $"{expires} SCM has not applied for its renewal yet. Check the SCM console before you buy another certificate, and {CertificateEnd.Precautions}.";
    }
}
