using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;
using DomainName = ScmPulumi.Provider.Rules.DomainName;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>M4: Read of a CertificateDeployment. It forgets a deployment only if it is certain that nothing is on the target.</summary>
public sealed class DeploymentReadTests : ProviderFixture
{
    [Theory]
    [InlineData("CDN")]
    [InlineData("ELB")]
    [InlineData("WAF")]
    public async Task Refresh_changes_nothing_and_sends_one_request(string service)
    {
        Emulator.AddTarget(Deployments.Target(service));
        var deployed = await this.DeployedAsync(Deployments.To(service, Add(Deployments.Issued)));

        var once = (await this.ReadAsync(deployed))!;
        var twice = (await this.ReadAsync(once))!;

        AssertSame(deployed.Outputs, once.Outputs);
        AssertSame(deployed.Inputs, once.Inputs);
        AssertSame(once.Outputs, twice.Outputs);
        Assert.Equal(deployed.Id, once.Id);
        Assert.Equal(["deployed-resources", "deployed-resources"], Emulator.History.Select(request => request.Operation));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Refresh_confirms_what_SCM_lists_late()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.DeploymentListedAfterLooks = 7;
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        Assert.False(deployed.IsConfirmed());

        var found = (await this.ReadAsync(deployed))!;

        Assert.Equal((true, (string?)deployed.Inputs["certificateId"]), (found.IsConfirmed(), found.DeployedCertificateId()));
    }

    /// <summary>The list does not contain the project, so the provider ignores the region in which SCM finds the target.</summary>
    [Fact]
    public async Task Refresh_finds_the_target_in_any_region()
    {
        Emulator.AddTarget(Deployments.Target("ELB") with { Project = "ap-southeast-3_sub" });
        var deployed = await this.DeployedAsync(Deployments.To("ELB", Add(Deployments.Issued)).With("projectName", "ap-southeast-3_sub"));

        Assert.True((await this.ReadAsync(deployed))!.IsConfirmed());
    }

    [Fact]
    public async Task Refresh_finds_nothing_if_nothing_is_on_the_target_any_more()
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        Emulator.ChangeTarget(target.Id, null);

        Assert.Null(await this.ReadAsync(deployed));

        Shows(Assert.Single(Warnings), (string)deployed.Inputs["certificateId"]!, Deployments.Domain, "deploys again");
    }

    /// <summary>How SCM detects deployments is not documented, so the state stays as it is if there is any doubt.</summary>
    [Theory]
    [InlineData("never confirmed", false)]
    [InlineData("region in error", true)]
    [InlineData("listed in a region in error", true)]
    [InlineData("list of the region cut", true)]
    [InlineData("count without resources", true)]
    [InlineData("no entry of the service", true)]
    [InlineData("no entry of the certificate", true)]
    [InlineData("unknown service only", true)]
    [InlineData("certificate expired", false)]
    [InlineData("certificate gone", false)]
    [InlineData("list of certificates incomplete", true)]
    [InlineData("certificate of an unknown status", true)]
    [InlineData("list of certificates forbidden", true)]
    [InlineData("not allowed", true)]
    [InlineData("unavailable", true)]
    [InlineData("no answer", true)]
    [InlineData("signature refused", true)]
    [InlineData("no credentials", true)]
    public async Task Refresh_keeps_the_state_if_it_is_not_certain(string situation, bool warns)
    {
        var target = Emulator.AddTarget(Deployments.Target("ELB") with { NeverListed = situation == "never confirmed" });
        var id = Add(Deployments.Issued);
        var deployed = await this.DeployedAsync(Deployments.To("ELB", id));
        Emulator.ChangeTarget(target.Id, null);
        await BringAboutAsync(situation, id);

        var kept = (await this.ReadAsync(deployed))!;

        AssertSame(deployed.Outputs, kept.Outputs);
        AssertSame(deployed.Inputs, kept.Inputs);
        Assert.Equal(warns ? 1 : 0, Warnings.Count);
    }

    /// <summary>The inputs stay. Otherwise, the next update would deploy the old certificate over the new one.</summary>
    [Theory]
    [InlineData("www.example.com", null)]
    [InlineData("example.com", "www.example.com")] // the twin that a CA may add
    public async Task Refresh_shows_another_certificate_for_the_same_names_and_keeps_the_inputs(string domain, string? sans)
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.AddTwin = sans is not null;
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued with { Domain = domain })));
        var other = Add(Deployments.Issued with { Domain = domain, Sans = sans });
        Emulator.ChangeTarget(target.Id, other);

        var found = (await this.ReadAsync(deployed))!;

        Assert.Equal((true, other), (found.IsConfirmed(), found.DeployedCertificateId()));
        AssertSame(deployed.Inputs, found.Inputs);
        Assert.Empty(await this.ChangesAsync(found, deployed.Inputs));
        Assert.Empty(Warnings);
        Shows(Assert.Single(Infos), other, Deployments.Domain);
        AssertSame(found.Outputs, (await this.ReadAsync(found))!.Outputs);

        Emulator.ChangeTarget(target.Id, null); // and now nothing is there
        Assert.Null(await this.ReadAsync(found));
    }

    /// <summary>A certificate stays valid on its target while it is changed in the console.</summary>
    [Theory]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("CANCELSUPPLEMENTING")]
    [InlineData("REVOKING")]
    [InlineData("UPLOAD")]
    public async Task Refresh_shows_another_certificate_in_any_status_of_an_issued_one(string status)
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        var other = Add(Deployments.Issued with { Status = status });
        Emulator.ChangeTarget(target.Id, other);

        var found = (await this.ReadAsync(deployed))!;

        Assert.Equal((true, other), (found.IsConfirmed(), found.DeployedCertificateId()));
    }

    /// <summary>SCM searches the primary names only, and the primary name of the other certificate may be any of the names.</summary>
    [Theory]
    [InlineData("www.example.com", "example.com", "example.com", "www.example.com")]
    [InlineData("www.example.com", null, "example.com", "www.example.com")] // the CA added the twin
    [InlineData("shop.example.com", "www.example.org", "www.example.org", "shop.example.com")]
    [InlineData("*.shop.example.com", "example.com", "example.com", "*.shop.example.com")]
    public async Task Refresh_finds_another_certificate_whose_primary_name_is_different(string domain, string? sans, string otherDomain, string otherSans)
    {
        var target = Emulator.AddTarget(Deployments.Target("ELB"));
        var deployed = await this.DeployedAsync(Deployments.To("ELB", Add(Deployments.Issued with { Domain = domain, Sans = sans })));
        var other = Add(Deployments.Issued with { Domain = otherDomain, Sans = otherSans });
        Emulator.ChangeTarget(target.Id, other);

        Assert.Equal(other, (await this.ReadAsync(deployed))!.DeployedCertificateId());

        Emulator.ChangeTarget(target.Id, null);
        Assert.Null(await this.ReadAsync(deployed));
    }

    /// <summary>A subscription knows the renewal, even if the page of the list does not contain it. SCM accepts 50 certificates per request.</summary>
    [Fact]
    public async Task Refresh_shows_the_renewal_that_a_subscription_of_the_run_has_found()
    {
        var target = Emulator.AddTarget(Deployments.Target("ELB"));
        var first = Add(Deployments.Issued with { RemainingCertificates = 1 });
        var followed = await this.CreateAsync(new JsonObject { ["certificateId"] = first }, urn: SubscriptionFixture.Urn);
        var deployed = await this.DeployAsync(Deployments.To("ELB", first));
        Time.Advance(TimeSpan.FromDays(171));
        await BeginRunAsync();
        await this.ReadAsync(followed);
        var renewal = Emulator.Certificate(first).NextId!;
        for (var number = 0; number < 51; number++) Add(Deployments.Issued);
        Emulator.ChangeTarget(target.Id, renewal);
        Emulator.ClearHistory();

        Assert.Equal(renewal, (await this.ReadAsync(deployed))!.DeployedCertificateId());

        Assert.Equal(3, Sent("deployed-resources")); // one each for its own certificate, those of the page, and the renewal
    }

    /// <summary>How SCM writes a CDN domain is not documented.</summary>
    [Theory]
    [InlineData("b\u00fccher.example.com", "xn--bcher-kva.example.com")]
    [InlineData("b\u00fccher.example.com", "B\u00dcCHER.example.com.")]
    [InlineData("www.example.com", "WWW.Example.com.")]
    [InlineData("*.example.com", "*.example.com")]
    public async Task Refresh_finds_a_CDN_domain_in_any_form(string domain, string listed)
    {
        var normal = DomainName.Normalise(domain);
        var id = Add(Deployments.Issued with { Domain = normal });
        Emulator.AddTarget(new TargetSeed { Service = "CDN", Name = normal });
        Emulator.Switches.DeploymentListedAfterLooks = 1000;
        var deployed = await this.DeployedAsync(Deployments.To("CDN", id).With("domainName", domain));
        AnswersWith(id, $$"""
            {"service":"CDN","resource_num":1,"region_resources":[{"region_id":"global","is_error":false,"resources":[{"resource_name":"{{listed}}"}]}]}
            """);

        Assert.Equal(($"CDN/{normal}", true), (deployed.Id, (await this.ReadAsync(deployed))!.IsConfirmed()));
    }

    [Fact]
    public async Task Refresh_reads_all_entries_of_a_service()
    {
        Emulator.AddTarget(Deployments.Target("ELB") with { NeverListed = true });
        var id = Add(Deployments.Issued);
        var deployed = await this.DeployedAsync(Deployments.To("ELB", id));
        AnswersWith(id, $$"""
            {"service":"ELB","resource_num":0,"region_resources":[]},
            {"service":"ELB","resource_num":1,"region_resources":
             [{"region_id":"x","is_error":false,"resources":[{"resource_id":"{{Deployments.ObjectId}}"}]}]}
            """);

        Assert.True((await this.ReadAsync(deployed))!.IsConfirmed());
    }

    [Fact]
    public async Task Refresh_does_not_treat_a_certificate_for_other_names_as_a_successor()
    {
        var target = Emulator.AddTarget(Deployments.Target("ELB"));
        var deployed = await this.DeployedAsync(Deployments.To("ELB", Add(Deployments.Issued)));
        Emulator.ChangeTarget(target.Id, Add(Deployments.Issued with { Domain = "shop.example.com" }));

        Assert.Null(await this.ReadAsync(deployed));
    }

    [Fact]
    public async Task Cancelled_refresh_fails()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        Emulator.Faults.Next("deployed-resources", Fault.HangBeforeCommit);
        var read = await HeldAsync(this.ReadAsync(deployed));

        await this.CancelAsync();

        await FailsAsync(read, "Cancelled");
    }

    private async Task BringAboutAsync(string situation, string id)
    {
        switch (situation)
        {
            case "region in error":
                Emulator.Switches.RegionsInError = ["cn-east-3"];
                break;
            case "list of the region cut":
                for (var number = 0; number < 100; number++) Emulator.AddTarget(new TargetSeed { Service = "ELB", CertificateId = id });
                break;
            case "listed in a region in error":
                Answers($$"""
                    {"service":"ELB","resource_num":1,"region_resources":
                     [{"region_id":"x","is_error":true,"resources":[{"resource_id":"{{Deployments.ObjectId}}"}]}]}
                    """);
                break;
            case "count without resources":
                Answers("""{"service":"ELB","resource_num":1,"region_resources":[]}""");
                break;
            case "no entry of the service":
                Answers("");
                break;
            case "no entry of the certificate":
                Emulator.Faults.Next("deployed-resources", Fault.Answer(200, """{"results":[]}"""));
                break;
            case "unknown service only":
                Answers($$"""
                    {"service":"NEW","resource_num":1,"region_resources":
                     [{"region_id":"x","is_error":false,"resources":[{"resource_id":"{{Deployments.ObjectId}}"}]}]}
                    """);
                break;
            case "certificate expired":
                Emulator.Expire(id);
                break;
            case "certificate gone":
                Emulator.Remove(id);
                break;
            case "list of certificates incomplete":
                for (var number = 0; number < 50; number++) Add(Deployments.Issued);
                break;
            case "certificate of an unknown status":
                Emulator.SetStatus(Add(Deployments.Issued), "SOMETHING_NEW");
                break;
            case "list of certificates forbidden":
                Emulator.Faults.Next("list", Fault.Error(401, "SCM.4002", "no"));
                break;
            case "not allowed":
                Emulator.Switches.DeployedResourcesDenied = true;
                break;
            case "unavailable":
                Emulator.Faults.Onward("deployed-resources", 1, Fault.Html(503));
                break;
            case "no answer":
                Emulator.Faults.Onward("deployed-resources", 1, FaultCatalogue.Find("no-answer").Fault);
                break;
            case "signature refused":
                Emulator.Faults.Next("deployed-resources", Fault.RefuseSignature);
                break;
            case "no credentials":
                await BeginRunAsync(accessKey: null);
                break;
        }

        void Answers(string services) => AnswersWith(id, services);
    }

    private void AnswersWith(string id, string services) => Emulator.Faults.Next(
        "deployed-resources", Fault.Answer(200, $$"""{"results":[{"certificate_id":"{{id}}","deployed_resources":[{{services}}]}]}"""));
}
