using System.Globalization;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Configuration;

/// <summary>Checks the configuration and resolves it against the environment.</summary>
/// <param name="environment">The value of a variable, or null.</param>
internal sealed class ConfigurationReader(Func<string, string?> environment)
{
    /// <summary>The configuration; what is wrong with it is added to the findings. Unknown values count as not set.</summary>
    public ProviderConfiguration Read(PropertyMap news, Findings findings)
    {
        foreach (var (name, value) in news)
        {
            if (ConfigurationKey.OfTheEngine.Contains(name) || name.StartsWith("__", StringComparison.Ordinal)) continue;
            if (ConfigurationKey.Find(name) is null) findings.Error(name, "is not a configuration key of scm" + NearMiss.Advice(name, ConfigurationKey.All.Select(key => key.Name)));
            else if (value.Bare() is PropertyValue.List or PropertyValue.Map or PropertyValue.Opaque) findings.Error(name, "must be one text or number");
        }

        var accessKey = Setting(ConfigurationKey.AccessKey, news);
        // A token of the environment belongs to the keys of the environment.
        var keysAreConfigured = ConfigurationValue.Text(news.GetValueOrDefault(ConfigurationKey.AccessKey)) is not null;
        return new ProviderConfiguration(
            EndpointOf(news, findings),
            accessKey,
            Setting(ConfigurationKey.SecretKey, news),
            keysAreConfigured ? ConfigurationValue.Text(news.GetValueOrDefault(ConfigurationKey.SecurityToken)) : Setting(ConfigurationKey.SecurityToken, news),
            Setting(ConfigurationKey.AuthToken, news),
            Integer(ConfigurationKey.MaxRetries, news, findings),
            TimeSpan.FromSeconds(Integer(ConfigurationKey.RequestTimeoutSeconds, news, findings)));
    }

    /// <summary>The configured value, else that of the first variable that is set.</summary>
    private string? Setting(string name, PropertyMap news) =>
        ConfigurationValue.Text(news.GetValueOrDefault(name))
        ?? ConfigurationKey.Find(name)!.Environment.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private Uri EndpointOf(PropertyMap news, Findings findings)
    {
        var region = Setting(ConfigurationKey.Region, news) ?? Endpoints.DefaultRegion;
        var (key, address) = Setting(ConfigurationKey.Endpoint, news) is { } configured
            ? (ConfigurationKey.Endpoint, configured)
            : (ConfigurationKey.Region, environment(Endpoints.OverrideVariable(region)) is { Length: > 0 } variable ? variable : Endpoints.OfRegion(region));
        // With an unknown region nothing is known of the endpoint, and nothing will be sent: the engine does not configure then.
        if (address is null && !news.IsUnknown(ConfigurationKey.Region)) findings.Error(ConfigurationKey.Region, Endpoints.UnknownRegion());
        else if (address is not null && Endpoints.Problem(address) is { } problem) findings.Error(key, key == ConfigurationKey.Endpoint ? problem : $"{Endpoints.OverrideVariable(region)} {problem}");
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : new Uri(Endpoints.OfRegion(Endpoints.DefaultRegion)!);
    }

    private int Integer(string name, PropertyMap news, Findings findings)
    {
        var key = ConfigurationKey.Find(name)!;
        if (Setting(name, news) is not { } text) return key.Default;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number) && number >= key.Minimum && number <= key.Maximum)
        {
            return (int)number;
        }

        findings.Error(name, $"must be a whole number from {key.Minimum} to {key.Maximum}");
        return key.Default;
    }
}
