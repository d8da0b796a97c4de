using System.Diagnostics;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// An activity for each attempt of a call, for listeners of <see cref="ScmClientOptions.Trace"/>. The client itself logs nothing. The tags contain nothing
/// secret or personal.
/// </summary>
internal static class ScmTrace
{
    /// <summary>The ID of the certificate; absent if the call is not about a single one.</summary>
    public const string Certificate = "scm.certificate";

    /// <summary>1 for the first attempt.</summary>
    public const string Attempt = "scm.attempt";

    /// <summary>The HTTP status; absent if there is no response.</summary>
    public const string Status = "http.status";

    /// <summary>The <c>error_code</c> of SCM or of the gateway; absent if there is none.</summary>
    public const string Code = "scm.code";

    public const string RequestId = "scm.request_id";

    /// <summary>What a failure without a response means: a <see cref="ScmErrorKind"/>.</summary>
    public const string Failure = "scm.failure";

    public const string Milliseconds = "scm.milliseconds";

    /// <returns>Null if there is no listener.</returns>
    public static Activity? Begin(ActivitySource? source, ScmCall call, int attempt) =>
        source?.StartActivity(call.Operation)?.SetTag(Certificate, call.CertificateId).SetTag(Attempt, attempt);
}
