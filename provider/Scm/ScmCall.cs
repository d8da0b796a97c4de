namespace ScmPulumi.Provider.Scm;

/// <param name="Operation">The API's name of the call.</param>
/// <param name="CertificateId">Letters and digits; null if the call is not about a single certificate.</param>
/// <param name="Path">Relative to the endpoint, beginning with a slash; includes the query, if there is one.</param>
/// <param name="Body">The body of a POST, empty if the call has none; null for a GET.</param>
internal sealed record ScmCall(string Operation, string? CertificateId, string Path, byte[]? Body)
{
    /// <summary>Whether the call has an effect that must not happen twice. Not every POST has one.</summary>
    public bool IsWrite { get; init; }

    /// <summary>The project in the path; null for the calls of the global service.</summary>
    public string? ProjectId { get; init; }

    /// <summary>A failure of this call without a response.</summary>
    public ScmError Error(ScmErrorKind kind, Uri endpoint) => new(kind, Operation, CertificateId, endpoint.Host, null, null, null, null);
}
