namespace ScmPulumi.Provider.Scm;

/// <summary>Determines what a refusal means: by <c>error_code</c>, then by status, never by the message, which may be Chinese (S3).</summary>
internal static class ScmErrorClassifier
{
    /// <param name="isWrite">After a failure of the service itself, a write is in doubt.</param>
    /// <param name="status">The HTTP status; a 2xx only together with an <c>error_code</c>.</param>
    /// <param name="code">The <c>error_code</c>; null if there is none.</param>
    public static ScmErrorKind KindOf(bool isWrite, int status, string? code)
    {
        var kind = IsAboutId(code) ? (status == 404 ? ScmErrorKind.NotFound : ScmErrorKind.WrongTarget)
            : ScmErrorCodes.Find(code)?.Kind ?? KindOf(status, ScmErrorCodes.IsOfScm(code));
        // For a read, 404 means that nothing was found, even if SCM uses a code for something else.
        if (!isWrite && status == 404 && ScmErrorCodes.IsOfScm(code) && kind is ScmErrorKind.Refused or ScmErrorKind.WrongState) kind = ScmErrorKind.NotFound;
        // Only the status 429 means that a write was not begun. The code alone may come from a system behind SCM.
        var isInDoubt = isWrite && (kind == ScmErrorKind.Unavailable || (kind == ScmErrorKind.Throttled && status != 429));
        return isInDoubt ? ScmErrorKind.InDoubt : kind;
    }

    /// <summary>The code only says that the ID is not known. The status shows whether SCM looked for it.</summary>
    private static bool IsAboutId(string? code) => code is "SCM.0003" or "SCM.0008" or "SCM.0020";

    private static ScmErrorKind KindOf(int status, bool isOfScm) => status switch
    {
        401 => isOfScm ? ScmErrorKind.Forbidden : ScmErrorKind.Unauthenticated,
        403 => ScmErrorKind.Forbidden,
        404 => isOfScm ? ScmErrorKind.NotFound : ScmErrorKind.WrongTarget,
        429 => ScmErrorKind.Throttled,
        // A redirect is not followed, because it would send the credentials elsewhere.
        >= 300 and < 400 => ScmErrorKind.WrongTarget,
        408 or >= 500 => ScmErrorKind.Unavailable,
        _ => ScmErrorKind.Refused,
    };
}
