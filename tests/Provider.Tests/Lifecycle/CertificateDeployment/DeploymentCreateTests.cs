using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>M3: Create deploys once, and reports what SCM lists on the target.</summary>
public sealed class DeploymentCreateTests : ProviderFixture
{
    [Theory]
    [InlineData("CDN")]
    [InlineData("ELB")]
    [InlineData("WAF")]
    public async Task Create_deploys_once_and_is_confirmed_by_the_first_look(string service)
    {
        Emulator.AddTarget(Deployments.Target(service));
        var id = Add(Deployments.Issued);

        var deployed = await this.DeployAsync(Deployments.To(service, id));

        Assert.Equal((Deployments.IdOf(service), id), (deployed.Id, Emulator.Targets.Single().CertificateId));
        Assert.Equal((true, id, false), (deployed.IsConfirmed(), deployed.DeployedCertificateId(), deployed.IsInDoubt()));
        Assert.Equal(["show", "list", "deploy", "deployed-resources"], Emulator.History.Select(request => request.Operation));
        Assert.Equal((TimeSpan.Zero, 0), (Time.Passed, Emulator.Fees));
        Assert.Empty(Warnings);
        Assert.Empty(Infos);
        Assert.Empty(await this.ChangesAsync(deployed, deployed.Inputs));
    }

    [Fact]
    public async Task Create_waits_for_the_confirmation()
    {
        Emulator.AddTarget(Deployments.Target("ELB"));
        Emulator.Switches.DeploymentListedAfterLooks = 3;

        var deployed = await this.DeployAsync(Deployments.To("ELB", Add(Deployments.Issued)));

        Assert.True(deployed.IsConfirmed());
        Assert.Equal(TimeSpan.FromSeconds(0.25 + 0.5 + 1), Time.Passed);
        Assert.All(StatusLines, line => Shows(line, Deployments.ObjectId));
        Assert.Empty(Infos);
    }

    /// <summary>How SCM detects deployments is not documented.</summary>
    [Fact]
    public async Task Deployment_that_SCM_never_lists_succeeds_after_half_a_minute_and_is_not_repeated()
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { NeverListed = true });
        var id = Add(Deployments.Issued);

        var deployed = await this.DeployAsync(Deployments.To("CDN", id));

        Assert.Equal((false, null, false), (deployed.IsConfirmed(), deployed.DeployedCertificateId(), deployed.IsInDoubt()));
        Assert.Equal((TimeSpan.FromSeconds(30), 1), (Time.Passed, Sent("deploy")));
        Shows(Assert.Single(Infos), id, Deployments.Domain, "isConfirmed");
        Assert.Empty(Warnings);
        Assert.Empty(await this.ChangesAsync(deployed, deployed.Inputs));
    }

    [Fact]
    public async Task Confirmation_without_an_answer_does_not_say_what_SCM_lists()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Faults.Onward("deployed-resources", 1, Fault.HangBeforeCommit);
        var create = await HeldAsync(this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))));

        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.False((await create.WaitAsync(WaitingTime.Patience)).IsConfirmed());
        Shows(Assert.Single(Infos), "isConfirmed", "has not answered yet");
    }

    /// <summary>The certificate is deployed, so it would be wrong to fail.</summary>
    [Theory]
    [InlineData("not allowed")]
    [InlineData("unavailable")]
    public async Task Confirmation_that_cannot_be_queried_is_not_a_failure(string trouble)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.DeployedResourcesDenied = trouble == "not allowed";
        if (trouble == "unavailable") Emulator.Faults.Onward("deployed-resources", 1, Fault.Html(503));

        var deployed = await this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued)));

        Assert.False(deployed.IsConfirmed());
        Shows(Assert.Single([.. Warnings, .. Infos]), trouble == "unavailable" ? "HTTP 503" : "scm:cert:listDeployedResources");
        Assert.InRange(Time.Passed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    /// <summary>The response is 200 with the message of the target's service. There is no look, because the target has refused the certificate.</summary>
    [Theory]
    [InlineData("CDN", "HTTPS is not enabled for the domain name")]
    [InlineData("ELB", "ELB.8904:certificate 982b8a6a6ebc43809d82a46ca99aaeb7 does not exist")]
    [InlineData("WAF", "")]
    public async Task Entry_in_the_failure_list_is_reported_in_the_words_of_the_target(string service, string text)
    {
        Emulator.AddTarget(Deployments.Target(service) with { Failure = text });

        await FailsAsync(this.DeployAsync(Deployments.To(service, Add(Deployments.Issued))), "FailedPrecondition", service, text);

        Assert.Equal((1, 0, 0), (Sent("deploy"), Sent("deployed-resources"), Emulator.Deployments));
    }

    [Fact]
    public async Task Message_of_a_target_is_shown_without_personal_data()
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { Failure = "call +86 138 0000 0000" });

        var failure = await FailsAsync(this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))), "FailedPrecondition", "[hidden]");

        Assert.DoesNotContain("138", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("UNPASSED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("REVOKING")]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    [InlineData("SOMETHING_NEW")]
    [InlineData("missing", "NotFound")]
    public async Task Certificate_that_SCM_does_not_deploy_is_not_sent(string status, string code = "FailedPrecondition")
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = status == "missing" ? "scs0000000000000" : AddApplied(status);

        await FailsAsync(this.DeployAsync(Deployments.To("CDN", id)), code, id, code == "NotFound" ? "" : status);

        Assert.Equal(0, Sent("deploy"));
    }

    [Theory]
    [InlineData("SM2")]
    [InlineData("shop.example.com")]
    public async Task Certificate_that_the_target_cannot_use_is_not_sent(string why)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(why == "SM2" ? Deployments.Issued with { KeyAlgorithm = "SM2" } : Deployments.Issued with { Domain = why });

        await FailsAsync(this.DeployAsync(Deployments.To("CDN", id)), "FailedPrecondition", id, why);

        Assert.Equal(0, Sent("deploy"));
    }

    [Theory]
    [InlineData("*.example.com", null)]
    [InlineData("example.com", "a.example.org;www.example.com")]
    public async Task Certificate_covers_a_domain_by_a_wildcard_or_an_additional_name(string domain, string? sans)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));

        Assert.True((await this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued with { Domain = domain, Sans = sans })))).IsConfirmed());
    }

    /// <summary>As after any refusal (S2), the provider looks once. Here, it finds nothing.</summary>
    [Theory]
    [InlineData("SCM.0212", 400, "PermissionDenied", "CDN")]
    [InlineData("SCM.4002", 401, "PermissionDenied", "scm:cert:deployResources")]
    [InlineData("SCM.0010", 400, "FailedPrecondition", "SM2")]
    [InlineData("SCM.0101", 400, "FailedPrecondition", "console")]
    [InlineData("SCM.0069", 400, "FailedPrecondition", "projectName")]
    [InlineData("SCM.0059", 400, "InvalidArgument", "CSR")]
    [InlineData("SCM.0030", 400, "InvalidArgument", "service")]
    public async Task Refusal_is_reported_with_advice_and_nothing_is_deployed(string code, int status, string failure, string text)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Faults.Next("deploy", Fault.Error(status, code, "no"));

        await FailsAsync(this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))), failure, code, text);

        Assert.Equal((1, 1, 0), (Sent("deploy"), Sent("deployed-resources"), Emulator.Deployments));
    }

    [Theory]
    [InlineData("CDN", "SCM.0212")]
    [InlineData("ELB", "SCM.0202")]
    [InlineData("WAF", "SCM.0222")]
    public async Task User_without_permissions_at_the_target_gets_the_name_of_the_service(string service, string code)
    {
        Emulator.AddTarget(Deployments.Target(service));
        Emulator.Switches.TargetPermissionDenied = true;

        await FailsAsync(this.DeployAsync(Deployments.To(service, Add(Deployments.Issued))), "PermissionDenied", code, $"permissions at {service}");
    }

    /// <summary>S2: someone else was faster, or a proxy answered in place of the service.</summary>
    [Fact]
    public async Task Refusal_of_an_existing_deployment_is_a_warning()
    {
        var id = Add(Deployments.Issued);
        Emulator.AddTarget(Deployments.Target("CDN") with { CertificateId = id });
        Emulator.Faults.Next("deploy", Fault.Error(400, "SCM.0028", "Push cert error"));

        Assert.True((await this.DeployAsync(Deployments.To("CDN", id))).IsConfirmed());

        Shows(Assert.Single(Warnings), "SCM.0028", id);
    }

    /// <summary>The application had a CSR, so SCM does not have the key.</summary>
    [Fact]
    public async Task Certificate_whose_key_SCM_does_not_have_is_refused_by_the_service()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued with { KeyAlgorithm = null, Csr = Rules.CsrSamples.Read("ec-p256") });

        await FailsAsync(this.DeployAsync(Deployments.To("CDN", id)), "InvalidArgument", "SCM.0059");
    }

    /// <summary>M3: the console replaces certificates automatically. A program that lags behind must not deploy the old one over the new one.</summary>
    [Theory]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("CANCELSUPPLEMENTING")]
    [InlineData("UPLOAD")]
    public async Task Newer_certificate_for_the_same_names_is_kept_on_the_target_with_a_warning(string status)
    {
        var (old, newer) = (Add(Deployments.Issued with { NotAfter = "2025-06-01 00:00:00.0" }), Add(Deployments.Issued with { Status = status }));
        Emulator.AddTarget(Deployments.Target("CDN") with { CertificateId = newer });

        var deployed = await this.DeployAsync(Deployments.To("CDN", old));

        Assert.Equal((false, newer), (deployed.IsConfirmed(), deployed.DeployedCertificateId()));
        Assert.Equal(0, Sent("deploy"));
        Shows(Assert.Single(Warnings), old, newer, Deployments.Domain);
        Assert.Empty(await this.ChangesAsync(deployed, deployed.Inputs));
    }

    [Theory]
    [InlineData("ISSUED", "www.example.com", "2025-04-01 00:00:00.0")] // ends earlier
    [InlineData("ISSUED", "shop.example.com", null)]
    [InlineData("EXPIRED", "www.example.com", null)]
    [InlineData("REVOKING", "www.example.com", null)]
    public async Task Any_other_certificate_on_the_target_is_replaced(string status, string domain, string? end)
    {
        var other = Add(Deployments.Issued with { Status = status, Domain = domain, NotAfter = end });
        var id = Add(Deployments.Issued with { NotAfter = "2025-06-01 00:00:00.0" });
        Emulator.AddTarget(Deployments.Target("CDN") with { CertificateId = other });

        Assert.True((await this.DeployAsync(Deployments.To("CDN", id))).IsConfirmed());

        Assert.Equal(id, Emulator.Targets.Single().CertificateId);
    }

    /// <summary>Without the permission to look for a newer one, the deployment continues.</summary>
    [Theory]
    [InlineData("list")]
    [InlineData("deployed-resources")]
    public async Task Missing_permission_to_look_for_a_newer_certificate_is_a_warning(string operation)
    {
        var old = Add(Deployments.Issued with { NotAfter = "2025-06-01 00:00:00.0" });
        Add(Deployments.Issued);
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Faults.Next(operation, Fault.Error(401, "SCM.4002", "no"));

        Assert.True((await this.DeployAsync(Deployments.To("CDN", old))).IsConfirmed());

        Shows(Assert.Single(Warnings), old, "SCM.4002");
    }

    /// <summary>T2: messages do not show what the user marked as secret. The ID of the resource still contains it, which a provider cannot avoid.</summary>
    [Fact]
    public async Task Secret_name_of_a_target_is_not_in_messages()
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { Failure = $"{Deployments.Domain} is locked" });
        var program = Deployments.To("CDN", Add(Deployments.Issued)).With("domainName", Property.Secret(Deployments.Domain));

        var failure = await FailsAsync(this.DeployAsync(program), "FailedPrecondition", "[hidden] is locked");

        Assert.DoesNotContain(Deployments.Domain, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_certificate_ID_is_secret_in_all_outputs()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued);

        var deployed = await this.DeployAsync(Deployments.To("CDN", id).With("certificateId", Property.Secret(id)));

        AssertSame(Property.Secret(id), deployed.Outputs["certificateId"]!);
        AssertSame(Property.Secret(id), deployed.Outputs["deployedCertificateId"]!);
        AssertSame(deployed.Outputs, (await this.ReadAsync(deployed))!.Outputs);
    }

    [Fact]
    public async Task Delete_sends_nothing_and_says_that_the_certificate_remains_in_use()
    {
        Emulator.AddTarget(Deployments.Target("ELB"));
        var deployed = await this.DeployedAsync(Deployments.To("ELB", Add(Deployments.Issued)));

        await this.DeleteAsync(deployed);

        Assert.Empty(Emulator.History);
        Shows(Assert.Single(Infos), (string)deployed.Inputs["certificateId"]!, Deployments.ObjectId);
        Assert.Equal((string?)deployed.Inputs["certificateId"], Emulator.Targets.Single().CertificateId);
    }

    [Fact]
    public async Task Delete_of_a_deployment_in_doubt_says_that_the_certificate_may_be_in_use()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued);
        Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", id)));
        await BeginRunAsync();

        await this.DeleteAsync(doubtful);

        Shows(Assert.Single(Infos), $"Certificate {id} may be in use", Deployments.Domain);
    }

    [Fact]
    public async Task Delete_names_the_certificate_that_SCM_lists()
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        var other = Add(Deployments.Issued);
        Emulator.ChangeTarget(target.Id, other);
        var found = (await this.ReadAsync(deployed))!;
        await BeginRunAsync();

        await this.DeleteAsync(found);

        Shows(Assert.Single(Infos), $"Certificate {other} stays in use");
    }

    /// <summary>No SDK skips Check, but another client of the socket may.</summary>
    [Fact]
    public async Task Inputs_that_were_not_checked_fail_without_a_call()
    {
        await FailsAsync(this.CreateAsync([], urn: Deployments.Urn()), "InvalidArgument", "certificateId");
        var incomplete = new JsonObject { ["certificateId"] = CertificateId, ["service"] = "CDN" };
        await FailsAsync(this.CreateAsync(incomplete, urn: Deployments.Urn()), "InvalidArgument");

        Assert.Empty(Emulator.History);
    }
}
