using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Configuration;

/// <summary>What identifies the caller comes from one source. Mixed parts of two accounts cause refused signatures, and six of those lock a key (S4).</summary>
public sealed class CallerTests
{
    /// <summary>In this order: access key, secret key, security token, token, project, account. A value names its source.</summary>
    private static readonly string[] Keys = ["accessKey", "secretKey", "securityToken", "authToken", "projectId", "domainId"];

    private static readonly Dictionary<string, string[]> Variables = new()
    {
        ["hw"] = ["HW_ACCESS_KEY", "HW_SECRET_KEY", "HW_SECURITY_TOKEN", "HW_AUTH_TOKEN", "HW_PROJECT_ID", "HW_DOMAIN_ID"],
        ["sdk"] =
        [
            "HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_SECURITY_TOKEN", "", "HUAWEICLOUD_SDK_PROJECT_ID", "HUAWEICLOUD_SDK_DOMAIN_ID",
        ],
    };

    private readonly Dictionary<string, string> _environment = [];

    /// <summary>What is set, as digits that number the keys above, what is used of it, and which variables the warning names.</summary>
    [Theory]
    [InlineData("01", "345", "", "cc----", "HW_AUTH_TOKEN HW_PROJECT_ID HW_DOMAIN_ID")] // a token of A in the shell, keys of B in the stack
    [InlineData("01", "012345", "01245", "cc----", "HW_ACCESS_KEY HUAWEICLOUD_SDK_AK HW_SECRET_KEY HUAWEICLOUD_SDK_SK HW_SECURITY_TOKEN " +
        "HUAWEICLOUD_SDK_SECURITY_TOKEN HW_AUTH_TOKEN HW_PROJECT_ID HUAWEICLOUD_SDK_PROJECT_ID HW_DOMAIN_ID HUAWEICLOUD_SDK_DOMAIN_ID")]
    [InlineData("014", "45", "", "cc--c-", "HW_PROJECT_ID HW_DOMAIN_ID")]
    [InlineData("012", "2", "2", "ccc---", "HW_SECURITY_TOKEN HUAWEICLOUD_SDK_SECURITY_TOKEN")]
    [InlineData("0", "01", "", "c-----", "HW_ACCESS_KEY HW_SECRET_KEY")] // never half of one and half of the other
    [InlineData("1", "", "01", "-c----", "HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK")]
    [InlineData("2", "01", "", "--c---", "HW_ACCESS_KEY HW_SECRET_KEY")]
    [InlineData("3", "01", "4", "---c--", "HW_ACCESS_KEY HW_SECRET_KEY HUAWEICLOUD_SDK_PROJECT_ID")]
    [InlineData("45", "0145", "", "hh--cc", "")] // explicit, and no credential
    [InlineData("4", "0145", "", "hh--ch", "")]
    [InlineData("", "0145", "", "hh--hh", "")]
    [InlineData("", "012345", "", "hhhhhh", "")]
    [InlineData("", "", "01245", "sss-ss", "")]
    [InlineData("", "01", "0145", "hh----", "HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK HUAWEICLOUD_SDK_PROJECT_ID HUAWEICLOUD_SDK_DOMAIN_ID")]
    [InlineData("", "0", "012", "h-----", "HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK HUAWEICLOUD_SDK_SECURITY_TOKEN")]
    [InlineData("", "3", "0145", "---h--", "HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK HUAWEICLOUD_SDK_PROJECT_ID HUAWEICLOUD_SDK_DOMAIN_ID")]
    [InlineData("", "245", "01", "ss----", "HW_SECURITY_TOKEN HW_PROJECT_ID HW_DOMAIN_ID")] // a lone security token is not a credential
    [InlineData("", "4", "5", "----h-", "HUAWEICLOUD_SDK_DOMAIN_ID")]
    [InlineData("", "", "4", "----s-", "")]
    public void Parts_of_two_accounts_are_not_mixed_and_what_is_ignored_is_named(string configured, string hw, string sdk, string used, string ignored)
    {
        Set("hw", hw);
        Set("sdk", sdk);
        var findings = new Findings();

        var configuration = Read(Values.Map([.. configured.Select(key => (Keys[key - '0'], (object?)$"c{key}"))]), findings);

        var found = new[]
        {
            configuration.AccessKey, configuration.SecretKey, configuration.SecurityToken, configuration.AuthToken, configuration.ProjectId,
            configuration.DomainId,
        };
        Assert.Equal(used, string.Concat(found.Select(value => value is null ? '-' : value[0])));
        var warnings = findings.Warnings.Where(warning => warning.Property != "authToken").Select(warning => warning.Property);
        Assert.Equal(ignored, string.Concat(warnings).Replace(",", "", StringComparison.Ordinal));
        Assert.Empty(findings.Errors);
    }

    /// <summary>A credential that is not known in a preview will be one in the update.</summary>
    [Fact]
    public void Unknown_credential_is_a_configured_one()
    {
        Set("hw", "0145");
        foreach (var unknown in (PropertyValue[])[Values.Unknown, Values.Secret(Values.Unknown)])
        {
            var configuration = Read(Values.Map(("accessKey", unknown), ("secretKey", unknown)), new Findings());

            Assert.Equal((null, null, null, null), (configuration.AccessKey, configuration.SecretKey, configuration.ProjectId, configuration.DomainId));
        }
    }

    [Fact]
    public void Region_retries_and_endpoint_come_from_the_environment_of_any_account()
    {
        _environment["HW_REGION_NAME"] = "ap-southeast-1";
        _environment["HW_MAX_RETRIES"] = "7";
        var keys = Values.Map(("accessKey", "c"), ("secretKey", "c"));
        Assert.Equal(("scm.ap-southeast-1.myhuaweicloud.com", 7), (Read(keys, new Findings()).Endpoint.Host, Read(keys, new Findings()).MaxRetries));

        _environment["HUAWEICLOUD_SDK_REGION_SCM_AP_SOUTHEAST_1"] = "https://own.example.com";
        var findings = new Findings();
        Assert.Equal("own.example.com", Read(keys, findings).Endpoint.Host);
        Assert.Empty(findings.Warnings);
    }

    /// <summary>Both families with one account, and configuration that a program copied from the environment.</summary>
    [Fact]
    public void Variable_with_the_same_value_causes_no_warning()
    {
        foreach (var name in (string[])["HW_ACCESS_KEY", "HUAWEICLOUD_SDK_AK"]) _environment[name] = "same";
        var findings = new Findings();

        Read([], findings);
        Read(Values.Map(("accessKey", "same"), ("secretKey", "x")), findings);

        Assert.Empty(findings.Warnings);
    }

    [Fact]
    public void Ignored_variable_is_not_checked()
    {
        _environment["HW_PROJECT_ID"] = "../../";
        _environment["HW_SECURITY_TOKEN"] = "a b";
        var findings = new Findings();

        Read(Values.Map(("accessKey", "c"), ("secretKey", "c")), findings);

        Assert.Empty(findings.Errors);
        Assert.DoesNotContain("a b", findings.Warnings.Single().ToString(), StringComparison.Ordinal);
    }

    /// <summary>Advice that would not help is worse than none.</summary>
    [Theory]
    [InlineData("0", "1", "", "pulumi config set", "set HW_SECRET_KEY")]
    [InlineData("", "0", "1", "set HW_SECRET_KEY", "HUAWEICLOUD_SDK_SK")]
    [InlineData("", "0", "", "set HW_SECRET_KEY", "pulumi config set")]
    [InlineData("", "", "0", "set HUAWEICLOUD_SDK_SK", "HW_SECRET_KEY")]
    public void Missing_key_is_to_be_set_in_the_source_of_the_other_one(string configured, string hw, string sdk, string advice, string not)
    {
        Set("hw", hw);
        Set("sdk", sdk);

        var missing = Assert.Single(Read(Values.Map([.. configured.Select(key => (Keys[key - '0'], (object?)"c"))]), new Findings()).MissingCredentials);

        Assert.StartsWith("huaweicloud-scm:secretKey: ", missing, StringComparison.Ordinal);
        Assert.Contains(advice, missing, StringComparison.Ordinal);
        Assert.DoesNotContain(not, missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_that_v2_needs_is_to_be_configured_next_to_configured_keys()
    {
        _environment["HW_PROJECT_ID"] = "h";
        var findings = new Findings();

        Read(Values.Map(("accessKey", "c"), ("secretKey", "c"), ("apiVersion", "v2")), findings);

        var error = Assert.Single(findings.Errors);
        Assert.Equal("projectId", error.Property);
        Assert.DoesNotContain("HW_PROJECT_ID", error.Reason, StringComparison.Ordinal);
    }

    private ProviderConfiguration Read(PropertyMap configured, Findings findings) =>
        new ConfigurationReader(_environment.GetValueOrDefault).Read(configured, findings);

    private void Set(string family, string keys)
    {
        foreach (var key in keys) _environment[Variables[family][key - '0']] = $"{family[0]}{key}";
    }
}
