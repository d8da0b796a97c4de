namespace ScmPulumi.Provider.Scm;

/// <summary>
/// What a failed call means for the caller. Decided by <c>error_code</c> (<see cref="ScmErrorCodes"/>), then by HTTP status, never by the message.
/// </summary>
internal enum ScmErrorKind
{
    /// <summary>The request certainly did not reach the service, after the retries: name not resolved, connection refused, or TLS failed.</summary>
    Unreachable,

    /// <summary>Refused before it had any effect, after the retries: 429.</summary>
    Throttled,

    /// <summary>A read failed after the retries: reset, timeout, 5xx, or a response that cannot be read.</summary>
    Unavailable,

    /// <summary>A write may or may not have had its effect: reset, timeout, 5xx, or a response that cannot be read or does not report success.</summary>
    InDoubt,

    /// <summary>The keys, the signature or the token were refused (401).</summary>
    Unauthenticated,

    /// <summary>The account or user may not do this (403).</summary>
    Forbidden,

    /// <summary>404 with an SCM error body: there is no such certificate.</summary>
    NotFound,

    /// <summary>Wrong endpoint, account, or ID: 404 without an SCM error body.</summary>
    WrongTarget,

    /// <summary>The type or status of the certificate does not allow the operation.</summary>
    WrongState,

    /// <summary>Any other refusal of a request that the service understood.</summary>
    Refused,

    /// <summary>
    /// Stopped by the caller: a write before it was begun, or while it waited to be repeated (so it had no effect); a read at any point. If an earlier attempt
    /// got a response, the error still contains that response.
    /// </summary>
    Stopped,
}
