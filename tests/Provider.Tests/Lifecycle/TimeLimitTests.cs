using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// After an init failure the engine calls Update, so a longer <c>customTimeouts.create</c> has no effect any more, and the advice must not name it
/// alone.
/// </summary>
public sealed class TimeLimitTests : ProviderFixture
{
    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    [InlineData("Create a validation")]
    [InlineData("Create a validation for DOMAIN_VALIDATED")]
    [InlineData("Update a validation")]
    public async Task Wait_that_the_next_run_continues_names_the_limit_of_an_update(string call)
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => WaitInVainAsync(call));

        Shows(failure.Display, "customTimeouts.update", "customTimeouts.create is for the first run only");
        Assert.NotNull(failure.InitFailure);
    }

    /// <summary>Nothing is in the state, so the next run calls Create again.</summary>
    [Fact]
    public async Task Create_that_sent_nothing_does_not_name_the_limit_of_an_update()
    {
        Emulator.Faults.Onward("show", 1, Shown("CANCELCHECKING"));

        var failure = await FailsAsync(this.UpAsync(Program(CertificateId), timeout: 5), "DeadlineExceeded", CertificateId);

        Assert.DoesNotContain("update", failure.Display, StringComparison.Ordinal);
    }

    private async Task WaitInVainAsync(string call)
    {
        if (call == "Create") await this.UpAsync(Program(CertificateId));
        if (call == "Update")
        {
            var unfinished = await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));
            await this.UpdateAsync(unfinished, unfinished.Inputs, timeout: 5);
        }

        var id = AddApplied("CHECKING_DOMAIN");
        if (call == "Create a validation") await this.CreateValidationAsync(ValidationOf(id));
        if (call == "Create a validation for DOMAIN_VALIDATED") await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"), timeout: 5);
        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(id)));
        await this.UpdateAsync(waiting, waiting.Inputs, timeout: 5);
    }
}
