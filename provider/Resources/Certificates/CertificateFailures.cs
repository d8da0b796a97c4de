namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>Messages about a certificate that all resources share.</summary>
internal static class CertificateFailures
{
    public static ResourceException Missing(string id) => new(
        FailureKind.NotFound,
        $"There is no certificate {id} in this account. Check certificateId, and check that the region and the credentials belong to the account that " +
        "bought the certificate.");

    /// <summary>For an Update of what Diff calls a replacement. <c>pulumi do … patch --stateless</c> asks for one.</summary>
    /// <param name="wayOut">Null if the replacement can be made in another way.</param>
    public static ResourceException OfUpdate(string id, DiffResult diff, string? wayOut = null) => new(
        FailureKind.Precondition,
        $"Certificate {id}: an update cannot change {string.Join(", ", diff.Replacing)}, because that replaces the resource. Nothing was sent, and nothing " +
        $"was recorded. {wayOut ?? "Make the change with `pulumi up`, or delete the resource and create it again."}");

    /// <summary>Why a refresh removes a resource from the state.</summary>
    public static string MissingAt(string id, string host) =>
        $"There is no certificate {id} at {host}: it was deleted or unsubscribed, or the credentials belong to another account. The refresh removes it from " +
        "the state.";

    /// <summary>The end of a sentence that begins with "the".</summary>
    public static string WhyRejected(Observation observed) =>
        $"application was rejected (status {observed.Status}); {(observed.Certificate?.FailureReason is { } reason
            ? $"reason: {reason.TrimEnd(' ', '.', '。')}"
            : "the reason is shown in the SCM console")}.";
}
