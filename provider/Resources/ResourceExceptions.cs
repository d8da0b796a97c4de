namespace ScmPulumi.Provider.Resources;

internal enum FailureKind
{
    /// <summary>The inputs cannot be accepted.</summary>
    InvalidInput,

    /// <summary>The certificate is in a state in which this cannot be done, or configuration is missing.</summary>
    Precondition,

    NotFound,

    /// <summary>Credentials or OpenSSL are missing: no call was made.</summary>
    NotConfigured,

    /// <summary>The keys, the signature, or the token were refused.</summary>
    Unauthenticated,

    Forbidden,

    Throttled,

    /// <summary>The service cannot be reached or does not answer as it should.</summary>
    Unavailable,

    /// <summary>The operation's own time limit.</summary>
    TimedOut,

    Cancelled,
}

/// <summary>The operation failed and the recorded state stays as it was. The message is for the person who runs Pulumi.</summary>
internal sealed class ResourceException(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind { get; } = kind;
}

/// <summary>The resource exists but is not ready: the engine records the state and the reasons, and calls Update in the next run.</summary>
internal sealed class InitializationException(ResourceState state, IReadOnlyList<string> reasons) : Exception(string.Join(Environment.NewLine, reasons))
{
    public ResourceState State { get; } = state;

    public IReadOnlyList<string> Reasons { get; } = reasons;
}
