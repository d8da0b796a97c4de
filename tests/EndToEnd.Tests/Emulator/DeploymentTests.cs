using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>What can be deployed where, what a failure is, and how SCM shows where a certificate is in use.</summary>
public sealed class DeploymentTests : EmulatorTest
{
    private const string ElbId = "982b8a6a6ebc43809d82a46ca99aaeb7";
    private const string Cdn = """{"service_name":"CDN","resources":[{"domain_name":"www.example.com"}]}""";
    private const string Elb = $$"""{"service_name":"ELB","project_name":"cn-north-4","resources":[{"id":"{{ElbId}}"}]}""";

    protected override CertificateSeed Certificate => Deployable;

    private static CertificateSeed Deployable => new() { Status = "ISSUED", Domain = "*.example.com", DomainType = "WILDCARD", KeyAlgorithm = "EC_P256" };

    [Theory]
    [InlineData("PAID", "SCM.0010")]
    [InlineData("CHECKING_DOMAIN", "SCM.0010")]
    [InlineData("REVOKING", "SCM.0010")]
    [InlineData("EXPIRED", "SCM.0010")]
    [InlineData("ISSUED", null)]
    [InlineData("UPLOAD", null)]
    [InlineData("ISSUED", "SCM.0010", "SM2")]
    public async Task Deployment_depends_on_state_and_type_of_the_certificate(string status, string? code, string algorithm = "EC_P256")
    {
        Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        var id = Scm.AddCertificate(Deployable with { Status = status, KeyAlgorithm = algorithm });

        Assert.Equal(code, (await DeployAsync(Cdn, id)).Code);

        Assert.Equal(code is null ? [id] : [], Scm.Targets.Single().Deployments);
        Assert.Equal(status == "UPLOAD" ? 1 : 0, Scm.Fees);
    }

    [Theory]
    [InlineData("{}", "SCM.0005")]
    [InlineData("""{"service_name":"CDN","resources":[]}""", "SCM.0005")]
    [InlineData("""{"service_name":"CDN","resources":[{"id":"x"}]}""", "SCM.0005")]
    [InlineData("""{"service_name":"ELB","resources":[{"id":"x"}]}""", "SCM.0005")]
    [InlineData("""{"service_name":"WAF","project_name":"cn-north-4","resources":[{"id":"x"}]}""", "SCM.0005")]
    [InlineData("""{"service_name":"CDN","region":"Global","resources":[{"domain_name":"www.example.com"}]}""", "SCM.0005")]
    [InlineData("""{"service_name":"OBS","resources":[{"id":"x"}]}""", "SCM.0030")]
    [InlineData("""{"service_name":"ELB","project_name":"cn-north-9","resources":[{"id":"x"}]}""", "SCM.0069")]
    public async Task Invalid_deployment_is_refused(string body, string code) => Assert.Equal(code, (await DeployAsync(body)).Code);

    [Fact]
    public async Task Deployment_without_a_key_or_permissions_for_the_target_is_refused()
    {
        var csr = await File.ReadAllTextAsync(Repository.At("tests/Provider.Tests/Rules/Csrs/ec-p256.pem"));
        var id = Scm.AddCertificate(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", Csr = csr });
        Assert.Equal("SCM.0059", (await DeployAsync(Cdn, id)).Code);

        Scm.AddTarget(new TargetSeed { Service = "ELB", Id = ElbId });
        Scm.Switches.TargetPermissionDenied = true;
        Assert.Equal(("SCM.0212", "SCM.0202"), ((await DeployAsync(Cdn)).Code, (await DeployAsync(Elb)).Code));
    }

    [Theory]
    [InlineData("shop.example.com", true, null, "domain name not find")]
    [InlineData("www.example.com", false, null, "HTTPS")]
    [InlineData("www.example.org", true, null, "does not match")]
    [InlineData("www.example.com", true, "CDN.9: protected", "CDN.9: protected")]
    public async Task Failure_of_a_target_is_reported_in_a_200(string domain, bool hasHttps, string? failure, string text)
    {
        var asked = domain == "shop.example.com" ? "www.example.com" : domain;
        Scm.AddTarget(new TargetSeed { Service = "CDN", Name = domain, HasHttps = hasHttps, Failure = failure });

        var reply = await DeployAsync(Cdn.Replace("www.example.com", asked, StringComparison.Ordinal));

        var entry = Assert.Single(reply.Body.GetProperty("failure_list").EnumerateArray());
        Assert.Equal((200, asked, 0), (reply.Status, entry.GetProperty("resource").GetString(), Scm.Deployments));
        Assert.Contains(text, entry.GetProperty("failure_info").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listing_shows_each_target_by_service_and_region_whatever_its_project()
    {
        Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        Scm.AddTarget(new TargetSeed { Service = "ELB", Id = ElbId, Name = "shop", Project = "cn-north-4_sub", CertificateId = Id });
        await DeployAsync(Cdn);

        Assert.Equal("CDN global www.example.com, ELB cn-north-4 shop", await ListAsync());
        Assert.Equal("", await ListAsync("scs1554192131151"));
    }

    [Fact]
    public async Task Listing_lags_is_truncated_and_marks_regions_in_error()
    {
        for (var number = 0; number < 101; number++) Scm.AddTarget(new TargetSeed { Service = "ELB", Name = "elb", CertificateId = Id });
        Scm.AddTarget(new TargetSeed { Service = "WAF", Name = "waf", Project = "cn-east-3", CertificateId = Id });
        Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "unseen.example.com", NeverListed = true, CertificateId = Id });
        Scm.Switches.DeploymentListedAfterLooks = 1;
        Scm.Switches.RegionsInError = ["cn-east-3"];
        await DeployAsync(Cdn);

        var first = await ListAsync();
        var elb = (await CallAsync()).GetProperty("deployed_resources").EnumerateArray().Single(entry => entry.GetProperty("service").GetString() == "ELB");

        Assert.StartsWith("WAF cn-east-3 error, ELB cn-east-3 error", first, StringComparison.Ordinal);
        Assert.DoesNotContain("www", first, StringComparison.Ordinal);
        var region = elb.GetProperty("region_resources").EnumerateArray().Single(entry => entry.GetProperty("region_id").GetString() == "cn-north-4");
        Assert.Equal((101, 100), (elb.GetProperty("resource_num").GetInt32(), region.GetProperty("resources").GetArrayLength()));
        Assert.Contains("CDN global www.example.com", await ListAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stale_listing_shows_the_previous_certificate_twice()
    {
        Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        Scm.Faults.Next("deploy", FaultCatalogue.Find("looks-lag").Fault);

        await DeployAsync(Cdn);

        Assert.Equal(["", "", "CDN global www.example.com"], [await ListAsync(), await ListAsync(), await ListAsync()]);
    }

    [Fact]
    public async Task Listing_needs_a_permission_and_a_valid_query()
    {
        Assert.Equal("SCM.0005", (await Client.CallAsync(HttpMethod.Post, "v3/scm/deployed-resources", "{}")).Code);
        Scm.Switches.DeployedResourcesDenied = true;
        var denied = await QueryAsync(Id);
        Assert.Equal((403, "SCM.4002"), (denied.Status, denied.Code));
    }

    private Task<Reply> DeployAsync(string body, string id = Id) => Client.CallAsync(HttpMethod.Post, $"v3/scm/certificates/{id}/deploy", body);

    private Task<Reply> QueryAsync(string id) => Client.CallAsync(
        HttpMethod.Post, "v3/scm/deployed-resources", $$"""{"certificate_ids":["{{id}}"],"service_names":["ALL"]}""");

    private async Task<JsonElement> CallAsync(string id = Id) => (await QueryAsync(id)).Body.GetProperty("results")[0];

    /// <summary>The service, region, and name of each target.</summary>
    private async Task<string> ListAsync(string id = Id) => string.Join(", ",
        from service in (await CallAsync(id)).GetProperty("deployed_resources").EnumerateArray()
        from region in service.GetProperty("region_resources").EnumerateArray()
        let names = region.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("resource_name").GetString())
        from name in region.GetProperty("is_error").GetBoolean() ? ["error"] : names
        select $"{service.GetProperty("service").GetString()} {region.GetProperty("region_id").GetString()} {name}");
}
