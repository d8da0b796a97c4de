namespace ScmPulumi.Provider.Scm;

/// <summary>
/// Either a pair of keys, with a security token if they are temporary, or an IAM token, which wins over keys.
/// </summary>
internal sealed class ScmCredentials
{
    public string? AccessKey { get; init; }
    public string? SecretKey { get; init; }
    public string? SecurityToken { get; init; }
    public string? AuthToken { get; init; }

    public override string ToString() => $"{nameof(ScmCredentials)} {HiddenValues.Mark}";
}
