using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

namespace ScmPulumi.Provider.Tests.Resources.CertificateDeployment;

/// <summary>Check of a CertificateDeployment (M1, C1 to C6): each service has its own inputs, and each target has only one deployment.</summary>
public sealed class DeploymentCheckTests : ProviderFixture
{
    private const string Id = "scs1554192131150";

    [Theory]
    [InlineData("CDN")]
    [InlineData("ELB")]
    [InlineData("WAF")]
    public async Task Check_of_a_complete_target_changes_nothing_and_makes_no_call(string service)
    {
        var inputs = (await this.CheckDeploymentAsync(Deployments.To(service, Id)))["inputs"]!;

        AssertSame(Deployments.To(service, Id), inputs);
        Assert.Empty(Emulator.History);
        Assert.Empty(Warnings);
    }

    /// <summary>C1: a domain and an enumeration have one form, and a blank is not set.</summary>
    [Fact]
    public async Task Check_normalises()
    {
        var waf = Deployments.To("WAF", Id).With("service", "waf").With("wafMode", " Premium ").With("enterpriseProjectId", " ").With("acceptFee", true)
            .With("resourceId", Deployments.ObjectId.ToUpperInvariant());
        var cdn = Deployments.To("CDN", Id).With("service", "Cdn").With("domainName", "华为云.COM.");

        AssertSame(Deployments.To("WAF", Id).With("wafMode", "premium").With("acceptFee", true), (await this.CheckDeploymentAsync(waf, "waf"))["inputs"]!);
        AssertSame(Deployments.To("CDN", Id).With("domainName", "xn--siq1ht8k.com"), (await this.CheckDeploymentAsync(cdn))["inputs"]!);
    }

    /// <summary>M1, C2: what is missing for the service, and what does not belong to it.</summary>
    [Theory]
    [InlineData("CDN", "domainName", null, "domainName")]
    [InlineData("CDN", "resourceId", Deployments.ObjectId, "resourceId")]
    [InlineData("CDN", "projectName", "cn-north-4", "projectName")]
    [InlineData("CDN", "wafMode", "cloud", "wafMode")]
    [InlineData("CDN", "domainName", "https://www.example.com", "domainName")]
    [InlineData("CDN", "domainName", "a123456789b123456789c123456789d123456789e123456789.f123.example.com", "domainName")] // 64 and more
    [InlineData("ELB", "projectName", null, "projectName")]
    [InlineData("ELB", "resourceId", null, "resourceId")]
    [InlineData("ELB", "domainName", "www.example.com", "domainName")]
    [InlineData("ELB", "enterpriseProjectId", "0", "enterpriseProjectId")]
    [InlineData("ELB", "resourceId", "a/b", "resourceId")]
    [InlineData("ELB", "projectName", "cn north", "projectName")]
    [InlineData("WAF", "wafMode", null, "wafMode")]
    [InlineData("WAF", "wafMode", "hybrid", "wafMode")]
    [InlineData("WAF", "domainName", "www.example.com", "domainName")]
    [InlineData("WAF", "service", null, "service")]
    [InlineData("WAF", "service", "OBS", "service")]
    [InlineData("WAF", "certificateId", "short", "certificateId")]
    [InlineData("WAF", "accept_fee", "true", "")]
    public async Task Check_names_what_is_wrong_for_the_service(string service, string input, string? value, string property)
    {
        var failures = Failures(await this.CheckDeploymentAsync(Deployments.To(service, Id).With(input, value)));

        Assert.Equal(property, Assert.Single(failures).Property);
    }

    /// <summary>An unknown keeps back the rules that need it, and no others.</summary>
    [Fact]
    public async Task Check_skips_unknowns()
    {
        var program = new JsonObject { ["certificateId"] = Property.Unknown, ["service"] = Property.Unknown, ["wafMode"] = "cloud" };

        Assert.Empty(Failures(await this.CheckDeploymentAsync(program)));
        Assert.Empty(Failures(await this.CheckDeploymentAsync(Deployments.To("CDN", Id).With("domainName", Property.Unknown))));
        Assert.Equal("wafMode", Assert.Single(Failures(await this.CheckDeploymentAsync(
            Deployments.To("CDN", Id).With("domainName", Property.Unknown).With("wafMode", Property.Unknown)))).Property);
    }

    [Fact]
    public async Task Check_warns_of_an_id_that_is_probably_not_that_of_the_target()
    {
        await this.CheckDeploymentAsync(Deployments.To("ELB", Id).With("resourceId", "fa247ab6-4ab3-4b6e-9d1f-1b2c3d4e5f60"));

        Shows(Assert.Single(Warnings), "resourceId");
    }

    /// <summary>M6, C6: two deployments would overwrite each other.</summary>
    [Theory]
    [InlineData("CDN", "domainName", "WWW.example.com", "domainName")]
    [InlineData("ELB", "certificateId", "scs1554192131151", "resourceId")]
    [InlineData("WAF", "wafMode", "premium", "resourceId")]
    public async Task Second_deployment_to_a_target_names_the_first_one(string service, string input, string value, string property)
    {
        await this.CheckDeploymentAsync(Deployments.To(service, Id), "first");

        var (named, reason) = Assert.Single(Failures(await this.CheckDeploymentAsync(Deployments.To(service, Id).With(input, value), "second")));

        Assert.Equal(property, named);
        Shows(reason, Deployments.Urn("first"));
    }

    [Fact]
    public async Task Target_is_free_for_another_resource_after_a_change_and_in_another_run()
    {
        var (www, shop) = (Deployments.To("CDN", Id), Deployments.To("CDN", Id).With("domainName", "shop.example.com"));
        await this.CheckDeploymentAsync(www, "first");
        await this.CheckDeploymentAsync(www, "first");
        await this.CheckDeploymentAsync(shop, "first");
        Assert.Empty(Failures(await this.CheckDeploymentAsync(www, "second")));
        Assert.NotEmpty(Failures(await this.CheckDeploymentAsync(shop, "second")));

        await BeginRunAsync();

        Assert.Empty(Failures(await this.CheckDeploymentAsync(shop, "third")));
    }

    private static List<(string Property, string Reason)> Failures(JsonObject answer) =>
        [.. (answer["failures"] as JsonArray ?? []).Select(failure => ((string?)failure!["property"] ?? "", (string)failure["reason"]!))];
}
