using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateSubscription;

/// <summary>What is known about a purchase.</summary>
/// <param name="LatestId">The newest certificate that is issued or can still be issued.</param>
/// <param name="LatestStatus">Its status, if it was read.</param>
/// <param name="UsableId">The newest one that is issued, or the latest one while none is.</param>
/// <param name="Renewals">How many certificates came after the first one.</param>
/// <param name="Remaining">How many certificates are still to come; null if that is not known.</param>
/// <param name="Usable">What SCM shows of the usable one; null if it was not queried.</param>
internal sealed record Subscription(string LatestId, CertificateStatus? LatestStatus, string UsableId, int Renewals, int? Remaining, Certificate? Usable)
{
    /// <summary>A purchase that was not queried: the ID in the program is both the latest and the usable one.</summary>
    public static Subscription Unread(string certificateId) => new(certificateId, null, certificateId, 0, null, null);

    /// <summary>The purchase as recorded; null if nothing is recorded.</summary>
    public static Subscription? Recorded(PropertyMap? outputs) =>
        outputs?.Text(SubscriptionTable.LatestCertificateId.Name) is { } latest && outputs.Text(SubscriptionTable.UsableCertificateId.Name) is { } usable
            ? new Subscription(
                latest,
                LatestStatus: null,
                usable,
                outputs.Integer(SubscriptionTable.Renewals.Name) ?? 0,
                outputs.Integer(SubscriptionTable.RemainingCertificates.Name),
                Usable: null)
            : null;

    /// <summary>The state in a preview that could not query SCM.</summary>
    public static PropertyMap Unknown(PropertyMap inputs)
    {
        var state = SubscriptionTable.Table.Foreseen(inputs, []);
        foreach (var output in SubscriptionTable.Table.Outputs) state[output.Name] = state[output.Name].Marked(inputs.HasSecret(CertificateIdField.Name));
        return state;
    }

    /// <summary>The state: the inputs and the outputs. If the user marked the ID as secret, so are those that follow it.</summary>
    public PropertyMap State(PropertyMap inputs)
    {
        var state = new PropertyMap(inputs);
        foreach (var (name, value) in SubscriptionTable.Table.Outputs.Read(this)) state[name] = value.Marked(inputs.HasSecret(CertificateIdField.Name));
        return state;
    }
}
