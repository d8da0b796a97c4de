using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Configuration;

/// <summary>
/// Where each value comes from: the configuration, or the environment. What identifies the caller comes from one source as a whole: from the configuration if
/// it has a credential, otherwise from one family of variables. A key is refused if it is sent with the token, project, or account of another caller, and a
/// key that is refused too often is locked (S4).
/// </summary>
/// <param name="environment">The value of a variable, or null.</param>
internal sealed class ConfigurationSources(PropertyMap configured, Func<string, string?> environment)
{
    /// <summary>The prefixes of the variables of Huawei's Terraform provider and of its SDKs.</summary>
    private static readonly string[] Families = ["HW_", "HUAWEICLOUD_SDK_"];

    private static readonly ConfigurationKey[] OfCaller = [.. ConfigurationKey.All.Where(key => key.IdentifiesCaller)];

    /// <summary>The keys that are credentials, or one half of a pair of credentials.</summary>
    private static readonly ConfigurationKey[] Credentials = [ConfigurationKey.AccessKey, ConfigurationKey.SecretKey, ConfigurationKey.AuthToken];

    /// <summary>Where the credentials come from, for a message.</summary>
    public string OfCredentials => IsCallerConfigured ? "the configuration" : $"the variables {Family}…";

    /// <summary>A credential that is not known yet is treated as set.</summary>
    private bool IsCallerConfigured => OfCaller.Any(key => key.IsSecret && IsSet(key));

    /// <summary>Null if the environment says nothing about the caller.</summary>
    private string? Family => FamilyOf(Credentials) ?? FamilyOf(OfCaller);

    /// <summary>Whether a key is configured, even if its value is unknown or of the wrong kind.</summary>
    public bool IsSet(ConfigurationKey key) =>
        configured.IsUnknown(key.Name) || ConfigurationValue.Read(configured.GetValueOrDefault(key.Name)) is not null;

    /// <summary>The value, if there is one, and its source for the beginning of an error message.</summary>
    public (string? Text, string From) Find(ConfigurationKey key)
    {
        if (IsSet(key)) return (ConfigurationValue.Text(key, configured.GetValueOrDefault(key.Name)), "");
        var variable = VariablesOf(key).FirstOrDefault(candidate => Variable(candidate) is not null);
        return variable is null ? (null, "") : (Variable(variable), $"(from {variable}) ");
    }

    /// <summary>Variables about the caller that are not used and differ from the values that are used.</summary>
    public IEnumerable<string> Ignored() => OfCaller.SelectMany(key =>
        key.Environment.Except(VariablesOf(key)).Where(variable => Variable(variable) is { } value && value != Find(key).Text));

    /// <summary>Advice that follows the description of a problem.</summary>
    public string HowToSet(ConfigurationKey key)
    {
        var configure = $"run `pulumi config set {(key.IsSecret ? "--secret " : "")}{Package.Name}:{key.Name} <value>`";
        if (IsCallerConfigured) return $"{configure} (the environment is not used, because the configuration has a credential)";
        var variables = Family is null ? key.Environment : VariablesOf(key);
        return key.IsSecret && Family is not null
            ? $"set {string.Join(" or ", variables)}, because the other credentials come from the environment"
            : $"{configure}, or set {string.Join(" or ", variables)}";
    }

    private IEnumerable<string> VariablesOf(ConfigurationKey key) =>
        !key.IdentifiesCaller ? key.Environment
        : IsCallerConfigured ? []
        : key.Environment.Where(variable => Family is { } family && variable.StartsWith(family, StringComparison.Ordinal));

    private string? FamilyOf(ConfigurationKey[] keys) => Families.FirstOrDefault(family =>
        keys.Any(key => key.Environment.Any(variable => variable.StartsWith(family, StringComparison.Ordinal) && Variable(variable) is not null)));

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;
}
