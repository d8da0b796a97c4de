namespace ScmPulumi.Provider.Scm;

/// <summary>A failed call: what was tried, on which certificate, what the service said, and what to do (S6).</summary>
internal sealed class ScmException(ScmError error, Exception? inner = null) : Exception(error.ToString(), inner)
{
    public ScmError Error { get; } = error;

    public ScmErrorKind Kind => Error.Kind;
}

/// <param name="Kind">What the failure means.</param>
/// <param name="Operation">The API's name of the call: apply, show, cancel-cert, list, export, deploy, deployed-resources.</param>
/// <param name="CertificateId">The certificate of the call; null if it is not about a single certificate.</param>
/// <param name="Host">The host of the endpoint.</param>
/// <param name="HttpStatus">The status of the response; null if there is no response.</param>
/// <param name="Code">The service's or gateway's <c>error_code</c>; null if there is none.</param>
/// <param name="Message">The service's <c>error_msg</c> with our own secret and personal values hidden, or our own message if there is no response.</param>
/// <param name="RequestId">From <c>X-Request-Id</c> or the body.</param>
internal sealed record ScmError(
    ScmErrorKind Kind, string Operation, string? CertificateId, string Host, int? HttpStatus, string? Code, string? Message, string? RequestId)
{
    /// <summary>How far our clock is ahead of the service's, if that explains a refused signature; negative if it is behind.</summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>What the call was authenticated with.</summary>
    public CredentialKind Credentials { get; init; }

    /// <summary>How long the service asks us to wait; null if it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public override string ToString()
    {
        var parts = new List<string>();
        if (HttpStatus is { } status) parts.Add($"HTTP {status}");
        if (Code is not null) parts.Add(Code);
        if (Message is not null) parts.Add(Message.TrimEnd(' ', '.', '。'));
        if (RequestId is not null) parts.Add($"request ID {RequestId}");
        var certificate = CertificateId is null ? "" : $" of certificate {CertificateId}";
        return $"{Operation}{certificate} at {Host} failed: {string.Join(", ", parts)}. {ScmAdvice.For(this)}";
    }
}
