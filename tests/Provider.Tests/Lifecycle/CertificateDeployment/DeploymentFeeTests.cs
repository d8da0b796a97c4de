using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>M3, M5: a deployment that costs a fee, when answers are lost or SCM's list is late.</summary>
public sealed class DeploymentFeeTests : ProviderFixture
{
    /// <summary>The faults that can affect a deployment request.</summary>
    public static TheoryData<string> DeployFaults => [.. FaultCatalogue.All.Where(fault => fault.IsFor("deploy")).Select(fault => fault.Name)];

    /// <summary>The next run deploys what was certainly not deployed, finds what was, and leaves the rest to the user.</summary>
    [Theory]
    [MemberData(nameof(DeployFaults))]
    public async Task Update_with_any_fault_never_pays_twice(string fault)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var (old, id) = (Add(Deployments.Imported), Add(Deployments.Imported));
        var program = Deployments.To("CDN", old).With("acceptFee", true);
        var deployed = await this.DeployedAsync(program);
        program = program.With("certificateId", id);
        Emulator.Faults.Nth("deploy", 1, FaultCatalogue.Find(fault).Fault);

        var (updated, isReady) = await TryAsync(() => this.UpdateAsync(deployed, program), deployed);
        Assert.InRange(Emulator.History.Count(request => request.Operation == "deploy" && request.Answered != "429"), 0, 1);
        Emulator.Faults.Clear();
        await BeginRunAsync();
        if (!isReady) (updated, isReady) = await TryAsync(() => this.UpdateAsync(updated, program), updated);

        var isThere = Emulator.Targets.Single().CertificateId == id;
        Assert.Equal((isThere, isThere ? 2 : 1), (isReady, Emulator.Fees));
        if (!isReady) Assert.True(updated.IsInDoubt());
    }

    /// <summary>The target has the certificate that was sent last, whatever SCM's list shows.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Previous_certificate_is_not_adopted_while_SCM_does_not_list_the_last_one_yet(bool isInDoubt)
    {
        var target = Emulator.AddTarget(Deployments.Target("CDN"));
        var (first, second) = (Add(Deployments.Imported), Add(Deployments.Imported));
        var program = Deployments.To("CDN", first).With("acceptFee", true);
        var deployed = await this.DeployedAsync(program);
        Emulator.Switches.DeploymentListedAfterLooks = 100;
        if (isInDoubt) Emulator.Faults.Next("deploy", Fault.ResetAfterCommit);
        var update = this.UpdateAsync(deployed, program.With("certificateId", second));
        var unlisted = isInDoubt ? await IsNotReadyAsync(update) : await update;
        await BeginRunAsync();

        await FailsAsync(this.UpdateAsync(unlisted, program), "FailedPrecondition", first, second, "out of date", "Nothing was sent");

        Assert.Equal([first, second], Emulator.Targets.Single().Deployments);
        Emulator.ChangeTarget(target.Id, second); // and now it is listed
        Emulator.Switches.DeploymentListedAfterLooks = 0;
        Assert.True((await this.UpdateAsync(unlisted, program)).IsConfirmed());
        Assert.Equal([first, second, first], Emulator.Targets.Single().Deployments);
    }

    /// <summary>A Create or a refresh that finds a newer certificate advises this.</summary>
    [Fact]
    public async Task Certificate_that_SCM_lists_in_place_of_the_recorded_one_is_adopted()
    {
        var (old, newer) = (Add(Deployments.Imported with { NotAfter = "2025-06-01 00:00:00.0" }), Add(Deployments.Imported));
        Emulator.AddTarget(Deployments.Target("CDN") with { CertificateId = newer });
        var program = Deployments.To("CDN", old).With("acceptFee", true);
        var kept = await this.DeployedAsync(program);

        Assert.True((await this.UpdateAsync(kept, program.With("certificateId", newer))).IsConfirmed());

        Assert.Equal((0, 0), (Sent("deploy"), Emulator.Fees));
    }

    /// <summary>A deployment that took effect does not have to meet the conditions.</summary>
    [Theory]
    [InlineData("fee not accepted any more")]
    [InlineData("expired")]
    public async Task Deployment_in_doubt_that_SCM_lists_by_now_is_found_whatever_has_changed(string change)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        Emulator.Switches.DeploymentListedAfterLooks = 4;
        var id = Add(Deployments.Imported);
        Emulator.Faults.Next("deploy", Fault.ResetAfterCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", id).With("acceptFee", true)));
        await BeginRunAsync();
        if (change == "expired") Emulator.Expire(id);
        var program = Deployments.To("CDN", id).With("acceptFee", change == "expired");

        await this.UpdateAsync(doubtful, program, preview: true);
        Shows(Assert.Single(Warnings), id, "Unless");
        var updated = await this.UpdateAsync(doubtful, program);

        Assert.Equal((true, false, 1), (updated.IsConfirmed(), updated.IsInDoubt(), Sent("deploy")));
    }

    [Fact]
    public async Task Deployment_in_doubt_that_SCM_does_not_list_needs_a_certificate_that_can_be_deployed()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var id = Add(Deployments.Issued);
        Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", id)));
        await BeginRunAsync();
        Emulator.Expire(id);

        await FailsAsync(this.UpdateAsync(doubtful, doubtful.Inputs), "FailedPrecondition", id, "EXPIRED");

        Assert.Equal(1, Sent("deploy"));
    }

    /// <summary>Another certificate is another deployment.</summary>
    [Fact]
    public async Task Another_certificate_in_the_program_ends_a_doubt()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var program = Deployments.To("CDN", Add(Deployments.Imported)).With("acceptFee", true);
        Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(program));
        await BeginRunAsync();

        var updated = await this.UpdateAsync(doubtful, program.With("certificateId", Add(Deployments.Imported)));

        Assert.Equal((true, false, 1), (updated.IsConfirmed(), updated.IsInDoubt(), Emulator.Fees));
    }

    /// <summary>The ways out of a doubt: <c>--target-replace</c>, which is a Create and a Delete, or an import.</summary>
    [Theory]
    [InlineData("replaced", true, 1)] // SCM lists it by now
    [InlineData("replaced", false, 2)]
    [InlineData("imported", true, 1)]
    [InlineData("imported", false, 1)]
    public async Task Doubt_is_ended_by_the_user(string how, bool isListed, int fees)
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { NeverListed = !isListed });
        Emulator.Switches.DeploymentListedAfterLooks = 4;
        var id = Add(Deployments.Imported);
        Emulator.Faults.Next("deploy", Fault.ResetAfterCommit);
        var doubtful = await IsNotReadyAsync(this.DeployAsync(Deployments.To("CDN", id).With("acceptFee", true)));
        await BeginRunAsync();

        var ended = how == "replaced"
            ? await this.CreateAsync(doubtful.Inputs, urn: Deployments.Urn())
            : (await this.ImportAsync($"{Deployments.IdOf("CDN")}/{id}", Deployments.Urn()))!;
        if (how == "replaced") await this.DeleteAsync(doubtful);
        await BeginRunAsync();
        await this.UpdateAsync(ended, doubtful.Inputs);

        Assert.Equal((isListed, false, fees), (ended.IsConfirmed(), ended.IsInDoubt(), Emulator.Fees));
        Assert.Equal(id, Emulator.Targets.Single().CertificateId);
    }

    private static async Task<(Resource State, bool IsReady)> TryAsync(Func<Task<Resource>> update, Resource before)
    {
        try
        {
            return (await update(), true);
        }
        catch (RpcFailure failure)
        {
            return (failure.InitFailure is null ? before : Unfinished(failure), false);
        }
    }
}
