using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>M2, M3, M5: another certificate goes to the same target, and a fee is never paid twice for one deployment.</summary>
public sealed class DeploymentUpdateTests : ProviderFixture
{
    [Theory]
    [InlineData("CDN")]
    [InlineData("ELB")]
    [InlineData("WAF")]
    public async Task Update_deploys_the_other_certificate_to_the_same_target(string service)
    {
        Emulator.AddTarget(Deployments.Target(service));
        var (old, id) = (Add(Deployments.Issued), Add(Deployments.Issued));
        var deployed = await this.DeployedAsync(Deployments.To(service, old));

        var updated = await this.UpdateAsync(deployed, Deployments.To(service, id));

        Assert.Equal((id, true, id), ((string?)updated.Outputs["certificateId"], updated.IsConfirmed(), updated.DeployedCertificateId()));
        Assert.Equal([old, id], Emulator.Targets.Single().Deployments);
        Assert.Equal(["show", "deploy", "deployed-resources"], Emulator.History.Select(request => request.Operation));
    }

    [Fact]
    public async Task Update_resets_the_confirmation_until_SCM_lists_the_certificate()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        Emulator.Switches.DeploymentListedAfterLooks = 1000;

        var updated = await this.UpdateAsync(deployed, Deployments.To("CDN", Add(Deployments.Issued)));

        Assert.Equal((false, null), (updated.IsConfirmed(), updated.DeployedCertificateId()));
    }

    /// <summary>The program asks for it. Only a Create keeps a newer certificate, because its program may lag behind.</summary>
    [Fact]
    public async Task Update_deploys_an_older_certificate_over_a_newer_one()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var (older, newer) = (Add(Deployments.Issued with { NotAfter = "2025-06-01 00:00:00.0" }), Add(Deployments.Issued));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", newer));

        Assert.Equal(older, (await this.UpdateAsync(deployed, Deployments.To("CDN", older))).DeployedCertificateId());
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Update_of_acceptFee_alone_sends_nothing_and_keeps_the_outputs(bool isListed)
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { NeverListed = !isListed });
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        var program = deployed.Inputs.With("acceptFee", true);

        var previewed = await this.UpdateAsync(deployed, program, preview: true);
        var updated = await this.UpdateAsync(deployed, program);

        Assert.Empty(Emulator.History);
        AssertSame(deployed.Outputs.With("acceptFee", true), updated.Outputs);
        AssertSame(updated.Outputs, previewed.Outputs);
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("EXPIRED")]
    [InlineData("UPLOAD")] // the fee
    [InlineData("SM2")]
    [InlineData("shop.example.com")]
    public async Task Update_to_a_certificate_that_cannot_be_deployed_sends_nothing(string what)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        var id = what switch
        {
            "SM2" => Add(Deployments.Issued with { KeyAlgorithm = what }),
            "shop.example.com" => Add(Deployments.Issued with { Domain = what }),
            _ => AddApplied(what),
        };

        await FailsAsync(this.UpdateAsync(deployed, Deployments.To("CDN", id)), "FailedPrecondition", id);

        Assert.Equal(0, Sent("deploy"));
    }

    [Fact]
    public async Task Update_without_permissions_at_the_target_fails()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        Emulator.Switches.TargetPermissionDenied = true;

        await FailsAsync(this.UpdateAsync(deployed, Deployments.To("CDN", Add(Deployments.Issued))), "PermissionDenied", "SCM.0212", "permissions at CDN");

        Assert.Equal(1, Sent("deploy"));
    }

    [Fact]
    public async Task Refused_Update_is_a_warning_if_the_certificate_is_already_there()
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        var id = Add(Deployments.Issued);
        Emulator.ChangeTarget(target.Id, id);
        Emulator.Faults.Next("deploy", Fault.Error(400, "SCM.0028", "Push cert error"));

        Assert.Equal(id, (await this.UpdateAsync(deployed, Deployments.To("CDN", id))).DeployedCertificateId());

        Shows(Assert.Single(Warnings), "SCM.0028", id);
    }

    [Fact]
    public async Task Update_to_a_certificate_that_costs_a_fee_needs_the_permission_to_look()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        Emulator.Switches.DeployedResourcesDenied = true;

        await FailsAsync(
            this.UpdateAsync(deployed, Deployments.To("CDN", Add(Deployments.Imported)).With("acceptFee", true)),
            "PermissionDenied", "scm:cert:listDeployedResources");

        Assert.Equal(0, Sent("deploy"));
    }

    /// <summary>The engine keeps the old state, and the next run asks for the same Update again.</summary>
    [Fact]
    public async Task Update_that_failed_is_repeated_by_the_next_run()
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        var (old, id) = (Add(Deployments.Issued), Add(Deployments.Issued));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", old));
        Emulator.Faults.Next("deploy", Fault.Answer(200, """{"failure_list":[{"failure_info":"busy"}]}"""));
        await FailsAsync(this.UpdateAsync(deployed, Deployments.To("CDN", id)), "FailedPrecondition", "busy");

        Assert.Equal(id, (await this.UpdateAsync(deployed, Deployments.To("CDN", id))).DeployedCertificateId());
        Assert.Equal([old, id], Emulator.Targets.Single().Deployments);
        Assert.Equal(target.Id, Emulator.Targets.Single().Id);
    }

    /// <summary>L2: the engine asks for an Update of what Diff calls a replacement in <c>pulumi do … patch --stateless</c>.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Patch_to_another_target_is_refused_and_says_how_to_make_the_change(bool preview)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued);
        await this.DeployAsync(Deployments.To("CDN", id));

        var patch = this.PatchAsync(
            $"CDN/{Deployments.Domain}/{id}", new JsonObject { ["domainName"] = "shop.example.com" }, preview, "CertificateDeployment");

        await FailsAsync(patch, "FailedPrecondition", "domainName", "pulumi up");
    }

    /// <summary>M5: the default is not to pay.</summary>
    [Theory]
    [InlineData("imported")]
    [InlineData("test")]
    public async Task Fee_that_is_not_accepted_stops_Create_and_Update_before_anything_is_sent(string kind)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(kind == "imported" ? Deployments.Imported : Deployments.Test);
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));

        await FailsAsync(this.DeployAsync(Deployments.To("CDN", id)), "FailedPrecondition", id, "30 CNY", "acceptFee");
        await FailsAsync(this.UpdateAsync(deployed, Deployments.To("CDN", id)), "FailedPrecondition", id, "30 CNY", "acceptFee");

        Assert.Equal((0, 0), (Sent("deploy"), Emulator.Fees));
    }

    [Theory]
    [InlineData("DV_SSL_CERT_BASIC", "SINGLE_DOMAIN", 3, 1)]
    [InlineData("DV_SSL_CERT_BASIC", "SINGLE_DOMAIN", 12, 0)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 3, 0)]
    public async Task Fee_is_reported_once_per_request_and_paid_once(string type, string domainType, int validity, int fees)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued with { Type = type, DomainType = domainType, ValidityPeriod = validity });

        await this.DeployAsync(Deployments.To("CDN", id).With("acceptFee", true));

        Assert.Equal((fees, fees), (Infos.Count(info => info.Contains("30 CNY", StringComparison.Ordinal)), Emulator.Fees));
    }

    /// <summary>The run was killed after the deployment, before the state was written.</summary>
    [Fact]
    public async Task Certificate_that_is_already_deployed_is_adopted_if_a_deployment_costs_a_fee()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var program = Deployments.To("CDN", Add(Deployments.Imported)).With("acceptFee", true);
        await this.DeployAsync(program);
        await BeginRunAsync();

        Assert.True((await this.DeployAsync(program)).IsConfirmed());

        Assert.Equal((1, 1), (Sent("deploy"), Emulator.Fees));
        Assert.DoesNotContain("30 CNY", Assert.Single(Infos), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_whose_state_was_lost_is_adopted_if_a_deployment_costs_a_fee()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var (old, id) = (Add(Deployments.Imported), Add(Deployments.Imported));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", old).With("acceptFee", true));
        await this.UpdateAsync(deployed, deployed.Inputs.With("certificateId", id)); // its state is lost
        await BeginRunAsync();

        Assert.Equal(id, (await this.UpdateAsync(deployed, deployed.Inputs.With("certificateId", id))).DeployedCertificateId());

        Assert.Equal(2, Emulator.Fees);
        Assert.Equal([old, id], Emulator.Targets.Single().Deployments);
    }

    /// <summary>The state still has the old certificate, and the target has the new one. A refresh in between shows that, and changes nothing else.</summary>
    [Fact]
    public async Task Update_whose_state_was_lost_is_shown_by_a_refresh_and_finished_by_the_next_run()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var (old, id) = (Add(Deployments.Imported), Add(Deployments.Imported));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", old).With("acceptFee", true));
        await this.UpdateAsync(deployed, deployed.Inputs.With("certificateId", id));
        await BeginRunAsync();

        var found = (await this.ReadAsync(deployed))!;
        var updated = await this.UpdateAsync(found, found.Inputs.With("certificateId", id));

        Assert.Equal((old, id), ((string?)found.Inputs["certificateId"], found.DeployedCertificateId()));
        Assert.Equal((id, true, 2), (updated.DeployedCertificateId(), updated.IsConfirmed(), Emulator.Fees));
    }

    [Fact]
    public async Task Free_deployment_is_repeated_without_a_look()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var program = Deployments.To("CDN", Add(Deployments.Issued));
        await this.DeployedAsync(program);

        await this.DeployAsync(program);

        Assert.Equal((1, 1), (Sent("deploy"), Sent("deployed-resources")));
    }

    /// <summary>Otherwise, the run after a killed one could pay twice.</summary>
    [Fact]
    public async Task Fee_without_the_permission_to_look_first_is_not_paid()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.DeployedResourcesDenied = true;

        await FailsAsync(
            this.DeployAsync(Deployments.To("CDN", Add(Deployments.Imported)).With("acceptFee", true)), "PermissionDenied", "scm:cert:listDeployedResources");

        Assert.Equal(0, Sent("deploy"));
    }
}
