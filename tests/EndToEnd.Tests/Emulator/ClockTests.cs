using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The settable clock, and the states that end when their time is over.</summary>
public sealed class ClockTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Clock_set_forward_makes_a_good_signature_old_and_back_again_new()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        scm.Advance(TimeSpan.FromMinutes(16));
        using var refused = await client.Http.SendAsync(client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}"));
        scm.Advance(TimeSpan.FromMinutes(-16));

        Assert.Equal(401, (int)refused.StatusCode);
        Assert.InRange((refused.Headers.Date - TimeProvider.System.GetUtcNow())!.Value.TotalMinutes, 15, 17);
        Assert.Equal(404, (await client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Locked_key_is_free_after_five_minutes()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var stranger = new SignedClient(scm, new EmulatorOptions { SecretKey = "wrong" });
        using var client = new SignedClient(scm);
        for (var failure = 0; failure < 6; failure++) await stranger.ShowAsync(Id);
        Assert.Equal(401, (await client.ShowAsync(Id)).Status);

        scm.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(404, (await client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Certificate_expires_at_its_end_and_not_before()
    {
        await using var scm = await IssuedAsync();

        scm.Advance(TimeSpan.FromDays(364));
        Assert.Equal("ISSUED", scm.Certificate(Id).Status);
        scm.Advance(TimeSpan.FromDays(2));

        Assert.Equal("EXPIRED", scm.Certificate(Id).Status);
    }

    [Fact]
    public async Task Withdrawal_lasts_as_long_as_the_switch_says()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(Seed("CHECKING_DOMAIN"));
        scm.Switches.WithdrawalTime = TimeSpan.FromMinutes(10);
        await client.CancelAsync(Id);

        Assert.Equal("CANCELCHECKING", (await client.ShowAsync(Id)).Text("status"));
        scm.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("PAID", (await client.ShowAsync(Id)).Text("status"));
    }

    [Fact]
    public async Task Issuing_and_revoking_last_as_long_as_the_switches_say()
    {
        await using var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(Seed("CHECKING_DOMAIN"));
        (scm.Switches.IssuingTime, scm.Switches.RevocationTime) = (TimeSpan.FromMinutes(1), TimeSpan.FromHours(2));
        scm.PublishRecords(Id);
        Assert.Equal("ISSUING", scm.Certificate(Id).Status);

        scm.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ISSUED", scm.Certificate(Id).Status);
        scm.Revoke(Id, "keyCompromise");
        Assert.Equal("REVOKING", scm.Certificate(Id).Status);
        scm.Advance(TimeSpan.FromHours(2));

        Assert.Equal("REVOKED", scm.Certificate(Id).Status);
    }

    [Fact]
    public async Task State_that_was_left_does_not_end_later()
    {
        await using var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(Seed("CHECKING_ORG"));
        scm.Switches.IssuingTime = TimeSpan.FromMinutes(1);
        scm.Issue(Id);
        scm.Reject(Id);

        scm.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("UNPASSED", scm.Certificate(Id).Status);
    }

    private static CertificateSeed Seed(string status) => new() { Id = Id, Status = status, Domain = "www.example.com", KeyAlgorithm = "EC_P256" };

    private static async Task<ScmEmulator> IssuedAsync()
    {
        var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(Seed("ISSUED"));
        return scm;
    }
}
