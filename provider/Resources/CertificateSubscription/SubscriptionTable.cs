using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>Defines each input and output of the subscription (N1).</summary>
internal static class SubscriptionTable
{
    /// <summary>The provider looks for the renewal of a certificate that expires within this time. SCM applies for it about 30 days before expiry.</summary>
    public static readonly TimeSpan Foresight = TimeSpan.FromDays(45);

    public static readonly Output<Subscription> LatestCertificateId = Output.Text<Subscription>(
        "latestCertificateId",
        "ID of the newest certificate of the purchase that is issued or can still be issued. Apply for this one, and prove control of its domains.",
        subscription => subscription.LatestId) with
    { IsRequired = true };
    public static readonly Output<Subscription> UsableCertificateId = Output.Text<Subscription>(
        "usableCertificateId",
        "ID of the newest certificate of the purchase that is issued, or `latestCertificateId` while none is issued. Wait for it with a " +
        "CertificateValidation. Export or deploy the `certificateId` of the CertificateValidation, not this output.",
        subscription => subscription.UsableId) with
    { IsRequired = true };
    public static readonly Output<Subscription> Renewals = Output.Integer<Subscription>(
        "renewals", "How many times SCM has renewed the purchased certificate.", subscription => subscription.Renewals) with
    { IsRequired = true };
    public static readonly Output<Subscription> RemainingCertificates = Output.Integer<Subscription>(
        "remainingCertificates",
        "How many certificates the purchase still contains after the latest one, if SCM returns it. The provider queries it only while the latest " +
        "certificate is not issued or expires within 45 days, so the output may be absent before then.",
        subscription => subscription.Remaining);
    public static readonly Output<Subscription> RenewAfter = Output.Text<Subscription>(
        CertificateOutputs.RenewAfter.Name,
        "Date from which SCM is expected to renew the usable certificate, as `YYYY-MM-DD`: 30 days before the end of its validity, or a third of its " +
        "lifetime if that is shorter. Absent before it is issued.",
        subscription => subscription.Usable is { } certificate ? CertificateEnd.RenewAfter(certificate) : null);

    public static readonly ResourceTable Table = new(
        "CertificateSubscription",
        [
            CertificateIdField.Of(
                "that you bought, which is the first one of the purchase",
                " It stays the same when SCM renews the certificate. It is also the ID of the resource."),
        ],
        [LatestCertificateId, UsableCertificateId, Renewals, RemainingCertificates, RenewAfter])
    {
        IsRefreshedBeforeUpdate = true,
    };
}
