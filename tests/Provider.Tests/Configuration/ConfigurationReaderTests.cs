using System.Diagnostics;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Resources;

namespace ScmPulumi.Provider.Tests.Configuration;

/// <summary>Every key of <c>docs/installation-configuration.md</c>: the sources of its value, and the values that are allowed.</summary>
public sealed class ConfigurationReaderTests
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    private readonly Dictionary<string, string> _environment = [];

    /// <summary>Every value arrives as a native value, a string, or JSON in a string, and may be a secret at any level.</summary>
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
        Assert.All(forms, form => Assert.Equal(7, Read(("maxRetries", form)).MaxRetries));
    }

    /// <summary>A key of digits alone is a number to YAML, which rounds it. Sent like that, it would be refused, and locked in the end.</summary>
    [Theory]
    [InlineData(12345678901234567890d, 7, true, false)]
    [InlineData("1.2345678901234567E+19", "1e+21", "\"1.2345678901234567e+19\"")]
    public void Number_or_boolean_for_a_string_is_an_error_that_suggests_quotes(params object[] values)
    {
        string[] keys = ["accessKey", "secretKey", "securityToken", "authToken", "projectId", "domainId", "region", "endpoint", "apiVersion"];
        foreach (var (key, value) in keys.SelectMany(key => values.Select(value => (key, value))))
        {
            Assert.Contains("quotes", Fails(key, (key, value)), StringComparison.Ordinal);
            Assert.Contains("quotes", Fails(key, (key, Values.Secret(value))), StringComparison.Ordinal);
        }

        var envelope = $$"""{"{{Signature}}":"{{SecretSignature}}","value":1234567890123456789}""";
        Assert.Contains("quotes", Fails("secretKey", ("secretKey", envelope)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678901234567890", "1E19", "0123", "true", "1.5", "\"7\"", "E+19", "a1e+5")]
    public void String_that_looks_like_a_number_is_a_key(params string[] values) =>
        Assert.All(values, value => Assert.Equal(value.Trim('"'), Read(("accessKey", value)).AccessKey));

    /// <summary>The last two are JSON, or nearly, but not a valid string.</summary>
    [Fact]
    public void Key_that_only_looks_like_JSON_is_used_unchanged() =>
        Assert.All(
            ["{not json", "\"open", """{"a":"object"}""", " padded ", "\"\\ud800\"", "{\"value\":\"\ud83d\"}"],
            (string key) => Assert.Equal(key, Read(("secretKey", key)).SecretKey));

    [Fact]
    public void Empty_and_null_are_not_set()
    {
        _environment["HW_ACCESS_KEY"] = "of-environment";
        var secretNull = $$"""{"{{Signature}}":"{{SecretSignature}}","value":null}""";
        foreach (var nothing in new object?[] { "", "\"\"", Values.Of(null), secretNull })
        {
            Assert.Equal("of-environment", Read(("accessKey", nothing)).AccessKey);
        }
    }

    [Fact]
    public void Defaults_apply_if_nothing_is_set()
    {
        var configuration = Read();

        Assert.Equal("scm.cn-north-4.myhuaweicloud.com", configuration.Endpoint.Host);
        Assert.Equal((3, TimeSpan.FromSeconds(30)), (configuration.MaxRetries, configuration.RequestTimeout));
        Assert.Equal(2, configuration.MissingCredentials.Count);
    }

    [Theory]
    [InlineData("accessKey", "HW_ACCESS_KEY", "HUAWEICLOUD_SDK_AK")]
    [InlineData("secretKey", "HW_SECRET_KEY", "HUAWEICLOUD_SDK_SK")]
    [InlineData("authToken", "HW_AUTH_TOKEN", null)]
    [InlineData("projectId", "HW_PROJECT_ID", "HUAWEICLOUD_SDK_PROJECT_ID")]
    [InlineData("domainId", "HW_DOMAIN_ID", "HUAWEICLOUD_SDK_DOMAIN_ID")]
    public void Configuration_takes_precedence_over_variables_and_the_first_variable_over_the_second(string key, string first, string? second)
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
    public void Other_region_is_an_error_unless_there_is_an_endpoint()
    {
        Fails("region", ("region", "cn-east-3"));
        Assert.Empty(Errors(("region", Values.Unknown)));
        Assert.Empty(Errors(("region", "cn-east-3"), ("endpoint", "https://own.example.com")));
    }

    [Theory]
    [InlineData(true, "https://scm.example.com", "https://scm.example.com:8443/")]
    [InlineData(true, "http://127.0.0.1:8080", "http://127.8.8.8", "http://[::1]:8080", "http://localhost:8080")]
    [InlineData(false, "http://scm.example.com", "http://10.0.0.1", "http://127.0.0.1.example.com", "http://localhost.example.com", "ftp://127.0.0.1")]
    [InlineData(false, "scm.example.com", "https://user:password@scm.example.com", "https://scm.example.com/v3", "https://scm.example.com?x=1")]
    public void Endpoint_is_an_https_address_or_a_loopback_one(bool valid, params string[] endpoints) =>
        Assert.All(endpoints, endpoint => Assert.Equal(valid ? [] : ["endpoint"], Errors(("endpoint", endpoint)).Select(error => error.Property)));

    [Theory]
    [InlineData("maxRetries", 0, 100)]
    [InlineData("requestTimeoutSeconds", 1, 600)]
    public void Whole_number_has_a_range(string key, int minimum, int maximum)
    {
        Assert.Empty(Errors((key, minimum)));
        Assert.Empty(Errors((key, $"{maximum}")));
        object[] others = [minimum - 1, maximum + 1, -1, 1.5, double.NaN, 1e300, "many", true, "1e99"];
        Assert.All(others, other => Fails(key, (key, other)));
    }

    [Theory]
    [InlineData(null, ApiVersion.V3)]
    [InlineData("v3", ApiVersion.V3)]
    [InlineData("v2", ApiVersion.V2)]
    public void Version_is_v3_unless_v2_is_asked_for(string? version, object expected) =>
        Assert.Equal(expected, Read(("apiVersion", version), ("projectId", "0a1b2c3d")).ApiVersion);

    [Fact]
    public void V2_needs_a_project()
    {
        Fails("projectId", ("apiVersion", "v2"));
        Assert.Empty(Errors(("apiVersion", "v2"), ("projectId", Values.Unknown)));
        Assert.Empty(Errors(("apiVersion", Values.Unknown)));
        _environment["HUAWEICLOUD_SDK_PROJECT_ID"] = "0a1b2c3d";
        Assert.Empty(Errors(("apiVersion", "v2")));
    }

    /// <summary>Ids that could change a path or a header, credentials with characters copied by mistake, versions and keys that do not exist.</summary>
    [Theory]
    [InlineData("apiVersion", "v1", "V2", "3")]
    [InlineData("projectId", "../v3", "a b")]
    [InlineData("domainId", "a\r\nX-Auth-Token: b", "华为")]
    [InlineData("accessKey", "AK\r\n")]
    [InlineData("secretKey", "SK\n")]
    [InlineData("securityToken", "to ken")]
    [InlineData("authToken", "tok\u200ben")]
    [InlineData("password", "x")]
    public void Value_that_cannot_be_right_is_an_error(string key, params string[] values)
    {
        Assert.All(values, value => Fails(key, (key, value)));
        Fails(key, (key, values));
    }

    [Theory]
    [InlineData("HW_REGION_NAME", "cn-east-3", "region")]
    [InlineData("HW_MAX_RETRIES", "many", "maxRetries")]
    [InlineData("HW_PROJECT_ID", "a/b", "projectId")]
    [InlineData("HW_SECRET_KEY", "SK\n", "secretKey")]
    [InlineData("HUAWEICLOUD_SDK_DOMAIN_ID", "a/b", "domainId")]
    [InlineData("HUAWEICLOUD_SDK_REGION_SCM_CN_NORTH_4", "http://scm.example.com", "endpoint")]
    public void Error_in_the_environment_names_the_variable(string variable, string value, string key)
    {
        _environment[variable] = value;

        Assert.Contains(variable, Fails(key), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_the_engine_are_skipped() =>
        Assert.Empty(Errors(("version", "1.0.0"), ("pluginDownloadURL", "github://x"), ("__internal", Values.Of("x"))));

    /// <summary>All names at once, with the variables for each; at the first call that needs them.</summary>
    [Fact]
    public void Missing_credentials_are_reported_all_at_once()
    {
        using var trace = new ActivitySource("test");
        using var connection = new ScmConnection(TimeProvider.System, () => 0.5, trace, Operations.Alone());
        Assert.Equal(FailureKind.NotConfigured, Assert.Throws<ResourceException>(connection.Client).Kind);

        Assert.True(connection.TryConfigure(Read()));
        string[] named = ["accessKey", "HW_ACCESS_KEY", "HUAWEICLOUD_SDK_AK", "secretKey", "HW_SECRET_KEY", "HUAWEICLOUD_SDK_SK"];
        var missing = Assert.Throws<ResourceException>(connection.Client).Message;
        Assert.All(named, name => Assert.Contains(name, missing, StringComparison.Ordinal));

        connection.BeginRun();
        Assert.True(connection.TryConfigure(Read(("accessKey", "AK"))));
        Assert.DoesNotContain("huaweicloud-scm:accessKey", Assert.Throws<ResourceException>(connection.Client).Message, StringComparison.Ordinal);

        connection.BeginRun();
        Assert.True(connection.TryConfigure(Read(("authToken", "token"))));
        Assert.Same(connection.Client(), connection.Client());
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

    /// <returns>The message of the only error.</returns>
    private string Fails(string property, params (string Name, object? Value)[] keys)
    {
        var error = Assert.Single(Errors(keys));
        Assert.Equal(property, error.Property);
        return error.Reason;
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
