using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>S1: a service that asks for more time than the operation has is not waited for.</summary>
public sealed class ThrottlingTests : ProviderFixture
{
    private static Fault ComeBackInAnHour => Fault.Throttle(TimeSpan.FromHours(1));

    [Fact]
    public async Task Refresh_fails_at_once()
    {
        var recorded = await this.UpAsync(Program(CertificateId));
        var begun = Time.Passed;
        Emulator.Faults.Next("show", ComeBackInAnHour);

        await FailsAsync(this.ReadAsync(recorded), "ResourceExhausted", "60 minutes");

        Assert.Equal(begun, Time.Passed);
    }

    /// <summary>P5.</summary>
    [Fact]
    public async Task Preview_warns_at_once()
    {
        Emulator.Faults.Next("show", ComeBackInAnHour);

        await this.PreviewAsync(Program(CertificateId));

        Shows(Assert.Single(Warnings), "60 minutes");
        Assert.Equal(TimeSpan.Zero, Time.Passed);
    }

    [Fact]
    public async Task Wait_for_the_issue_ends_at_once_and_continues_in_the_next_run()
    {
        await this.UpAsync(Program(CertificateId));
        var begun = Time.Passed;
        Emulator.Faults.Next("show", ComeBackInAnHour);

        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(CertificateId), timeout: 60));
        Assert.Equal(begun, Time.Passed);

        Emulator.Issue(CertificateId);
        Assert.Equal("ISSUED", (await this.UpdateAsync(waiting, waiting.Inputs)).Status);
    }

    [Fact]
    public async Task Wait_with_enough_time_continues()
    {
        await this.UpAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        Emulator.Faults.Next("show", ComeBackInAnHour);

        Assert.Equal("ISSUED", (await this.CreateValidationAsync(ValidationOf(CertificateId))).Status);
    }
}
