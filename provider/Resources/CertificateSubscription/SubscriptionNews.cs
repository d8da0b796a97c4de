using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>What a run says about the renewal of a certificate (N7).</summary>
internal sealed class SubscriptionNews(ProviderServices services)
{
    /// <param name="first">The certificate as purchased.</param>
    /// <param name="recorded">What the state contained; null if there is no state.</param>
    /// <param name="subscription">What SCM shows.</param>
    /// <param name="operation">Whom to tell.</param>
    public async Task TellAsync(string first, Subscription? recorded, Subscription subscription, Operation operation)
    {
        var (latest, usable, status) = (subscription.LatestId, subscription.UsableId, subscription.LatestStatus);
        foreach (var older in (string?[])[first, recorded?.LatestId, recorded?.UsableId, usable])
        {
            if (older is not null && older != latest) services.Directory.Tell(older, latest);
        }

        if (recorded is not null && latest != recorded.LatestId)
        {
            await operation.InfoAsync($"Certificate {recorded.LatestId} was renewed. The latest certificate of the purchase is {latest} (status {status}).");
        }

        if (recorded is not null && usable != recorded.UsableId)
        {
            await operation.InfoAsync($"Certificate {usable} takes the place of certificate {recorded.UsableId}.");
        }

        if (Warning(subscription) is { } warning) await operation.WarnAsync(warning);
    }

    private string? Warning(Subscription subscription)
    {
        var (latest, usable) = (subscription.LatestId, subscription.UsableId);
        switch (subscription.LatestStatus)
        {
            case { Family: StatusFamily.Ended } status:
                return CertificateEnd.Ended(latest, status, successor: null);
            case { Family: StatusFamily.Rejected } status when subscription.Renewals > 0:
                return $"Certificate {latest}: the application for the renewal was rejected (status {status}). Change the inputs of its " +
                    "CertificateApplication, or apply again as they are with `pulumi up --target-replace` and the URN of the application.";
        }

        if (latest != usable || subscription.Usable is not { } certificate) return null;
        if (CertificateEnd.ExpiresSoon(usable, certificate, services.Time.GetUtcNow()) is not { } expires) return null;
        return subscription.Remaining == 0
            ? $"{expires} The purchase contains no further certificate: renew it in the SCM console, and {CertificateEnd.Precautions}."
            : $"{expires} SCM has not applied for the next one yet. Look at it in the SCM console before you buy one, and {CertificateEnd.Precautions}.";
    }
}
