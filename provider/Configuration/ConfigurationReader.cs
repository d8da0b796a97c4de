using System.Globalization;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Configuration;

/// <summary>Checks the configuration and resolves it against the environment.</summary>
/// <param name="environment">The value of a variable, or null.</param>
internal sealed class ConfigurationReader(Func<string, string?> environment)
{
    /// <summary>Reads the configuration, and adds wrong and ignored values to the findings. Unknown values are treated as not set.</summary>
    public ProviderConfiguration Read(PropertyMap news, Findings findings)
    {
        JudgeKeys(news, findings);
        var sources = new ConfigurationSources(news, environment);
        var endpoint = EndpointOf(sources, findings);
        var configuration = new ProviderConfiguration
        {
            Endpoint = endpoint,
            Proxy = new ProxyVariables(environment).For(endpoint, findings),
            AccessKey = Credential(ConfigurationKey.AccessKey, sources, findings),
            SecretKey = Credential(ConfigurationKey.SecretKey, sources, findings),
            SecurityToken = Credential(ConfigurationKey.SecurityToken, sources, findings),
            AuthToken = Credential(ConfigurationKey.AuthToken, sources, findings),
            ApiVersion = VersionOf(sources, findings),
            ProjectId = Identifier(ConfigurationKey.ProjectId, sources, findings),
            DomainId = Identifier(ConfigurationKey.DomainId, sources, findings),
            MaxRetries = Integer(ConfigurationKey.MaxRetries, sources, findings),
            RequestTimeout = TimeSpan.FromSeconds(Integer(ConfigurationKey.RequestTimeoutSeconds, sources, findings)),
        };
        WarnOfIgnored(configuration, sources, findings);
        return configuration.AuthToken is null ? configuration with { MissingCredentials = Missing(configuration, sources) } : configuration;
    }

    private static void JudgeKeys(PropertyMap news, Findings findings)
    {
        foreach (var (name, value) in news)
        {
            if (name is "version" or "pluginDownloadURL" || name.StartsWith("__", StringComparison.Ordinal)) continue; // the engine adds these
            if (ConfigurationKey.Find(name) is not { } key)
            {
                var advice = NearMiss.Advice(name, ConfigurationKey.All.Select(known => known.Name));
                findings.Error(name, $"is not a configuration key of {Package.Name}{advice}");
            }
            else if (ConfigurationValue.ProblemOfKind(key, value) is { } problem)
            {
                findings.Error(name, problem);
            }
        }
    }

    private static void WarnOfIgnored(ProviderConfiguration configuration, ConfigurationSources sources, Findings findings)
    {
        if (configuration.AuthToken is not null && (configuration.AccessKey ?? configuration.SecretKey) is not null)
        {
            findings.Warn(ConfigurationKey.AuthToken.Name, "takes precedence over the access key, which is ignored; remove one of them");
        }

        var ignored = sources.Ignored().ToList();
        if (ignored.Count == 0) return;
        findings.Warn(
            string.Join(", ", ignored),
            $"ignored, because the credentials come from {sources.OfCredentials}; set credentials, project, and account in the same place, or unset " +
            "these variables");
    }

    private static string[] Missing(ProviderConfiguration configuration, ConfigurationSources sources) =>
        [.. new[] { (Key: ConfigurationKey.AccessKey, Value: configuration.AccessKey), (Key: ConfigurationKey.SecretKey, Value: configuration.SecretKey) }
            .Where(credential => credential.Value is null)
            .Select(credential => $"{Package.Name}:{credential.Key.Name}: {sources.HowToSet(credential.Key)}")];

    /// <summary>The value goes into a header or a signature. A character that was copied by mistake would end the header or invalidate the signature.</summary>
    private static string? Credential(ConfigurationKey key, ConfigurationSources sources, Findings findings)
    {
        var (text, from) = sources.Find(key);
        if (text is null || text.All(character => character is > ' ' and <= '~')) return text;
        findings.Error(key.Name, $"{from}contains a space, a line break, or another character that no key contains; copy it again");
        return text;
    }

    private static Uri EndpointOf(ConfigurationSources sources, Findings findings)
    {
        var (configuredRegion, fromRegion) = sources.Find(ConfigurationKey.Region);
        var region = configuredRegion ?? ConfigurationKey.Region.Default!;
        var key = ConfigurationKey.Endpoint with { Environment = [Endpoints.OverrideVariable(region)] };
        var (address, from) = sources.Find(key);
        if (address is not null && Endpoints.Problem(address) is { } problem) findings.Error(key.Name, from + problem);
        address ??= Endpoints.OfRegion(region);
        if (address is null) findings.Error(ConfigurationKey.Region.Name, fromRegion + Endpoints.UnknownRegion());
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : new Uri(Endpoints.OfRegion(Endpoints.DefaultRegion)!);
    }

    /// <summary>The path of the v2 call contains the project.</summary>
    private static ApiVersion VersionOf(ConfigurationSources sources, Findings findings)
    {
        switch (sources.Find(ConfigurationKey.ApiVersion).Text ?? ConfigurationKey.ApiVersion.Default)
        {
            case "v3":
                return ApiVersion.V3;
            case "v2":
                var key = ConfigurationKey.ProjectId;
                if (sources.Find(key).Text is null && !sources.IsSet(key)) findings.Error(key.Name, $"is required by apiVersion v2; {sources.HowToSet(key)}");
                return ApiVersion.V2;
            default:
                findings.Error(ConfigurationKey.ApiVersion.Name, "must be v3 or v2");
                return ApiVersion.V3;
        }
    }

    /// <summary>The value goes into a path and a header, so it must look like an ID.</summary>
    private static string? Identifier(ConfigurationKey key, ConfigurationSources sources, Findings findings)
    {
        const int MaxLength = 64;
        var (text, from) = sources.Find(key);
        if (text is null || (text.Length <= MaxLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))) return text;
        findings.Error(key.Name, $"{from}is not an ID; copy it from My Credentials in the console (letters and digits)");
        return null;
    }

    private static int Integer(ConfigurationKey key, ConfigurationSources sources, Findings findings)
    {
        var (text, from) = sources.Find(key);
        var isInteger = decimal.TryParse(text ?? key.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number);
        if (isInteger && number >= key.Minimum && number <= key.Maximum) return (int)number;
        findings.Error(key.Name, $"{from}must be a whole number from {key.Minimum} to {key.Maximum}");
        return int.Parse(key.Default!, CultureInfo.InvariantCulture);
    }
}
