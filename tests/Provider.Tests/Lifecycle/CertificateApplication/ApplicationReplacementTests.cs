using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>R1 to R3: what a Delete means while the id stays the same.</summary>
public sealed class ApplicationReplacementTests : ProviderFixture
{
    private JsonObject Changed => Program(CertificateId).With("domain", "new.example.com");

    /// <summary>R1: --target-replace and taint; and a rename without an alias, in which the Delete has another URN and causes a warning.</summary>
    [Theory]
    [InlineData("app")]
    [InlineData("renamed")]
    public async Task Replacement_or_rename_that_creates_first_keeps_the_application(string name)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        if (name == "app") await this.CheckAsync(Program(CertificateId), old);
        await this.UpAsync(Program(CertificateId), name: name);

        await AssertKeptAsync(old, isRenamed: name != "app");
    }

    /// <summary>R1: what the message about a rejection advises is nothing unusual.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("sans")]
    [InlineData("companyUnit")]
    public async Task Rejected_application_that_is_replaced_as_advised_is_applied_for_again_without_a_warning(string? changed)
    {
        var id = Add(ForNames(3));
        var old = await this.UpAsync(Program(id));
        Emulator.Reject(id);
        var rejected = await IsNotReadyAsync(this.ReadAsync(old), $"`pulumi up --target-replace '{old.Urn}'`");
        await BeginRunAsync();
        var program = changed is null ? Program(id) : Program(id).With(changed, changed == "sans" ? new JsonArray("b.example.com") : "IT");
        var inputs = await this.CheckAsync(program, rejected);
        await this.DiffAsync(rejected, inputs);
        await this.CreateAsync(await this.CheckAsync(program));
        var warnings = Warnings;

        await this.DeleteAsync(rejected);

        Assert.Equal(warnings, Warnings);
        Assert.Contains(Infos, line => line.Contains("nothing is withdrawn", StringComparison.Ordinal));
        Assert.Equal((2, 0, "CHECKING_DOMAIN"), (Applies, Withdrawals, Emulator.Certificate(id).Status));
    }

    /// <summary>R1: after a Diff of the live resource.</summary>
    [Fact]
    public async Task Pending_delete_of_the_next_run_keeps_the_application()
    {
        var live = await this.UpBeforeAsync(Program(CertificateId));
        Assert.Empty(await this.ChangesAsync(live, await this.CheckAsync(Program(CertificateId), live)));

        await AssertKeptAsync(live);
    }

    /// <summary>R1: it ended in an init failure.</summary>
    [Fact]
    public async Task Create_that_is_not_ready_keeps_the_application()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        Emulator.SetStatus(CertificateId, "PAID");
        await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));

        await AssertKeptAsync(old, applies: 2);
    }

    /// <summary>R1: a Handshake with the same engine address, or without one, is the same run: one process can serve several providers.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handshake_of_the_same_engine_or_of_none_is_the_same_run(bool hasAddress)
    {
        var created = await this.UpAsync(Program(CertificateId));
        if (hasAddress) await HandshakeAsync();
        else await CallAsync("Handshake", []);
        await ConfigureAsync();

        await AssertKeptAsync(created);
    }

    /// <summary>R2, D3: no matter what the earlier run left.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replacement_that_deletes_first_withdraws_and_applies_again(bool isReady)
    {
        Emulator.Switches.RecordsAfterReads = isReady ? 0 : int.MaxValue;
        var old = isReady ? await this.UpAsync(Program(CertificateId)) : await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));
        Emulator.Switches.RecordsAfterReads = 0;
        await BeginRunAsync();
        Assert.True((bool)(await this.PlanAsync(old, Changed))["deleteBeforeReplace"]!);
        var inputs = await this.CheckAsync(Changed);
        await this.DeleteAsync(old);
        Assert.Equal("PAID", Emulator.Certificate(CertificateId).Status);

        var created = await this.CreateAsync(inputs);

        Assert.Equal(["new.example.com"], created.Texts("domainNames"));
        Assert.Equal((2, 1, 2), (Applies, Withdrawals, Emulator.AcceptedApplications));
        Assert.Empty(Warnings);
    }

    /// <summary>R2: the state must survive.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_of_a_replacement_fails_if_the_certificate_was_issued_in_the_meantime(bool duringWithdrawal)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await this.PlanAsync(old, Changed);
        await this.CheckAsync(Changed);
        if (duringWithdrawal) Emulator.Switches.WithdrawalLosesRace = true;
        else Emulator.Issue(CertificateId);

        await FailsAsync(this.DeleteAsync(old), "FailedPrecondition", CertificateId, "ISSUED");

        Assert.Equal("ISSUED", Emulator.Certificate(CertificateId).Status);
    }

    /// <summary>R2: the user's own deleteBeforeReplace: false.</summary>
    [Fact]
    public async Task Delete_after_a_Create_that_failed_withdraws_nothing()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await this.PlanAsync(old, Changed);
        await FailsAsync(this.UpAsync(Changed), "FailedPrecondition");

        await FailsAsync(this.DeleteAsync(old), "FailedPrecondition", CertificateId);

        AssertStillThere();
    }

    /// <summary>R3: destroy --refresh calls Read and Diff, but no Check.</summary>
    [Fact]
    public async Task Delete_of_a_refreshed_but_undeclared_application_withdraws()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        var read = (await this.ReadAsync(old))!;
        await this.DiffAsync(read, old.Inputs);

        await AssertWithdrawnAsync(read);
    }

    /// <summary>D1, R3</summary>
    [Fact]
    public async Task Delete_after_a_change_of_the_certificate_withdraws_the_old_one()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        var other = Program(Add(new CertificateSeed()));
        Assert.NotEqual(true, (bool?)(await this.PlanAsync(old, other))["deleteBeforeReplace"]);
        await this.UpAsync(other);

        await AssertWithdrawnAsync(old);
    }

    [Fact]
    public async Task Another_engine_address_means_another_run() => await AssertWithdrawnAsync(await this.UpBeforeAsync(Program(CertificateId)));

    private async Task AssertKeptAsync(Resource old, int applies = 1, bool isRenamed = false)
    {
        await this.DeleteAsync(old);

        Shows(Assert.Single(isRenamed ? Warnings : Infos, line => line.Contains("nothing is withdrawn", StringComparison.Ordinal)), CertificateId);
        Assert.Equal(isRenamed ? 1 : 0, Warnings.Count);
        AssertStillThere(applies);
    }

    private void AssertStillThere(int applies = 1)
    {
        Assert.Equal("CHECKING_DOMAIN", Emulator.Certificate(CertificateId).Status);
        Assert.Equal((applies, 0, applies), (Applies, Withdrawals, Emulator.AcceptedApplications));
    }

    private async Task AssertWithdrawnAsync(Resource old)
    {
        await this.DeleteAsync(old);

        Assert.Equal(("PAID", 1), (Emulator.Certificate(CertificateId).Status, Withdrawals));
    }
}
