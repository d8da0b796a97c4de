namespace ScmPulumi.Provider.Scm;

/// <summary>Either a pair of keys, with a security token if they are temporary, or an IAM token, which takes precedence over keys.</summary>
internal sealed class ScmCredentials
{
    public string? AccessKey { get; init; }
    public string? SecretKey { get; init; }
    public string? SecurityToken { get; init; }
    public string? AuthToken { get; init; }

    public CredentialKind Kind =>
        AuthToken is not null ? CredentialKind.Token : SecurityToken is not null ? CredentialKind.TemporaryKeys : CredentialKind.Keys;

    public override string ToString() => $"{nameof(ScmCredentials)} {HiddenValues.Mark}";
}

internal enum CredentialKind
{
    /// <summary>Access key and secret key.</summary>
    Keys,

    /// <summary>Temporary keys with a security token.</summary>
    TemporaryKeys,

    /// <summary>An IAM token, which expires.</summary>
    Token,
}
