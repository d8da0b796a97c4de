using System.Diagnostics;

namespace ScmPulumi.Provider.Scm;

internal sealed class ScmClientOptions
{
    /// <summary>Scheme, host, and port of the service, such as <c>https://scm.cn-north-4.myhuaweicloud.com</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Null if the endpoint is reached directly.</summary>
    public ScmProxy? Proxy { get; init; }

    public required ScmCredentials Credentials { get; init; }

    /// <summary>The call that submits applications.</summary>
    public ApiVersion ApiVersion { get; init; }

    /// <summary>The project that the keys act for. Required by <see cref="ApiVersion.V2"/>.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The account that the keys act for (the API calls it domain).</summary>
    public string? AccountId { get; init; }

    /// <summary>The values that no error may show. The client adds those that it learns: credentials, and persons in requests and responses.</summary>
    public HiddenValues Hidden { get; init; } = new();

    /// <summary>What other processes know about the same credentials; null if nothing is shared.</summary>
    public ISharedKey? SharedKey { get; init; }

    /// <summary>For each attempt of a call, see <see cref="ScmTrace"/>; null for none.</summary>
    public ActivitySource? Trace { get; init; }

    /// <summary>How many times a repeatable request is tried in total; at least 1.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How long one attempt may take, from the connection to the last byte of the response.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
