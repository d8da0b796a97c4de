namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>Messages about a certificate that all resources share.</summary>
internal static class CertificateFailures
{
    public static ResourceException Missing(string id) => new(
        FailureKind.NotFound,
        $"There is no certificate {id} in this account. Check certificateId, and that region and keys belong to the account that bought it.");

    /// <summary>The end of a sentence that begins with "the".</summary>
    public static string WhyRejected(Observation observed) =>
        $"application was rejected (status {observed.Status}); {(observed.Certificate?.FailureReason is { } reason
            ? $"the reason given: {reason.TrimEnd(' ', '.', '。')}"
            : "the reason is shown in the SCM console")}.";
}
