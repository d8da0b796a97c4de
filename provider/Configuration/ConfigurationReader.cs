using System.Globalization;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Configuration;

/// <summary>Checks the configuration and resolves it against the environment.</summary>
/// <param name="environment">The value of a variable, or null.</param>
internal sealed class ConfigurationReader(Func<string, string?> environment)
{
    /// <summary>Reads the configuration and adds what is wrong with it to the findings. Unknown values are treated as not set.</summary>
    public ProviderConfiguration Read(PropertyMap news, Findings findings)
    {
        var keys = ConfigurationKey.All.Select(key => key.Name);
        foreach (var (name, value) in news)
        {
            if (name is "version" or "pluginDownloadURL" || name.StartsWith("__", StringComparison.Ordinal)) continue; // the engine adds these
            if (!keys.Contains(name)) findings.Error(name, $"is not a configuration key of {Package.Name}" + NearMiss.Advice(name, keys));
            else if (value.Bare() is PropertyValue.List or PropertyValue.Map or PropertyValue.Opaque) findings.Error(name, "must be a string or a number");
        }

        return Credentials(news, findings) with
        {
            Endpoint = EndpointOf(news, findings),
            ApiVersion = VersionOf(news, findings),
            ProjectId = Identifier(ConfigurationKey.ProjectId, news, findings),
            DomainId = Identifier(ConfigurationKey.DomainId, news, findings),
            MaxRetries = Integer(ConfigurationKey.MaxRetries, news, findings),
            RequestTimeout = TimeSpan.FromSeconds(Integer(ConfigurationKey.RequestTimeoutSeconds, news, findings)),
        };
    }

    /// <summary>
    /// Keys and security token belong together. In the environment, they come from one family of variables, and a security token is used only with its own
    /// keys.
    /// </summary>
    private ProviderConfiguration Credentials(PropertyMap news, Findings findings)
    {
        var families = Enumerable.Range(0, ConfigurationKey.AccessKey.Environment.Count);
        var family = families.FirstOrDefault(i => Variable(ConfigurationKey.AccessKey, i) is not null || Variable(ConfigurationKey.SecretKey, i) is not null);
        var hasOwnKey = Configured(ConfigurationKey.AccessKey, news) is not null;
        return new ProviderConfiguration
        {
            AccessKey = Credential(ConfigurationKey.AccessKey, family),
            SecretKey = Credential(ConfigurationKey.SecretKey, family),
            SecurityToken = Credential(ConfigurationKey.SecurityToken, hasOwnKey ? null : family),
            AuthToken = Credential(ConfigurationKey.AuthToken, 0),
        };

        // The value goes into a header or a signature. A character that was copied by mistake would end the header or invalidate the signature.
        string? Credential(ConfigurationKey key, int? variable)
        {
            var configured = Configured(key, news);
            var text = configured ?? (variable is { } index ? Variable(key, index) : null);
            if (text is null || text.All(character => character is > ' ' and <= '~')) return text;
            var from = configured is null ? $"(from {key.Environment[variable!.Value]}) " : "";
            findings.Error(key.Name, $"{from}holds a blank, the end of a line or another character that no key has; copy it once more");
            return text;
        }
    }

    private static string? Configured(ConfigurationKey key, PropertyMap news) => ConfigurationValue.Text(news.GetValueOrDefault(key.Name));

    private string? Variable(ConfigurationKey key, int index) => environment(key.Environment[index]) is { Length: > 0 } value ? value : null;

    /// <summary>The configured value, or that of the first environment variable that is set, and its source, for an error message.</summary>
    private (string? Text, string From) Setting(ConfigurationKey key, PropertyMap news)
    {
        if (Configured(key, news) is { } configured) return (configured, "");
        var variable = key.Environment.FirstOrDefault(candidate => !string.IsNullOrEmpty(environment(candidate)));
        return variable is null ? (null, "") : (environment(variable), $"(from {variable}) ");
    }

    private Uri EndpointOf(PropertyMap news, Findings findings)
    {
        var (configuredRegion, fromRegion) = Setting(ConfigurationKey.Region, news);
        var region = configuredRegion ?? Endpoints.DefaultRegion;
        var key = ConfigurationKey.Endpoint with { Environment = [Endpoints.OverrideVariable(region)] };
        var (address, from) = Setting(key, news);
        if (address is not null && Endpoints.Problem(address) is { } problem) findings.Error(key.Name, from + problem);
        address ??= Endpoints.OfRegion(region);
        // If the region is unknown, so is the endpoint. Nothing is sent then, because the engine does not configure the provider.
        var name = ConfigurationKey.Region.Name;
        if (address is null && !news.IsUnknown(name)) findings.Error(name, fromRegion + Endpoints.UnknownRegion());
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : new Uri(Endpoints.OfRegion(Endpoints.DefaultRegion)!);
    }

    /// <summary>The path of the v2 call contains the project.</summary>
    private ApiVersion VersionOf(PropertyMap news, Findings findings)
    {
        switch (Configured(ConfigurationKey.ApiVersion, news))
        {
            case null or "v3":
                return ApiVersion.V3;
            case "v2":
                var key = ConfigurationKey.ProjectId;
                if (Setting(key, news).Text is null && !news.IsUnknown(key.Name)) findings.Error(key.Name, $"is required by apiVersion v2; {key.HowToSet}");
                return ApiVersion.V2;
            default:
                findings.Error(ConfigurationKey.ApiVersion.Name, "must be v3 or v2");
                return ApiVersion.V3;
        }
    }

    /// <summary>It goes into a path and a header, so it must look like an id.</summary>
    private string? Identifier(ConfigurationKey key, PropertyMap news, Findings findings)
    {
        const int MaxLength = 64;
        var (text, from) = Setting(key, news);
        if (text is null || (text.Length <= MaxLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))) return text;
        findings.Error(key.Name, $"{from}is no id; copy it from My Credentials in the console, where it is letters and digits");
        return null;
    }

    private int Integer(ConfigurationKey key, PropertyMap news, Findings findings)
    {
        var (text, from) = Setting(key, news);
        if (text is null) return key.Default;
        var isInteger = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number);
        if (isInteger && number >= key.Minimum && number <= key.Maximum) return (int)number;
        findings.Error(key.Name, $"{from}must be a whole number from {key.Minimum} to {key.Maximum}");
        return key.Default;
    }
}
