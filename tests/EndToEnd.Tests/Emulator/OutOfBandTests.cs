using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>What others than the customer's program do to a certificate.</summary>
public sealed class OutOfBandTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Withdrawal_in_the_console_ends_the_application()
    {
        await using var scm = await StartAsync(new CertificateSeed { Status = "CHECKING_DOMAIN" });
        using var client = new SignedClient(scm);

        scm.Withdraw(Id);

        Assert.Equal("CANCELCHECKING", scm.Certificate(Id).Status);
        Assert.Equal("PAID", (await client.ShowAsync(Id)).Text("status"));
    }

    [Fact]
    public async Task Issued_certificate_cannot_be_withdrawn()
    {
        await using var scm = await StartAsync(new CertificateSeed { Status = "ISSUED" });

        Assert.Contains("ISSUED", Assert.Throws<ArgumentException>(() => scm.Withdraw(Id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revocation_shows_its_reason()
    {
        await using var scm = await StartAsync(new CertificateSeed { Status = "ISSUED" });
        using var client = new SignedClient(scm);

        scm.Revoke(Id, "keyCompromise");

        var shown = await client.ShowAsync(Id);
        Assert.Equal(("REVOKED", "keyCompromise"), (shown.Text("status"), shown.Text("revoke_reason")));
    }

    [Theory]
    [InlineData("ISSUED")]
    [InlineData("UPLOAD")]
    public async Task Certificate_expires_when_its_time_is_over(string status)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var options = new EmulatorOptions { Time = time };
        await using var scm = await StartAsync(new CertificateSeed { Status = status, NotAfter = "2026-01-02 00:00:00.0" }, options);
        using var client = new SignedClient(scm, options);
        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(status, (await client.ShowAsync(Id)).Text("status"));

        time.Advance(TimeSpan.FromSeconds(1));

        var shown = await client.ShowAsync(Id);
        Assert.Equal(("EXPIRED", "2026-01-02 00:00:00.0"), (shown.Text("status"), shown.Text("not_after")));
    }

    [Fact]
    public async Task Certificate_can_be_made_to_expire()
    {
        await using var scm = await StartAsync(new CertificateSeed { Status = "ISSUED" });
        using var client = new SignedClient(scm);

        scm.Expire(Id);

        Assert.Equal("EXPIRED", (await client.ShowAsync(Id)).Text("status"));
    }

    [Fact]
    public async Task Records_may_be_shown_in_another_order()
    {
        await using var scm = await StartAsync(new CertificateSeed { Status = "CHECKING_DOMAIN", Sans = "a.example.com;b.example.com" });
        using var client = new SignedClient(scm);
        var before = await RecordsAsync(client);

        scm.ReverseRecords(Id);

        Assert.Equal(before.AsEnumerable().Reverse(), await RecordsAsync(client));
        Assert.Equal(3, before.Distinct().Count());
    }

    [Fact]
    public async Task Records_may_vanish_and_still_prove()
    {
        await using var scm = await StartAsync(new CertificateSeed { Status = "CHECKING_DOMAIN" });
        using var client = new SignedClient(scm);
        var record = Assert.Single(scm.Certificate(Id).Records);

        scm.HideRecords(Id);

        Assert.Equal(JsonValueKind.Null, (await client.ShowAsync(Id)).Body.GetProperty("authentification").ValueKind);
        scm.PublishRecord(record.Name, record.Value);
        Assert.Equal("ISSUED", (await client.ShowAsync(Id)).Text("status"));
    }

    private static async Task<ScmEmulator> StartAsync(CertificateSeed seed, EmulatorOptions? options = null)
    {
        var scm = await ScmEmulator.StartAsync(options);
        scm.AddCertificate(seed with { Id = Id, Domain = "www.example.com", KeyAlgorithm = "EC_P256" });
        return scm;
    }

    private static async Task<List<string>> RecordsAsync(SignedClient client) =>
        [.. (await client.ShowAsync(Id)).Body.GetProperty("authentification").EnumerateArray().Select(record => record.GetRawText())];
}
