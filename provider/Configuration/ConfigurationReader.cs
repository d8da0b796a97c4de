using System.Globalization;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Rules;

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
            if (ConfigurationKey.Find(name) is null) findings.Error(name, $"is not a configuration key of {Package.Name}" + NearMiss.Advice(name, ConfigurationKey.All.Select(key => key.Name)));
            else if (value.Bare() is PropertyValue.List or PropertyValue.Map or PropertyValue.Opaque) findings.Error(name, "must be one text or number");
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

    /// <summary>Keys and token belong together: of the environment they come from one family of variables, and its token goes with its keys only.</summary>
    private ProviderConfiguration Credentials(PropertyMap news, Findings findings)
    {
        var keys = ConfigurationKey.Find(ConfigurationKey.AccessKey)!.Environment;
        var family = Enumerable.Range(0, keys.Count).FirstOrDefault(i => Variable(ConfigurationKey.AccessKey, i) is not null || Variable(ConfigurationKey.SecretKey, i) is not null);
        var hasOwnKey = Configured(ConfigurationKey.AccessKey, news) is not null;
        return new ProviderConfiguration
        {
            AccessKey = Credential(ConfigurationKey.AccessKey, family),
            SecretKey = Credential(ConfigurationKey.SecretKey, family),
            SecurityToken = Credential(ConfigurationKey.SecurityToken, hasOwnKey ? null : family),
            AuthToken = Credential(ConfigurationKey.AuthToken, 0),
        };

        // It stands in a header or makes a signature: what was copied along with it would end the one and spoil the other.
        string? Credential(string name, int? variable)
        {
            var configured = Configured(name, news);
            var text = configured ?? (variable is { } index ? Variable(name, index) : null);
            if (text is null || text.All(character => character is > ' ' and <= '~')) return text;
            var from = configured is null ? $"(from {ConfigurationKey.Find(name)!.Environment[variable!.Value]}) " : "";
            findings.Error(name, $"{from}holds a blank, the end of a line or another character that no key has; copy it once more");
            return text;
        }
    }

    private static string? Configured(string name, PropertyMap news) => ConfigurationValue.Text(news.GetValueOrDefault(name));

    private string? Variable(string name, int index) =>
        environment(ConfigurationKey.Find(name)!.Environment[index]) is { Length: > 0 } value ? value : null;

    /// <summary>The configured value, else that of the first variable that is set, and where it comes from, to be said with an error.</summary>
    private (string? Text, string From) Setting(string name, PropertyMap news)
    {
        if (Configured(name, news) is { } configured) return (configured, "");
        var variable = ConfigurationKey.Find(name)!.Environment.FirstOrDefault(candidate => !string.IsNullOrEmpty(environment(candidate)));
        return variable is null ? (null, "") : (environment(variable), $"(from {variable}) ");
    }

    private Uri EndpointOf(PropertyMap news, Findings findings)
    {
        var (configuredRegion, from) = Setting(ConfigurationKey.Region, news);
        var region = configuredRegion ?? Endpoints.DefaultRegion;
        var overrideVariable = Endpoints.OverrideVariable(region);
        string? address;
        if (Configured(ConfigurationKey.Endpoint, news) is { } endpoint)
        {
            address = endpoint;
            if (Endpoints.Problem(endpoint) is { } problem) findings.Error(ConfigurationKey.Endpoint, problem);
        }
        else if (environment(overrideVariable) is { Length: > 0 } overriding)
        {
            address = overriding;
            if (Endpoints.Problem(overriding) is { } problem) findings.Error(ConfigurationKey.Endpoint, $"(from {overrideVariable}) {problem}");
        }
        else
        {
            // With an unknown region nothing is known of the endpoint, and nothing will be sent: the engine does not configure then.
            address = Endpoints.OfRegion(region);
            if (address is null && !news.IsUnknown(ConfigurationKey.Region)) findings.Error(ConfigurationKey.Region, from + Endpoints.UnknownRegion());
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : new Uri(Endpoints.OfRegion(Endpoints.DefaultRegion)!);
    }

    /// <summary>The v2 call has the project in its path.</summary>
    private ApiVersion VersionOf(PropertyMap news, Findings findings)
    {
        switch (Configured(ConfigurationKey.ApiVersion, news))
        {
            case null or "v3":
                return ApiVersion.V3;
            case "v2":
                if (Setting(ConfigurationKey.ProjectId, news).Text is null && !news.IsUnknown(ConfigurationKey.ProjectId)) findings.Error(ConfigurationKey.ProjectId, MissingProject());
                return ApiVersion.V2;
            default:
                findings.Error(ConfigurationKey.ApiVersion, "must be v3 or v2");
                return ApiVersion.V3;
        }
    }

    private static string MissingProject() =>
        $"is required by apiVersion v2; run `pulumi config set {Package.Name}:{ConfigurationKey.ProjectId} <value>`, or set {string.Join(" or ", ConfigurationKey.Find(ConfigurationKey.ProjectId)!.Environment)}";

    /// <summary>It stands in a path and in a header, so it must look like an id.</summary>
    private string? Identifier(string name, PropertyMap news, Findings findings)
    {
        const int MaxLength = 64;
        var (text, from) = Setting(name, news);
        if (text is null || (text.Length <= MaxLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))) return text;
        findings.Error(name, $"{from}is no id; copy it from My Credentials in the console, where it is letters and digits");
        return null;
    }

    private int Integer(string name, PropertyMap news, Findings findings)
    {
        var key = ConfigurationKey.Find(name)!;
        var (text, from) = Setting(name, news);
        if (text is null) return key.Default;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number) && number >= key.Minimum && number <= key.Maximum)
        {
            return (int)number;
        }

        findings.Error(name, $"{from}must be a whole number from {key.Minimum} to {key.Maximum}");
        return key.Default;
    }
}
