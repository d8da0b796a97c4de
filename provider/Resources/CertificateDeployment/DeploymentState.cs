using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>The state of a deployment: its inputs, and what SCM lists on the target.</summary>
/// <param name="IsConfirmed">Whether SCM has listed the certificate that the state contains.</param>
/// <param name="DeployedCertificateId">The certificate that SCM lists; null if it lists no known one.</param>
internal sealed record DeploymentState(bool IsConfirmed, string? DeployedCertificateId)
{
    /// <summary>Whether the response to a deployment was lost and no look has found the certificate on the target since.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>
    /// Whether SCM has listed the target since the last deployment. Otherwise, SCM's list may still show what was there before.
    /// </summary>
    public bool IsListed => !IsInDoubt && (IsConfirmed || DeployedCertificateId is not null);

    /// <summary>SCM lists the certificate.</summary>
    public static DeploymentState Confirmed(string certificateId) => new(true, certificateId);

    public static DeploymentState Recorded(PropertyMap outputs) => new(
        outputs.Flag(DeploymentTable.IsConfirmed), outputs.Text(DeploymentTable.DeployedCertificateId))
    { IsInDoubt = outputs.Flag(DeploymentTable.IsInDoubt) };

    /// <summary>If the ID is secret in the inputs, it is also secret in the outputs.</summary>
    public PropertyMap With(PropertyMap inputs)
    {
        var outputs = DeploymentTable.Table.Inputs.Marked(inputs);
        outputs[DeploymentTable.IsConfirmed] = PropertyValue.Of(IsConfirmed);
        var isSecret = inputs.HasSecret(CertificateIdField.Name);
        if (DeployedCertificateId is { } id) outputs[DeploymentTable.DeployedCertificateId] = PropertyValue.Of(id).Marked(isSecret);
        if (IsInDoubt) outputs[DeploymentTable.IsInDoubt] = PropertyValue.Of(true);
        return outputs;
    }

    /// <summary>For a preview of a deployment: what SCM will list is unknown.</summary>
    public static PropertyMap Foreseen(PropertyMap inputs)
    {
        var outputs = DeploymentTable.Table.Foreseen(inputs, []);
        outputs.Remove(DeploymentTable.IsInDoubt); // only a failure sets it
        return outputs;
    }
}
