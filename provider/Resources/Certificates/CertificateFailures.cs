namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>What is wrong with a certificate, whatever the resource: what a person reads.</summary>
internal static class CertificateFailures
{
    public static ResourceException Missing(string id) => new(
        FailureKind.NotFound,
        $"There is no certificate {id} in this account. Check certificateId, and that region and keys belong to the account that bought it.");

    /// <summary>The rest of a sentence, after "the".</summary>
    public static string WhyRejected(Observation observed) =>
        $"application was rejected (status {observed.Status}); {(observed.Certificate?.FailureReason is { } reason
            ? $"the reason given: {reason.TrimEnd(' ', '.', '。')}"
            : "the reason is shown in the SCM console")}.";
}
