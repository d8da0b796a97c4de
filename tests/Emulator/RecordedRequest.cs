namespace ScmPulumi.Emulator;

/// <summary>How a request was authenticated.</summary>
public enum Authentication
{
    /// <summary>With a valid signature.</summary>
    Signature,

    /// <summary>With the configured token.</summary>
    Token,

    /// <summary>With neither a signature nor a token.</summary>
    Missing,

    /// <summary>With an invalid signature or token.</summary>
    Refused,

    /// <summary>The key is locked after too many failures, so the signature was not checked.</summary>
    Locked,
}

/// <summary>A request to the customer API.</summary>
public sealed class RecordedRequest
{
    public required DateTimeOffset Time { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Path { get; init; }

    /// list, show, apply, cancel-cert, export, list-by-tag, deploy or deployed-resources. Null for a path that the API does not have.
    public string? Operation { get; init; }

    /// <summary>Null for operations on all certificates.</summary>
    public string? CertificateId { get; init; }

    /// <summary>By case-insensitive name. Several values are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    public required Authentication Authentication { get; init; }

    /// <summary>The status, or <c>reset</c> or <c>hang</c> if the client got no answer. Null until this is decided.</summary>
    public string? Answered { get; internal set; }

    /// <summary>The request was an apply that created an application, even if the client did not receive the answer.</summary>
    public bool Accepted { get; internal set; }
}
