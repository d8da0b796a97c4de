namespace ScmPulumi.Provider.Scm;

/// <summary>What a refusal means: by <c>error_code</c>, then by status, never by the message, which may be Chinese (design rule S3).</summary>
internal static class ScmErrorClassifier
{
    private static readonly Dictionary<string, ScmErrorKind> ByCode = new(StringComparer.Ordinal)
    {
        ["SCM.0002"] = ScmErrorKind.Forbidden,
        ["SCM.1004"] = ScmErrorKind.Forbidden,
        ["SCM.1009"] = ScmErrorKind.Forbidden,
        ["SCM.1010"] = ScmErrorKind.Forbidden,
        ["SCM.4002"] = ScmErrorKind.Forbidden,
        ["SCM.1000"] = ScmErrorKind.Unauthenticated,
        ["SCM.0010"] = ScmErrorKind.WrongState,
        ["SCM.0005"] = ScmErrorKind.Refused,
        ["SCM.0015"] = ScmErrorKind.Refused,
        ["APIGW.0301"] = ScmErrorKind.Unauthenticated,
        ["APIGW.0307"] = ScmErrorKind.Unauthenticated,
        ["APIGW.0308"] = ScmErrorKind.Throttled,
    };

    /// <summary>SCM itself speaks, not a gateway or proxy before it.</summary>
    public static bool IsOfScm(string? code) => code?.StartsWith("SCM.", StringComparison.Ordinal) ?? false;

    /// <summary>The shared gateway and the one of other editions number alike.</summary>
    public static string Shared(string code) => code.Replace("APIG.", "APIGW.", StringComparison.Ordinal);

    /// <param name="isWrite">After a failure of the service itself, a write is in doubt.</param>
    /// <param name="status">The HTTP status; a 2xx only together with an <c>error_code</c>.</param>
    /// <param name="code">The <c>error_code</c>; null without one.</param>
    public static ScmErrorKind KindOf(bool isWrite, int status, string? code)
    {
        // There, the code says only that the id is not known; where it was looked for, the status says.
        if (code is "SCM.0003" or "SCM.0008" or "SCM.0020") return status == 404 ? ScmErrorKind.NotFound : ScmErrorKind.WrongTarget;
        if (code is not null && ByCode.TryGetValue(Shared(code), out var kind)) return kind;
        return status switch
        {
            401 => IsOfScm(code) ? ScmErrorKind.Forbidden : ScmErrorKind.Unauthenticated,
            403 => ScmErrorKind.Forbidden,
            404 => IsOfScm(code) ? ScmErrorKind.NotFound : ScmErrorKind.WrongTarget,
            429 => ScmErrorKind.Throttled,
            // A redirect is not followed: it would take the credentials elsewhere.
            >= 300 and < 400 => ScmErrorKind.WrongTarget,
            408 or >= 500 => isWrite ? ScmErrorKind.InDoubt : ScmErrorKind.Unavailable,
            _ => ScmErrorKind.Refused,
        };
    }
}
