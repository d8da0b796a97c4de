using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>The fee of a deployment (M5, https://support.huaweicloud.com/intl/en-us/api-ccm/DeployCertificate.html).</summary>
internal static class DeploymentFee
{
    private const string Amount = "30 CNY per domain name and deployment (published for the China site)";
    private const int MonthsOfTest = 3;

    /// <summary>For a preview that does not know yet which certificate is deployed, or whether the fee is accepted.</summary>
    public const string Possible =
        $"If the certificate was imported, or is a three-month test certificate, its deployment costs {Amount}, and fails unless acceptFee is true.";

    /// <summary>Deployments of imported certificates and of three-month test certificates cost money.</summary>
    public static bool Applies(Certificate certificate) =>
        CertificateStatus.Of(certificate).Family == StatusFamily.Imported
        || (new CertificateProduct(certificate) is { IsTest: true, IsForSingleName: true } && certificate.ValidityPeriod == MonthsOfTest);

    public static bool IsAccepted(PropertyMap inputs) => inputs.Flag(DeploymentTable.AcceptFee);

    /// <summary>Neither accepted nor, in a preview, unknown.</summary>
    public static bool IsRefused(PropertyMap inputs) => !IsAccepted(inputs) && !inputs.IsUnknown(DeploymentTable.AcceptFee);

    public static ResourceException NotAccepted(string id, Certificate certificate) => new(
        FailureKind.Precondition,
        $"Certificate {id} {Kind(certificate)}, so its deployment costs {Amount}. Nothing was sent. Set acceptFee to true if you accept the fee, or deploy a " +
        "certificate that was bought in SCM, which is free.");

    /// <summary>Before each request.</summary>
    /// <param name="hostWithoutList">The host of a site at which no later run can find the deployment; null at other sites.</param>
    public static string Due(string id, DeploymentTarget target, string? hostWithoutList) =>
        $"The deployment of certificate {id} to {target} costs {Amount}." + (hostWithoutList is null
            ? ""
            : $" The site of {hostWithoutList} has no list of deployments, so if this run is killed, the next `pulumi up` may pay again.");

    private static string Kind(Certificate certificate) =>
        CertificateStatus.Of(certificate).Family == StatusFamily.Imported ? "was imported" : "is a three-month test certificate";
}
