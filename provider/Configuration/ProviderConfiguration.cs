using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Configuration;

/// <summary>
/// The effective configuration, with defaults and environment variables applied. Missing credentials are not an error until a call needs them.
/// </summary>
internal sealed record ProviderConfiguration
{
    public Uri Endpoint { get; init; } = new(Endpoints.OfRegion(Endpoints.DefaultRegion)!);

    /// <summary>Null if the endpoint is reached directly.</summary>
    public ScmProxy? Proxy { get; init; }

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    public string? SecurityToken { get; init; }

    public string? AuthToken { get; init; }

    public ApiVersion ApiVersion { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>The account.</summary>
    public string? DomainId { get; init; }

    public int MaxRetries { get; init; }

    public TimeSpan RequestTimeout { get; init; }

    /// <summary>The credentials that are not set, and how to set each; empty if a token is set, because a token needs no keys.</summary>
    public IReadOnlyList<string> MissingCredentials { get; init; } = [];

    /// <summary>Whether both reach the same service as the same caller.</summary>
    public bool HasCallerOf(ProviderConfiguration other) => Caller == other.Caller;

    public override string ToString() => $"{nameof(ProviderConfiguration)} {Endpoint.Host}";

    private (Uri, ApiVersion, string?, string?, string?, string?, string?, string?) Caller =>
        (Endpoint, ApiVersion, AccessKey, SecretKey, SecurityToken, AuthToken, ProjectId, DomainId);
}
