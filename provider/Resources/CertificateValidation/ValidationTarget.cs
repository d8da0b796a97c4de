using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>What a validation waits for, and what each status means for the wait. This is the only place that defines it.</summary>
internal sealed class ValidationTarget(PropertyMap inputs)
{
    public string Name { get; } = inputs.Text(ValidationTable.WaitFor) ?? ValidationTable.Issued;

    public bool IsIssue => Name == ValidationTable.Issued;

    public bool IsMetBy(CertificateStatus status) => status.Family switch
    {
        StatusFamily.Issued => status.Text != CertificateStatus.BeingRevoked,
        StatusFamily.UnderReview or StatusFamily.Issuing => !IsIssue && status.IsPastDomainValidation,
        _ => false,
    };

    /// <summary>Why the wait may not succeed; null if nothing suggests that.</summary>
    public static string? Doubt(string id, CertificateStatus status) => status.Text != CertificateStatus.BeingRevoked ? null
        : $"Certificate {id} is about to be revoked (status {status}). Waiting for it succeeds only if the revocation is canceled in the SCM console; " +
          "otherwise look for its renewal, or buy one, and set the new certificateId.";

    /// <summary>Why the wait cannot succeed, and what to do; null if it can.</summary>
    public static ResourceException? Hopeless(string id, Observation observed, CertificateDirectory directory) => observed.Status.Family switch
    {
        StatusFamily.Missing => CertificateFailures.Missing(id),
        StatusFamily.Paid => Precondition(
            $"Certificate {id} has no application to wait for (status {observed.Status}): none was sent, or it was withdrawn outside of Pulumi. Take " +
            "certificateId from the output of its CertificateApplication, so that the wait begins after the application is sent. If the application was " +
            "withdrawn, run `pulumi up --refresh`, which submits a new application."),
        StatusFamily.Rejected => Precondition(
            $"Certificate {id}: the {CertificateFailures.WhyRejected(observed)} Change the inputs of its CertificateApplication, or submit the same " +
            "application again with `pulumi up --target-replace` and its URN."),
        StatusFamily.Ended => Precondition(CertificateEnd.Ended(id, observed.Status, directory.SuccessorOf(id))),
        StatusFamily.Imported => Precondition(
            $"Certificate {id} was imported into SCM (status {observed.Status}), so it has no application to wait for. exportCertificate works without " +
            "a CertificateValidation. Remove this resource."),
        _ => null,
    };

    private static ResourceException Precondition(string message) => new(FailureKind.Precondition, message);
}
