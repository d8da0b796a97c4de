using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Functions;

/// <summary>M7: where a certificate is in use as far as SCM knows, and what SCM does not know.</summary>
public sealed class GetDeployedResourcesTests : ProviderFixture
{
    [Fact]
    public async Task Resources_are_grouped_by_service_and_region()
    {
        var id = AddApplied("ISSUED");
        Emulator.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com", CertificateId = id });
        var elb = Emulator.AddTarget(new TargetSeed { Service = "ELB", Name = "shop", Project = "cn-east-3_sub", CertificateId = id });
        Emulator.Switches.RegionsInError = ["cn-north-4"];

        var regions = await RegionsAsync(id);

        Assert.Equal(
            ["CDN global False False www.example.com", "ELB cn-east-3 False False shop", "ELB cn-north-4 True False ", "WAF cn-north-4 True False "],
            regions.Select(Line).Order(StringComparer.Ordinal));
        Assert.Contains(regions, region => (string?)region!["resources"]!.AsArray().SingleOrDefault()?["resourceId"] == elb.Id);
    }

    [Fact]
    public async Task Only_the_services_that_are_asked_for_are_queried()
    {
        var id = AddApplied("ISSUED");
        Emulator.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com", CertificateId = id });

        Assert.Empty(await RegionsAsync(id, "elb", "WAF"));

        var body = JsonNode.Parse(Emulator.History[^1].Body)!;
        Assert.Equal(["ELB", "WAF"], body["service_names"]!.AsArray().Select(name => (string)name!));
        await RegionsAsync(id);
        Assert.Equal("ALL", (string?)JsonNode.Parse(Emulator.History[^1].Body)!["service_names"]!.AsArray().Single());
    }

    [Fact]
    public async Task Region_with_a_hundred_resources_may_have_more()
    {
        var id = AddApplied("ISSUED");
        for (var number = 0; number < 100; number++) Emulator.AddTarget(new TargetSeed { Service = "ELB", CertificateId = id });

        Assert.True((bool)(await RegionsAsync(id)).Single()!["isCut"]!);
    }

    /// <summary>There was a fourth service once.</summary>
    [Fact]
    public async Task Unknown_service_is_passed_on_and_a_missing_list_is_an_error_of_the_region()
    {
        Emulator.Faults.Next("deployed-resources", Fault.Answer(200, $$"""
            {"results":[{"certificate_id":"{{CertificateId}}","deployed_resources":[{"service":"OBS","region_resources":[{"region_id":"cn-east-3"}]}]}]}
            """));

        Assert.Equal("OBS cn-east-3 True True ", Line((await RegionsAsync(CertificateId)).Single()));
    }

    [Fact]
    public async Task Service_with_more_resources_than_it_lists_is_cut()
    {
        Answers("""
            {"service":"ELB","resource_num":3,"region_resources":[{"region_id":"cn-east-3","is_error":false,"resources":[{"resource_name":"shop"}]}]},
            {"service":"WAF","resource_num":1,"region_resources":[{"region_id":"cn-east-3","is_error":false,"resources":[{"resource_name":"w"}]}]}
            """);

        Assert.Equal(["ELB cn-east-3 False True shop", "WAF cn-east-3 False False w"], (await RegionsAsync(CertificateId)).Select(Line));
    }

    /// <summary>Otherwise, a certificate in use would seem not to be.</summary>
    [Theory]
    [InlineData("""{"service":"ELB","resource_num":3}""")]
    [InlineData("""{"service":"ELB","resource_num":3,"region_resources":[]}""")]
    [InlineData("""{"service":"ELB"}""")]
    [InlineData("""{"service":"ELB","region_resources":[]}""")]
    [InlineData("""{"service":"CDN","resource_num":0,"region_resources":[]}""")] // ELB was asked for, too
    [InlineData("")]
    public async Task Answer_that_does_not_say_where_the_certificate_is_in_use_is_a_failure(string services)
    {
        Answers(services);

        await FailsAsync(RegionsAsync(CertificateId, "CDN", "ELB"), "Unavailable", CertificateId);
    }

    /// <summary>An invented answer is worse than none, also in a preview.</summary>
    [Theory]
    [InlineData("not allowed", "PermissionDenied")]
    [InlineData("unavailable", "Unavailable")]
    [InlineData("no entry", "Unavailable")]
    [InlineData("no credentials", "FailedPrecondition")]
    public async Task Service_that_cannot_be_queried_is_a_failure_even_in_a_preview(string trouble, string code)
    {
        Emulator.Switches.DeployedResourcesDenied = trouble == "not allowed";
        if (trouble == "unavailable") Emulator.Faults.Onward("deployed-resources", 1, Fault.Html(503));
        if (trouble == "no entry") Emulator.Faults.Next("deployed-resources", Fault.Answer(200, """{"results":[]}"""));
        if (trouble == "no credentials") await BeginRunAsync(accessKey: null);

        await FailsAsync(this.InvokeAsync("getDeployedResources", new JsonObject { ["certificateId"] = CertificateId }, preview: true), code);
    }

    [Fact]
    public async Task Mistakes_are_reported()
    {
        var mistakes = await this.InvokeWronglyAsync(
            "getDeployedResources", new JsonObject { ["certificateId"] = "short", ["services"] = new JsonArray("CDN", "OBS"), ["service"] = "CDN" });

        Assert.Equal(["", "certificateId", "services"], mistakes.Select(mistake => mistake.Property).Order());
    }

    private void Answers(string services) => Emulator.Faults.Next(
        "deployed-resources", Fault.Answer(200, $$"""{"results":[{"certificate_id":"{{CertificateId}}","deployed_resources":[{{services}}]}]}"""));

    private async Task<JsonArray> RegionsAsync(string id, params string[] services)
    {
        var arguments = new JsonObject { ["certificateId"] = id };
        if (services.Length > 0) arguments["services"] = new JsonArray([.. services.Select(service => (JsonNode)service)]);
        return (await this.InvokeAsync("getDeployedResources", arguments))["regions"]!.AsArray();
    }

    private static string Line(JsonNode? region) =>
        $"{region!["service"]} {region["region"]} {(bool)region["isError"]!} {(bool)region["isCut"]!} " +
        string.Join(' ', region["resources"]!.AsArray().Select(resource => (string?)resource!["resourceName"]));
}
