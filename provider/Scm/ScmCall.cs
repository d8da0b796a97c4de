namespace ScmPulumi.Provider.Scm;

/// <param name="Operation">The API's name of the call.</param>
/// <param name="CertificateId">Letters and digits.</param>
/// <param name="Path">Below the endpoint, beginning with a slash.</param>
/// <param name="Body">The body of a POST, empty where the call has none; null for a GET.</param>
/// <param name="Hidden">What must not show in an error of this call.</param>
internal sealed record ScmCall(string Operation, string CertificateId, string Path, byte[]? Body, HiddenValues Hidden)
{
    /// <summary>A write has an effect that must not happen twice.</summary>
    public bool IsWrite => Body is not null;

    /// <summary>A failure of this call, before anything is known of an answer.</summary>
    public ScmError Error(ScmErrorKind kind, Uri endpoint) => new(kind, Operation, CertificateId, endpoint.Host, null, null, null, null);
}
