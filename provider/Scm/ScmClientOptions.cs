namespace ScmPulumi.Provider.Scm;

internal sealed class ScmClientOptions
{
    /// <summary>Scheme, host and port of the service, such as <c>https://scm.cn-north-4.myhuaweicloud.com</c>.</summary>
    public required Uri Endpoint { get; init; }

    public required ScmCredentials Credentials { get; init; }

    /// <summary>How often a repeatable request is tried in all; at least 1.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How long one attempt may take, from the connection to the last byte of the answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
