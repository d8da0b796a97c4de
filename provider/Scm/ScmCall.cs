namespace ScmPulumi.Provider.Scm;

/// <param name="Operation">The API's name of the call.</param>
/// <param name="CertificateId">Letters and digits; null for a call about no one certificate.</param>
/// <param name="Path">Below the endpoint, beginning with a slash; with the query, if there is one.</param>
/// <param name="Body">The body of a POST, empty if the call has none; null for a GET.</param>
internal sealed record ScmCall(string Operation, string? CertificateId, string Path, byte[]? Body)
{
    /// <summary>A write has an effect that must not happen twice. Not every POST is one.</summary>
    public bool IsWrite { get; init; }

    /// <summary>The project in the path; null for the calls of the global service.</summary>
    public string? ProjectId { get; init; }

    /// <summary>A failure of this call, before there is an answer.</summary>
    public ScmError Error(ScmErrorKind kind, Uri endpoint) => new(kind, Operation, CertificateId, endpoint.Host, null, null, null, null);
}
