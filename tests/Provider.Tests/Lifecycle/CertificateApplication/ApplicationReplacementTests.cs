using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>R1 to R3: what a Delete means while the id stays the same.</summary>
public class ApplicationReplacementTests : ProviderFixture
{
    private JsonObject Changed => Program(CertificateId).With("domain", "new.example.com");

    [Fact]
    public async Task Forced_replacement_that_creates_first_keeps_the_application()
    {
        // R1: --target-replace and taint
        var old = await FromEarlierRunAsync();
        await this.CheckAsync(Program(CertificateId), old);
        await this.UpAsync(Program(CertificateId));

        await this.DeleteAsync(old);

        Shows(Assert.Single(Warnings), CertificateId, "nothing is withdrawn", "still declares");
        AssertStillThere();
    }

    [Fact]
    public async Task Rename_without_an_alias_keeps_the_application()
    {
        // R1: the Delete carries another URN
        var old = await FromEarlierRunAsync();
        await this.UpAsync(Program(CertificateId), name: "renamed");

        await this.DeleteAsync(old);

        Shows(Assert.Single(Warnings), CertificateId, "nothing is withdrawn");
        AssertStillThere();
    }

    [Fact]
    public async Task Pending_delete_of_the_next_run_keeps_the_application()
    {
        // R1: after a Diff of the live resource
        var live = await FromEarlierRunAsync();
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffAsync(live, await this.CheckAsync(Program(CertificateId), live)))["changes"]);

        await this.DeleteAsync(live);

        Shows(Assert.Single(Warnings), "nothing is withdrawn");
        AssertStillThere();
    }

    [Fact]
    public async Task Create_that_is_not_ready_keeps_the_application()
    {
        // R1: it ended in an init failure
        var old = await FromEarlierRunAsync();
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        Emulator.SetStatus(CertificateId, "PAID");
        await IsNotReadyAsync(this.UpAsync(Program(CertificateId)), []);

        await this.DeleteAsync(old);

        Shows(Assert.Single(Warnings), "nothing is withdrawn");
        Assert.Equal((2, 0), (Applies, Withdrawals));
    }

    [Fact]
    public async Task Replacement_that_deletes_first_withdraws_and_applies_again()
    {
        // R2, D3
        var old = await FromEarlierRunAsync();
        var diff = await this.DiffAsync(old, await this.CheckAsync(Changed, old));
        Assert.True((bool)diff["deleteBeforeReplace"]!);
        var inputs = await this.CheckAsync(Changed);
        await this.DeleteAsync(old);
        Assert.Equal("PAID", Emulator.Certificate(CertificateId).Status);

        var created = await this.CreateAsync(inputs);

        Assert.Equal(["new.example.com"], created.Texts("domainNames"));
        Assert.Equal((2, 1, 2), (Applies, Withdrawals, Emulator.AcceptedApplications));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Replacement_that_deletes_first_goes_on_after_an_init_failure()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var firstInputs = await this.CheckAsync(Program(CertificateId));
        var unfinished = await IsNotReadyAsync(this.CreateAsync(firstInputs), firstInputs);
        Emulator.Switches.RecordsAfterReads = 0;
        await BeginRunAsync();

        await this.DiffAsync(unfinished, await this.CheckAsync(Changed, unfinished));
        var inputs = await this.CheckAsync(Changed);
        await this.DeleteAsync(unfinished);
        var created = await this.CreateAsync(inputs);

        Assert.Equal(["new.example.com"], created.Texts("domainNames"));
        Assert.Equal((2, 1), (Applies, Withdrawals));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_of_a_replacement_fails_where_the_certificate_was_issued_meanwhile(bool duringWithdrawal)
    {
        // R2: the state must survive
        var old = await FromEarlierRunAsync();
        await this.DiffAsync(old, await this.CheckAsync(Changed, old));
        await this.CheckAsync(Changed);
        if (duringWithdrawal) Emulator.Switches.WithdrawalLosesRace = true;
        else Emulator.Issue(CertificateId);

        await FailsAsync(this.DeleteAsync(old), "FailedPrecondition", CertificateId, "issued already", "`pulumi up --refresh`", "another certificate");

        Assert.Equal("ISSUED", Emulator.Certificate(CertificateId).Status);
    }

    [Fact]
    public async Task Delete_after_a_Create_that_failed_withdraws_nothing()
    {
        // R2: the user's own deleteBeforeReplace: false
        var old = await FromEarlierRunAsync();
        await this.DiffAsync(old, await this.CheckAsync(Changed, old));
        await FailsAsync(this.UpAsync(Changed), "FailedPrecondition", "differs in domain");

        await FailsAsync(this.DeleteAsync(old), "FailedPrecondition", CertificateId, "nothing is withdrawn", "failed in this run");

        AssertStillThere();
    }

    [Fact]
    public async Task Delete_of_what_was_refreshed_but_not_declared_withdraws()
    {
        // R3: destroy --refresh calls Read and Diff, but no Check
        var old = await FromEarlierRunAsync();
        var read = (await this.ReadAsync(old))!;
        await this.DiffAsync(read, old.Inputs);

        await this.DeleteAsync(read);

        Assert.Equal("PAID", Emulator.Certificate(CertificateId).Status);
        Assert.Equal(1, Withdrawals);
    }

    [Fact]
    public async Task Delete_after_a_change_of_the_certificate_withdraws_the_old_one()
    {
        // D1, R3
        var old = await FromEarlierRunAsync();
        var other = Program(Add(new CertificateSeed()));
        var diff = await this.DiffAsync(old, await this.CheckAsync(other, old));
        Assert.NotEqual(true, (bool?)diff["deleteBeforeReplace"]);
        await this.UpAsync(other);

        await this.DeleteAsync(old);

        Assert.Equal("PAID", Emulator.Certificate(CertificateId).Status);
        Assert.Equal(1, Withdrawals);
    }

    [Fact]
    public async Task Another_engine_address_is_another_run()
    {
        var created = await this.UpAsync(Program(CertificateId));
        await BeginRunAsync();

        await this.DeleteAsync(created);

        Assert.Equal(1, Withdrawals);
    }

    [Fact]
    public async Task The_same_engine_address_is_the_same_run()
    {
        // Another provider of the run, served by one attached process
        var created = await this.UpAsync(Program(CertificateId));
        await HandshakeAsync();
        await ConfigureAsync(Emulator.Endpoint.AbsoluteUri);

        await this.DeleteAsync(created);

        AssertStillThere();
    }

    [Fact]
    public async Task Handshake_without_an_engine_address_is_the_same_run()
    {
        // R1
        var created = await this.UpAsync(Program(CertificateId));
        await CallAsync("Handshake", []);

        await this.DeleteAsync(created);

        Shows(Assert.Single(Warnings), CertificateId, "nothing is withdrawn");
        AssertStillThere();
    }

    private async Task<Resource> FromEarlierRunAsync()
    {
        var created = await this.UpAsync(Program(CertificateId));
        await BeginRunAsync();
        return created;
    }

    private void AssertStillThere()
    {
        Assert.Equal("CHECKING_DOMAIN", Emulator.Certificate(CertificateId).Status);
        Assert.Equal((1, 0, 1), (Applies, Withdrawals, Emulator.AcceptedApplications));
    }
}

/// <summary>The same by the historical call.</summary>
public sealed class ReplacementByV2Tests : ApplicationReplacementTests
{
    internal override string? ApiVersion => "v2";
}
