using System.Text.Json;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>What deploy and the query of deployed resources send, and what they read (M3, M4).</summary>
public sealed class DeployTests : ClientFixture
{
    private const string ElbId = "982b8a6a6ebc43809d82a46ca99aaeb7";

    [Fact]
    public async Task Deployment_sends_only_what_belongs_to_its_target()
    {
        Emulator.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        Emulator.AddTarget(new TargetSeed { Service = "WAF", Id = ElbId });
        var id = Issued();

        Assert.Null(await DeployAsync(id, Deployment()));
        Assert.Null(await DeployAsync(id, new DeployRequest
        {
            ServiceName = "WAF", ProjectName = "cn-north-4", Resources = [new DeployTarget { Id = ElbId, Type = "cloud", EnterpriseProjectId = "0" }],
        }));

        Assert.Equal(
            [
                """{"service_name":"CDN","resources":[{"domain_name":"www.example.com"}]}""",
                $$"""{"service_name":"WAF","project_name":"cn-north-4","resources":[{"id":"{{ElbId}}","type":"cloud","enterprise_project_id":"0"}]}""",
            ],
            Sent("deploy").Select(request => request.Body));
        Assert.All(Emulator.History, request => Assert.Equal(Authentication.Signature, request.Authentication));
        Assert.Equal([id, id], Emulator.Targets.Select(target => target.CertificateId));
    }

    /// <summary>A failure of the target is not a failure of the call. Its message may contain values that another call has sent.</summary>
    [Theory]
    [InlineData("""[{"resource":"x","failure_info":"ELB.8904:certificate x does not exist"}]""", "ELB.8904:certificate x does not exist")]
    [InlineData("""[{"failure_info":"call 13212345678"}]""", "call [hidden]")]
    [InlineData("""[{"failure_info":"one"},{"failure_info":"two"}]""", "one; two")]
    [InlineData("""[{"resource":"x"}]""", "")]
    [InlineData("""[{"failure_info":["x"]}]""", "")]
    [InlineData("""["ELB.8904:certificate x does not exist"]""", "ELB.8904:certificate x does not exist")]
    [InlineData("""{"failure_info":"one"}""", "one")]
    [InlineData("""[{"failure_info":""},{"failure_info":"two"},{}]""", "two")]
    [InlineData("[null]", "")]
    [InlineData("[5,[]]", "5")]
    [InlineData("[]", null)]
    public async Task Entry_of_the_list_is_the_reason_of_the_target(string list, string? why)
    {
        Emulator.Faults.Next("deploy", Fault.Answer(200, $$"""{"failure_list":{{list}}}"""));

        Assert.Equal(why, await DeployAsync(CertificateId, Deployment()));
    }

    [Fact]
    public async Task Query_sends_its_lists_and_reads_where_certificates_are_in_use()
    {
        var id = Issued();
        Emulator.AddTarget(new TargetSeed { Service = "ELB", Id = ElbId, Name = "shop", CertificateId = id });

        var found = await Client.DeployedResourcesAsync([id, CertificateId], ["ELB", "CDN"], CancellationToken.None).WaitAsync(WaitingTime.Patience);

        var body = JsonDocument.Parse(Sent("deployed-resources").Single().Body).RootElement;
        Assert.Equal([id, CertificateId], body.GetProperty("certificate_ids").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(["ELB", "CDN"], body.GetProperty("service_names").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal([id, CertificateId], found.Select(certificate => certificate.CertificateId));
        var elb = found[0].Services!.Single(service => service.Service == "ELB");
        var region = Assert.Single(elb.Regions!);
        var resource = Assert.Single(region.Resources!);
        Assert.Equal((1, "cn-north-4", false, ElbId, "shop"), (elb.Count, region.RegionId, region.IsError, resource.Id, resource.Name));
        Assert.All(found[1].Services!, service => Assert.Equal(0, service.Count));
    }

    /// <summary>A field of another type is treated as absent, and values that are not objects are omitted.</summary>
    [Theory]
    [InlineData("""[5,{"certificate_id":[1],"deployed_resources":"x"}]""", null, null)]
    [InlineData("""{"certificate_id":"a","deployed_resources":[null,{"service":"NEW","resource_num":"2","region_resources":5}]}""", "a", 2)]
    public async Task Response_of_another_form_is_read_as_far_as_possible(string results, string? id, int? count)
    {
        Emulator.Faults.Next("deployed-resources", Fault.Answer(200, $$"""{"results":{{results}}}"""));

        var found = Assert.Single(await Client.DeployedResourcesAsync([CertificateId], ["ALL"], CancellationToken.None).WaitAsync(WaitingTime.Patience));

        Assert.Equal((id, count), (found.CertificateId, found.Services?.Single().Count));
        Assert.Null(found.Services?.Single().Regions);
    }

    [Theory]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"results":"none"}""")]
    [InlineData("""[]""")]
    public async Task Answer_without_results_fails(string answer)
    {
        Emulator.Faults.Next("deployed-resources", Fault.Answer(200, answer));

        Assert.Equal(ScmErrorKind.Unavailable, (await FailAsync("deployed-resources", NewClient(attempts: 1))).Kind);
    }

    private Task<string?> DeployAsync(string id, DeployRequest request) =>
        Client.DeployAsync(id, request, CancellationToken.None).WaitAsync(WaitingTime.Patience);
}
