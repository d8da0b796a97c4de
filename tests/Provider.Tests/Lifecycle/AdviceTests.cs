using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>A user who follows the advice in a message succeeds, and does not get the same message again.</summary>
public sealed class AdviceTests : ProviderFixture
{
    private JsonObject Changed => Program(CertificateId).With("domain", "new.example.com");

    [Theory]
    [InlineData("undo")]
    [InlineData("use another certificate")]
    public async Task Change_of_an_issued_certificate_is_undone_or_made_with_another_one(string advice)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        await this.PlanAsync(old, Changed);
        await FailsAsync(this.UpAsync(Changed), "FailedPrecondition", advice);

        await BeginRunAsync();
        if (advice == "undo")
        {
            Assert.Empty(await this.ChangesAsync(old, await this.CheckAsync(Program(CertificateId), old)));
            return;
        }

        var instead = Changed.With("certificateId", Add(new CertificateSeed()));
        Assert.Null((await this.PlanAsync(old, instead))["deleteBeforeReplace"]);
        Assert.Equal(["new.example.com"], (await this.UpAsync(instead)).Texts("domainNames"));
        await this.DeleteAsync(old);
        Assert.Equal("ISSUED", Emulator.Certificate(CertificateId).Status);
    }

    /// <summary>SCM could not be queried when Diff decided.</summary>
    [Fact]
    public async Task Application_under_review_is_withdrawn_first_after_a_refresh()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Faults.Next("show", Fault.Error(403, "SCM.4002", "no"));
        await this.PlanAsync(old, Changed);
        await FailsAsync(this.UpAsync(Changed), "FailedPrecondition", "`pulumi up --refresh`");

        await BeginRunAsync();
        await ReplacesAsync((await this.ReadAsync(old))!);
    }

    /// <summary>The engine creates first, and then the state still has the application.</summary>
    [Fact]
    public async Task Change_with_deleteBeforeReplace_false_is_made_without_the_option()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await this.PlanAsync(old, Changed);
        await FailsAsync(this.UpAsync(Changed), "FailedPrecondition", "deleteBeforeReplace: false is set, remove it");

        await BeginRunAsync();
        await ReplacesAsync(old);
    }

    /// <summary>The engine removes the application from the state without a Delete.</summary>
    [Fact]
    public async Task Change_with_retainOnDelete_is_undone_and_made_without_the_option()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await this.PlanAsync(old, Changed);
        await FailsAsync(this.UpAsync(Changed), "FailedPrecondition", "retainOnDelete is set, undo the change, remove the option");

        await BeginRunAsync();
        var undone = await this.UpBeforeAsync(Program(CertificateId));
        await ReplacesAsync(undone);
    }

    [Fact]
    public async Task Change_together_with_a_rename_needs_an_alias()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await FailsAsync(this.UpAsync(Changed, name: "renamed"), "FailedPrecondition", "add that name as an alias");

        await BeginRunAsync();
        await ReplacesAsync(old, name: "renamed");
    }

    /// <summary>The resource is in the state, so it cannot be imported.</summary>
    [Fact]
    public async Task Change_together_with_a_target_replace_is_made_without_target_replace()
    {
        const string advice = "already in the state, change it without `--target-replace`";
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await this.PreviewAsync(Changed);
        Shows(Assert.Single(Warnings), advice);
        await FailsAsync(this.UpAsync(Changed), "FailedPrecondition", advice);

        await BeginRunAsync();
        await ReplacesAsync(old);
    }

    [Fact]
    public async Task Application_that_no_longer_exists_is_submitted_again_after_a_refresh()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "PAID");
        await FailsAsync(this.UpdateAsync(old, old.Inputs.With("companyUnit", "IT")), "FailedPrecondition", "`pulumi up --refresh`");

        await BeginRunAsync();
        Assert.Null(await this.ReadAsync(old));
        await this.UpAsync(Program(CertificateId));
        Assert.Equal(2, Applies);
    }

    /// <summary>Diff, the second Check, Delete, and Create, as the engine replaces delete-first.</summary>
    private async Task ReplacesAsync(Resource old, string name = "app")
    {
        var resource = old with { Urn = EngineCalls.Urn(name) };
        Assert.True((bool?)(await this.DiffAsync(resource, await this.CheckAsync(Changed, old, name)))["deleteBeforeReplace"]);
        var inputs = await this.CheckAsync(Changed, name: name);
        await this.DeleteAsync(old);
        await this.CreateAsync(inputs, urn: resource.Urn);

        Assert.Equal((2, 1, "new.example.com"), (Applies, Withdrawals, (string?)Emulator.Certificate(CertificateId).Application!["domain"]));
    }
}
