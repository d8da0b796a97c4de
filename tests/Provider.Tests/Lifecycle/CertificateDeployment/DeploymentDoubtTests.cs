using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>
/// M3: if the answer to a deployment is lost, the provider looks for it, and never sends it again in the same run. Each Create or Update sends at most one
/// request.
/// </summary>
public sealed class DeploymentDoubtTests : ProviderFixture
{
    [Theory]
    [InlineData("reset-after-commit", 0)]
    [InlineData("nulls", 0)]
    [InlineData("missing-fields", 0)]
    [InlineData("looks-lag", 0)] // no doubt, but SCM lists it late
    [InlineData("no-answer-after-commit", 0)]
    [InlineData("reset-after-commit", 2)]
    public async Task Deployment_is_found_after_a_doubt(string fault, int staleLooks)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.DeploymentListedAfterLooks = staleLooks;
        Emulator.Faults.Next("deploy", FaultCatalogue.Find(fault).Fault);

        var deployed = await this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued)));

        Assert.Equal((true, false, 1), (deployed.IsConfirmed(), deployed.IsInDoubt(), Sent("deploy")));
        Assert.Equal(1, Emulator.Deployments);
    }

    [Fact]
    public async Task Deployment_that_no_look_finds_is_an_init_failure_and_the_next_run_deploys()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued);
        Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit);

        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", id)), id, Deployments.Domain, "This run does not send it again");

        Assert.Equal(("CDN/www.example.com", false, true), (doubtful.Id, doubtful.IsConfirmed(), doubtful.IsInDoubt()));
        Assert.Equal((1, 4, TimeSpan.FromSeconds(30)), (Sent("deploy"), Sent("deployed-resources"), Time.Passed));

        await BeginRunAsync();
        var deployed = await this.UpdateAsync(doubtful, doubtful.Inputs);
        Assert.Equal((true, false, 2), (deployed.IsConfirmed(), deployed.IsInDoubt(), Sent("deploy")));
    }

    [Fact]
    public async Task Next_run_finds_a_late_effect_and_sends_nothing()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.DeploymentListedAfterLooks = 4;
        Emulator.Faults.Next("deploy", Fault.ResetAfterCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))));
        await BeginRunAsync();

        var deployed = await this.UpdateAsync(doubtful, doubtful.Inputs);

        Assert.Equal((true, false, 1), (deployed.IsConfirmed(), deployed.IsInDoubt(), Sent("deploy")));
    }

    /// <summary>M5: another request could cost another fee, so the user must check the target.</summary>
    [Fact]
    public async Task Deployment_in_doubt_that_costs_a_fee_is_never_sent_again()
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { NeverListed = true });
        var program = Deployments.To("CDN", Add(Deployments.Imported)).With("acceptFee", true);
        Emulator.Faults.Next("deploy", Fault.ResetAfterCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(program), "another fee");

        for (var run = 0; run < 2; run++)
        {
            await BeginRunAsync();
            doubtful = await IsNotReadyAsync(
                this.UpdateAsync(doubtful, doubtful.Inputs), Deployments.Domain, "Look at the target", $"--target-replace '{Deployments.Urn()}'");
        }

        Assert.Equal((1, 1, true), (Sent("deploy"), Emulator.Fees, doubtful.IsInDoubt()));
    }

    [Fact]
    public async Task Deployment_in_doubt_that_costs_a_fee_is_found_by_the_next_run()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.DeploymentListedAfterLooks = 4;
        var program = Deployments.To("CDN", Add(Deployments.Imported)).With("acceptFee", true);
        Emulator.Faults.Next("deploy", Fault.ResetAfterCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(program));
        await BeginRunAsync();

        Assert.True((await this.UpdateAsync(doubtful, doubtful.Inputs)).IsConfirmed());

        Assert.Equal((1, 1), (Sent("deploy"), Emulator.Fees));
    }

    /// <summary>A refresh would drop the failure that the engine recorded, unless Read reports it again.</summary>
    [Fact]
    public async Task Refresh_keeps_a_doubt_until_SCM_lists_the_certificate()
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued);
        Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", id)));

        doubtful = await IsNotReadyAsync(this.ReadAsync(doubtful), id, Deployments.Domain);
        Emulator.ChangeTarget(target.Id, id);
        var found = (await this.ReadAsync(doubtful))!;

        Assert.Equal((true, false), (found.IsConfirmed(), found.IsInDoubt()));
    }

    [Fact]
    public async Task Refresh_without_a_connection_keeps_a_doubt_and_does_not_say_what_SCM_lists()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))));
        await BeginRunAsync(Nowhere);

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => this.ReadAsync(doubtful));

        AssertSame(doubtful.Outputs, Unfinished(failure).Outputs);
        Assert.DoesNotContain("does not list", failure.Display, StringComparison.Ordinal);
        Shows(Assert.Single(Warnings), "127.0.0.1");
    }

    /// <summary>An Update whose outcome is in doubt records the new certificate as not confirmed.</summary>
    [Fact]
    public async Task Update_in_doubt_records_the_new_certificate_and_the_next_run_finishes_it()
    {
        Emulator.AddTarget(Deployments.Target("ELB"));
        var (old, id) = (Add(Deployments.Issued), Add(Deployments.Issued));
        var deployed = await this.DeployedAsync(Deployments.To("ELB", old));
        Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit);

        var doubtful = await IsNotReadyAsync(this.UpdateAsync(deployed, Deployments.To("ELB", id)));

        Assert.Equal((id, false, true), ((string?)doubtful.Inputs["certificateId"], doubtful.IsConfirmed(), doubtful.IsInDoubt()));
        Assert.Equal(id, (await this.UpdateAsync(doubtful, doubtful.Inputs)).DeployedCertificateId());
        Assert.Equal([old, id], Emulator.Targets.Single().Deployments);
    }

    /// <summary>The permission to look is missing, so a free deployment is repeated in the next run, and one that costs a fee is not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Doubt_without_the_permission_to_look_is_resolved_only_if_free(bool hasFee)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(hasFee ? Deployments.Imported : Deployments.Issued);
        Emulator.Faults.Next("deploy", Fault.ResetAfterCommit);
        if (hasFee) Emulator.Faults.Onward("deployed-resources", 2, Fault.Error(401, "SCM.4002", "no"));
        else Emulator.Switches.DeployedResourcesDenied = true;
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", id).With("acceptFee", hasFee)), "SCM.4002");
        await BeginRunAsync();

        var update = this.UpdateAsync(doubtful, doubtful.Inputs);

        if (hasFee) await FailsAsync(update, "PermissionDenied", "scm:cert:listDeployedResources");
        else Assert.False((await update).IsInDoubt());
        Assert.Equal(hasFee ? 1 : 2, Sent("deploy"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_during_a_request_keeps_the_known_state(bool commits)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Faults.Next("deploy", commits ? Fault.HangAfterCommit : Fault.HangBeforeCommit);
        var create = await HeldAsync(this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))));

        await this.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(4)); // how long the provider waits for an answer after a cancel

        if (commits) Assert.True((await create).IsConfirmed());
        else Assert.True((await IsNotReadyAsync(create)).IsInDoubt());
        Assert.Equal(1, Sent("deploy"));
    }

    [Fact]
    public async Task Cancel_during_the_wait_for_the_confirmation_succeeds()
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { NeverListed = true });
        var create = await WaitingAsync(() => this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))));

        await this.CancelAsync();

        Assert.False((await create).IsConfirmed());
    }

    [Fact]
    public async Task Cancel_before_the_request_changes_nothing()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var create = await HeldAsync(this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))));

        await this.CancelAsync();

        await FailsAsync(create, "Cancelled");
        Assert.Equal(0, Sent("deploy"));
    }

    [Fact]
    public async Task Rivals_that_deploy_to_one_target_both_succeed()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued);

        var both = await Task.WhenAll(this.DeployAsync(Deployments.To("CDN", id)), this.DeployAsync(Deployments.To("CDN", id)));

        Assert.All(both, deployed => Assert.True(deployed.IsConfirmed()));
    }

    /// <summary>Throttling means that nothing was done, so the outcome is not in doubt.</summary>
    [Fact]
    public async Task Throttled_deployment_is_repeated_and_fails_without_doubt()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Faults.Next("deploy", Fault.Throttle(), Fault.Throttle());
        Assert.True((await this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued)))).IsConfirmed());

        Emulator.Faults.Onward("deploy", 1, Fault.Throttle());

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => this.DeployAsync(Deployments.To("CDN", Add(Deployments.Issued))));
        Assert.Equal(("ResourceExhausted", null), (failure.Code, failure.InitFailure));
    }
}
