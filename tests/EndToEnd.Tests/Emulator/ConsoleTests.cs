using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>What the owner of an issued certificate does in the console: more names, or the same ones once more.</summary>
public sealed class ConsoleTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Supplement_keeps_the_old_certificate_until_the_new_one_is_issued()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        var old = scm.Certificate(Id);
        var end = (await client.ShowAsync(Id)).Text("not_after");

        scm.Supplement(Id, "c.example.com");
        var under = (await client.ShowAsync(Id)).Body;
        Assert.Equal(("SUPPLEMENTCHECKING", "b.example.com"), (under.GetProperty("status").GetString(), under.GetProperty("sans").GetString()));
        Assert.Equal(200, (await client.ExportAsync(Id)).Status);
        scm.Advance(TimeSpan.FromDays(30));
        scm.Issue(Id);
        scm.Advance(TimeSpan.FromDays(-30));

        var issued = (await client.ShowAsync(Id)).Body;
        Assert.Equal(
            ("ISSUED", "b.example.com;c.example.com", end),
            (issued.GetProperty("status").GetString(), issued.GetProperty("sans").GetString(), issued.GetProperty("not_after").GetString()));
        Assert.NotEqual(old.Fingerprint, scm.Certificate(Id).Fingerprint);
    }

    [Fact]
    public async Task Supplement_that_is_withdrawn_leaves_the_old_certificate()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        var old = scm.Certificate(Id).Fingerprint;
        scm.Supplement(Id, "c.example.com");
        scm.Switches.WithdrawalReads = 1;

        Assert.Equal(200, (await client.CancelAsync(Id)).Status);

        Assert.Equal("CANCELSUPPLEMENTING", (await client.ShowAsync(Id)).Text("status"));
        var back = (await client.ShowAsync(Id)).Body;
        Assert.Equal(("ISSUED", "b.example.com"), (back.GetProperty("status").GetString(), back.GetProperty("sans").GetString()));
        scm.Issue(Id);
        Assert.Equal(("b.example.com", 1), ((await client.ShowAsync(Id)).Text("sans"), scm.Certificate(Id).Application!["sans"].Split(';').Length));
        Assert.NotNull(old);
    }

    [Fact]
    public async Task Supplement_beyond_the_product_or_before_the_issue_is_refused()
    {
        await using var scm = await StartAsync();

        Assert.Throws<ArgumentException>(() => scm.Supplement(Id, "c.example.com;d.example.com"));
        scm.SetStatus(Id, "CHECKING_ORG");
        Assert.Throws<ArgumentException>(() => scm.Supplement(Id, "c.example.com"));
        Assert.Throws<ArgumentException>(() => scm.Reissue(Id));
    }

    [Fact]
    public async Task Reissue_wants_new_proof_and_keeps_the_dates_meanwhile()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        var (old, records) = (scm.Certificate(Id).Fingerprint, scm.Certificate(Id).Records);

        scm.Reissue(Id);
        var under = (await client.ShowAsync(Id)).Body;
        Assert.Equal(("CHECKING_DOMAIN", old), (under.GetProperty("status").GetString(), under.GetProperty("fingerprint").GetString()));
        Assert.NotEqual(records, scm.Certificate(Id).Records);
        scm.PublishRecords(Id);

        Assert.Equal("ISSUED", (await client.ShowAsync(Id)).Text("status"));
        Assert.NotEqual(old, scm.Certificate(Id).Fingerprint);
    }

    [Fact]
    public async Task Reissue_that_is_withdrawn_ends_issued()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Reissue(Id);

        await client.CancelAsync(Id);

        Assert.Equal("ISSUED", (await client.ShowAsync(Id)).Text("status"));
    }

    private static async Task<ScmEmulator> StartAsync()
    {
        var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(new CertificateSeed
        {
            Id = Id,
            Status = "ISSUED",
            DomainType = "MULTI_DOMAIN",
            DomainCount = 3,
            Domain = "a.example.com",
            Sans = "b.example.com",
            KeyAlgorithm = "EC_P256",
        });
        return scm;
    }
}
