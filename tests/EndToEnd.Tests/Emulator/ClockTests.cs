using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The clock for states and dates, which the caller provides. The clock for signatures is in <see cref="AuthenticationTests"/>.</summary>
public sealed class ClockTests : EmulatorTest
{
    protected override CertificateSeed Certificate =>
        new() { Status = "ISSUED", Domain = "www.example.com", KeyAlgorithm = "EC_P256", NotAfter = "2025-03-02 08:00:00.0" };

    [Fact]
    public async Task Certificate_expires_at_its_end_and_not_before()
    {
        Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(["ISSUED"], await StatusesAsync(1));

        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["EXPIRED"], await StatusesAsync(1));
        Assert.Equal("2025-03-02 08:00:00.0", (await Client.ShowAsync(Id)).Text("not_after"));
    }

    [Fact]
    public async Task Withdrawal_lasts_as_long_as_the_switch_specifies()
    {
        Scm.SetStatus(Id, "CHECKING_DOMAIN");
        Scm.Switches.WithdrawalTime = TimeSpan.FromMinutes(10);
        await Client.CancelAsync(Id);

        Assert.Equal(["CANCELCHECKING"], await StatusesAsync(1));
        Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(["ISSUED"], await StatusesAsync(1)); // the earlier certificate is still there
    }

    /// <summary>The client stays on the clock that the emulator was started with, and its signatures are still accepted.</summary>
    [Fact]
    public async Task States_and_dates_follow_only_the_clock_of_the_emulator()
    {
        Assert.Equal(Time.GetUtcNow().AddDays(-10), Scm.AdvanceClock(TimeSpan.FromDays(-10)));
        var id = Scm.AddCertificate(new CertificateSeed { Status = "ISSUED", ValidityDays = 11 });
        Assert.Equal("2025-02-19 08:00:00.0", (await Client.ShowAsync(id)).Text("issue_time"));

        Scm.AdvanceClock(TimeSpan.FromDays(11));

        Assert.Equal("EXPIRED", (await Client.ShowAsync(id)).Text("status"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scm.AdvanceClock(TimeSpan.MaxValue));
        Assert.Equal("EXPIRED", (await Client.ShowAsync(id)).Text("status"));
    }
}
