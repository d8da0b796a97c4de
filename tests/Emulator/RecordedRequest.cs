namespace ScmPulumi.Emulator;

/// <summary>How a request was authenticated.</summary>
public enum Authentication
{
    /// <summary>A signature that verifies.</summary>
    Signature,

    /// <summary>The configured token.</summary>
    Token,

    /// <summary>Neither signature nor token.</summary>
    Missing,

    /// <summary>A signature or token that is not valid.</summary>
    Refused,

    /// <summary>The key is locked after too many failures; the signature was not looked at.</summary>
    Locked,
}

/// <summary>A request to the customer API, in the order of arrival.</summary>
public sealed class RecordedRequest
{
    public required DateTimeOffset Time { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Path { get; init; }

    /// <summary>list, show, apply, cancel-cert, export, list-by-tag, deploy or deployed-resources; null for a path that the API does not have.</summary>
    public string? Operation { get; init; }

    /// <summary>Null for the operations on all certificates.</summary>
    public string? CertificateId { get; init; }

    /// <summary>By name in any case; several values joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    public required Authentication Authentication { get; init; }

    /// <summary>The status, or <c>reset</c> or <c>hang</c> when the client got no answer; null while nothing was decided.</summary>
    public string? Answered { get; internal set; }

    /// <summary>The request was an apply that created an application, whether the client learnt it or not.</summary>
    public bool Accepted { get; internal set; }
}
