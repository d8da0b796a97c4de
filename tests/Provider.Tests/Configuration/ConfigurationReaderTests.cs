using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Configuration;

/// <summary>Every key of <c>docs/installation-configuration.md</c>: where its value comes from, and what it may be.</summary>
public sealed class ConfigurationReaderTests
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    private readonly Dictionary<string, string> _environment = [];

    /// <summary>Every value arrives native, as text or as JSON text, and may be a secret at any level.</summary>
    [Fact]
    public void Value_is_read_in_every_form()
    {
        object[] forms =
        [
            7, "7", "\"7\"", Values.Secret(7), Values.Secret("7"), Values.Secret(Values.Secret("\"7\"")),
            $$"""{"{{Signature}}":"{{SecretSignature}}","value":"7"}""",
            $$"""{"{{Signature}}":"{{SecretSignature}}","value":7}""",
            $$$"""{"{{{Signature}}}":"{{{SecretSignature}}}","value":{"{{{Signature}}}":"{{{SecretSignature}}}","value":"7"}}""",
        ];
        foreach (var form in forms)
        {
            var configuration = Read(("maxRetries", form), ("accessKey", form));
            Assert.Equal((7, "7"), (configuration.MaxRetries, configuration.AccessKey));
        }
    }

    [Theory]
    [InlineData("{not json")]
    [InlineData("\"open")]
    [InlineData("""{"a":"object"}""")]
    [InlineData("\"\\ud800\"")] // JSON, but no text
    [InlineData(" padded ")]
    public void Key_that_only_looks_like_json_is_taken_as_it_is(string key) => Assert.Equal(key, Read(("secretKey", key)).SecretKey);

    /// <summary>No UTF-8 can hold it, nor can an attribute of the test above.</summary>
    [Fact]
    public void Key_with_half_a_character_in_what_looks_like_json_is_taken_as_it_is()
    {
        const string key = "{\"value\":\"\ud83d\"}";

        Assert.Equal(key, Read(("secretKey", key)).SecretKey);
    }

    [Fact]
    public void Empty_null_and_unknown_are_not_set()
    {
        _environment["HW_ACCESS_KEY"] = "of-environment";
        var secretNull = $$"""{"{{Signature}}":"{{SecretSignature}}","value":null}""";
        foreach (var nothing in new object?[] { "", "\"\"", Values.Of(null), Values.Unknown, Values.Secret(Values.Unknown), secretNull })
        {
            Assert.Equal("of-environment", Read(("accessKey", nothing)).AccessKey);
        }
    }

    [Fact]
    public void Defaults_hold_where_nothing_is_set()
    {
        var configuration = Read();

        Assert.Equal("scm.cn-north-4.myhuaweicloud.com", configuration.Endpoint.Host);
        Assert.Equal((4, TimeSpan.FromSeconds(30)), (configuration.MaxRetries, configuration.RequestTimeout));
        Assert.Equal(["accessKey", "secretKey"], configuration.MissingCredentials);
    }

    [Theory]
    [InlineData("accessKey", "HW_ACCESS_KEY", "HUAWEICLOUD_SDK_AK")]
    [InlineData("secretKey", "HW_SECRET_KEY", "HUAWEICLOUD_SDK_SK")]
    [InlineData("authToken", "HW_AUTH_TOKEN", null)]
    [InlineData("projectId", "HW_PROJECT_ID", "HUAWEICLOUD_SDK_PROJECT_ID")]
    [InlineData("domainId", "HW_DOMAIN_ID", "HUAWEICLOUD_SDK_DOMAIN_ID")]
    public void Configuration_wins_over_the_first_variable_and_that_over_the_second(string key, string first, string? second)
    {
        if (second is not null)
        {
            _environment[second] = "second";
            Assert.Equal("second", Setting(Read(), key));
        }

        _environment[first] = "first";
        Assert.Equal("first", Setting(Read(), key));
        Assert.Equal("configured", Setting(Read((key, "configured")), key));
    }

    [Fact]
    public void Token_of_the_environment_is_not_mixed_with_configured_keys()
    {
        _environment["HW_SECURITY_TOKEN"] = "of-environment";

        Assert.Null(Read(("accessKey", "AK"), ("secretKey", "SK")).SecurityToken);
        Assert.Equal("configured", Read(("accessKey", "AK"), ("securityToken", "configured")).SecurityToken);
        Assert.Equal("of-environment", Read().SecurityToken);
    }

    [Theory]
    [InlineData("cn-north-4", "scm.cn-north-4.myhuaweicloud.com")]
    [InlineData("ap-southeast-1", "scm.ap-southeast-1.myhuaweicloud.com")]
    [InlineData("my-kualalumpur-1", "scm.my-kualalumpur-1.myhuaweicloud.com")]
    [InlineData("eu-west-101", "scm.eu-west-101.myhuaweicloud.eu")]
    public void Region_decides_the_endpoint(string region, string host)
    {
        Assert.Equal(host, Read(("region", region)).Endpoint.Host);
        _environment["HW_REGION_NAME"] = region;
        Assert.Equal(host, Read().Endpoint.Host);
        _environment["HUAWEICLOUD_SDK_REGION_SCM_" + region.ToUpperInvariant().Replace('-', '_')] = "https://proxy.example.com";
        Assert.Equal("proxy.example.com", Read().Endpoint.Host);
        Assert.Equal("own.example.com", Read(("endpoint", "https://own.example.com")).Endpoint.Host);
    }

    [Fact]
    public void Other_region_is_an_error_that_lists_those_with_an_endpoint()
    {
        var error = Assert.Single(Errors(("region", "cn-east-3")));

        Assert.Equal("region", error.Property);
        string[] parts = ["cn-north-4", "ap-southeast-1", "my-kualalumpur-1", "eu-west-101", "site of the account"];
        Assert.All(parts, part => Assert.Contains(part, error.Reason, StringComparison.Ordinal));
        Assert.Empty(Errors(("region", Values.Unknown)));
        Assert.Empty(Errors(("region", "cn-east-3"), ("endpoint", "https://own.example.com")));
    }

    [Theory]
    [InlineData("https://scm.example.com", null)]
    [InlineData("https://scm.example.com:8443/", null)]
    [InlineData("http://127.0.0.1:8080", null)]
    [InlineData("http://127.8.8.8", null)]
    [InlineData("http://[::1]:8080", null)]
    [InlineData("http://localhost:8080", null)]
    [InlineData("http://scm.example.com", "https://")]
    [InlineData("http://10.0.0.1", "https://")]
    [InlineData("http://127.0.0.1.example.com", "https://")]
    [InlineData("http://localhost.example.com", "https://")]
    [InlineData("ftp://127.0.0.1", "https://")]
    [InlineData("scm.example.com", "is not an address")]
    [InlineData("https://user:password@scm.example.com", "scheme, host and port only")]
    [InlineData("https://scm.example.com/v3", "scheme, host and port only")]
    [InlineData("https://scm.example.com?x=1", "scheme, host and port only")]
    public void Endpoint_is_an_https_address_or_a_loopback_one(string endpoint, string? problem)
    {
        var errors = Errors(("endpoint", endpoint));

        if (problem is null) Assert.Empty(errors);
        else Assert.Contains(problem, Assert.Single(errors).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maxRetries", 0, 100)]
    [InlineData("requestTimeoutSeconds", 1, 600)]
    public void Whole_number_has_a_range(string key, int minimum, int maximum)
    {
        Assert.Empty(Errors((key, minimum)));
        Assert.Empty(Errors((key, $"{maximum}")));
        foreach (var bad in new object[] { minimum - 1, maximum + 1, -1, 1.5, double.NaN, 1e300, "many", true, "1e99" })
        {
            Assert.Equal(new FieldError(key, "", $"must be a whole number from {minimum} to {maximum}"), Assert.Single(Errors((key, bad))));
        }
    }

    [Theory]
    [InlineData(null, ApiVersion.V3)]
    [InlineData("v3", ApiVersion.V3)]
    [InlineData("v2", ApiVersion.V2)]
    public void Version_is_v3_unless_v2_is_asked_for(string? version, object expected) =>
        Assert.Equal(expected, Read(("apiVersion", version), ("projectId", "0a1b2c3d")).ApiVersion);

    [Theory]
    [InlineData("v1")]
    [InlineData("V2")]
    [InlineData("3")]
    public void Other_version_is_an_error(string version) =>
        Assert.Equal(new FieldError("apiVersion", "", "must be v3 or v2"), Assert.Single(Errors(("apiVersion", version), ("projectId", "0a1b2c3d"))));

    [Fact]
    public void V2_needs_a_project()
    {
        Assert.Equal(
            new FieldError(
                "projectId", "",
                "is required by apiVersion v2; run `pulumi config set huaweicloud-scm:projectId <value>`, or set HW_PROJECT_ID or HUAWEICLOUD_SDK_PROJECT_ID"),
            Assert.Single(Errors(("apiVersion", "v2"))));
        Assert.Empty(Errors(("apiVersion", "v2"), ("projectId", Values.Unknown)));
        Assert.Empty(Errors(("apiVersion", Values.Unknown)));
        _environment["HUAWEICLOUD_SDK_PROJECT_ID"] = "0a1b2c3d";
        Assert.Empty(Errors(("apiVersion", "v2")));
    }

    [Theory]
    [InlineData("projectId", "../v3")]
    [InlineData("projectId", "a b")]
    [InlineData("domainId", "a\r\nX-Auth-Token: b")]
    [InlineData("domainId", "华为")]
    public void Id_that_could_change_a_path_or_a_header_is_an_error(string key, string value)
    {
        var error = Assert.Single(Errors((key, value)));

        Assert.Equal(key, error.Property);
        Assert.StartsWith("is no id; ", error.Reason, StringComparison.Ordinal);
    }

    /// <summary>Two keys that do not belong together give refused signatures, and six of those lock the account's key (S4).</summary>
    [Fact]
    public void Keys_of_the_environment_come_from_one_family_of_variables()
    {
        _environment["HUAWEICLOUD_SDK_AK"] = "sdk-access";
        _environment["HUAWEICLOUD_SDK_SK"] = "sdk-secret";
        _environment["HUAWEICLOUD_SDK_SECURITY_TOKEN"] = "sdk-token";
        var whole = Read();
        Assert.Equal(("sdk-access", "sdk-secret", "sdk-token"), (whole.AccessKey, whole.SecretKey, whole.SecurityToken));

        _environment["HW_ACCESS_KEY"] = "hw-access";
        var half = Read();
        Assert.Equal(("hw-access", null, null), (half.AccessKey, half.SecretKey, half.SecurityToken));

        _environment["HW_SECURITY_TOKEN"] = "hw-token";
        Assert.Equal("hw-token", Read().SecurityToken);
        Assert.Equal("configured", Read(("securityToken", "configured")).SecurityToken);
    }

    [Theory]
    [InlineData("HW_REGION_NAME", "cn-east-3", "region")]
    [InlineData("HW_MAX_RETRIES", "many", "maxRetries")]
    [InlineData("HW_PROJECT_ID", "a/b", "projectId")]
    [InlineData("HUAWEICLOUD_SDK_DOMAIN_ID", "a/b", "domainId")]
    [InlineData("HUAWEICLOUD_SDK_REGION_SCM_CN_NORTH_4", "http://scm.example.com", "endpoint")]
    public void Error_in_the_environment_names_the_variable(string variable, string value, string key)
    {
        _environment[variable] = value;
        var error = Assert.Single(Errors());

        Assert.Equal(key, error.Property);
        Assert.StartsWith($"(from {variable}) ", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_key", "; did you mean accessKey?")]
    [InlineData("regoin", "; did you mean region?")]
    [InlineData("password", "")]
    public void Unknown_key_is_an_error_with_its_likely_name(string name, string hint) =>
        Assert.Equal(new FieldError(name, "", "is not a configuration key of huaweicloud-scm" + hint), Assert.Single(Errors((name, "x"))));

    [Fact]
    public void Keys_of_the_engine_are_passed_over() =>
        Assert.Empty(Errors(("version", "1.0.0"), ("pluginDownloadURL", "github://x"), ("__internal", Values.Of("x"))));

    [Fact]
    public void List_where_one_value_belongs_is_an_error() => Assert.Equal("region", Assert.Single(Errors(("region", new[] { "cn-north-4" }))).Property);

    /// <summary>Missing credentials: all names at once, with the command and the variables for each; at the first call that needs them.</summary>
    [Fact]
    public void Missing_credentials_are_told_all_at_once()
    {
        using var connection = new ScmConnection(TimeProvider.System, () => 0.5, new HiddenValues());
        Assert.Equal(FailureKind.NotConfigured, Assert.Throws<ResourceException>(connection.Client).Kind);

        connection.Configure(Read());
        Assert.Equal(
            """
            Credentials of Huawei Cloud are missing:
              huaweicloud-scm:accessKey: run `pulumi config set --secret huaweicloud-scm:accessKey <value>`, or set HW_ACCESS_KEY or HUAWEICLOUD_SDK_AK
              huaweicloud-scm:secretKey: run `pulumi config set --secret huaweicloud-scm:secretKey <value>`, or set HW_SECRET_KEY or HUAWEICLOUD_SDK_SK
            """, Assert.Throws<ResourceException>(connection.Client).Message, ignoreLineEndingDifferences: true);

        connection.Configure(Read(("accessKey", "AK")));
        Assert.DoesNotContain("huaweicloud-scm:accessKey", Assert.Throws<ResourceException>(connection.Client).Message, StringComparison.Ordinal);

        connection.Configure(Read(("authToken", "token")));
        Assert.Same(connection.Client(), connection.Client());
    }

    [Theory]
    [InlineData("accessKey", "AK\r\n")]
    [InlineData("secretKey", "SK\n")]
    [InlineData("securityToken", "to ken")]
    [InlineData("authToken", "tok\u200ben")]
    public void Credential_with_what_was_copied_along_is_named(string name, string value)
    {
        var error = Assert.Single(Errors((name, value)));

        Assert.Equal((name, "holds a blank, the end of a line or another character that no key has; copy it once more"), (error.Property, error.Reason));
    }

    [Fact]
    public void Credential_of_the_environment_is_named_with_its_variable()
    {
        _environment["HUAWEICLOUD_SDK_AK"] = "AK";
        _environment["HUAWEICLOUD_SDK_SK"] = "SK\n";

        Assert.StartsWith("(from HUAWEICLOUD_SDK_SK) holds", Assert.Single(Errors()).Reason, StringComparison.Ordinal);
    }

    /// <summary>T2.</summary>
    [Fact]
    public void Configuration_prints_no_key()
    {
        var configuration = Read(("accessKey", "CANARY"), ("secretKey", "CANARY"), ("authToken", "CANARY"));

        Assert.DoesNotContain("CANARY", configuration.ToString(), StringComparison.Ordinal);
    }

    private ProviderConfiguration Read(params (string Name, object? Value)[] keys) =>
        new ConfigurationReader(_environment.GetValueOrDefault).Read(Values.Map(keys), new Findings());

    private IReadOnlyList<FieldError> Errors(params (string Name, object? Value)[] keys)
    {
        var findings = new Findings();
        new ConfigurationReader(_environment.GetValueOrDefault).Read(Values.Map(keys), findings);
        return findings.Errors;
    }

    private static string? Setting(ProviderConfiguration configuration, string key) => key switch
    {
        "projectId" => configuration.ProjectId,
        "domainId" => configuration.DomainId,
        "accessKey" => configuration.AccessKey,
        "secretKey" => configuration.SecretKey,
        "securityToken" => configuration.SecurityToken,
        _ => configuration.AuthToken,
    };
}
