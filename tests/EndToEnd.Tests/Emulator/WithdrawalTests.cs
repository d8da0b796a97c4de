using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class WithdrawalTests
{
    private const string Id = "scs1554192131150";

    [Theory]
    [InlineData("CHECKING", true)]
    [InlineData("CHECKING_DOMAIN", true)]
    [InlineData("CHECKING_ORG", true)]
    [InlineData("ISSUING", false)]
    [InlineData("PAID", false)]
    [InlineData("CANCELCHECKING", false)]
    [InlineData("ISSUED", false)]
    [InlineData("UNPASSED", false)]
    public async Task State_decides_whether_a_withdrawal_is_taken(string status, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = status, Domain = "www.example.com" });

        var reply = await client.CancelAsync(Id);

        if (accepted) Assert.Equal($"{{\"cert_id\":\"{Id}\",\"message\":\"success\"}}", reply.Body.GetRawText());
        else Assert.Equal((400, "SCM.0010"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Withdrawn_certificate_is_free_for_another_application()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });
        await client.ApplyAsync(Id, Applications.Domain());
        await client.CancelAsync(Id);
        Assert.Equal("SCM.0010", (await client.ApplyAsync(Id, Applications.Domain())).Code);

        Assert.Equal(["PAID"], await StatusesAsync(client, 1));
        Assert.Null(scm.Certificate(Id).Application);
        Assert.Equal(200, (await client.ApplyAsync(Id, Applications.Domain())).Status);
        Assert.Equal(2, scm.AcceptedApplications);
    }

    [Fact]
    public async Task Withdrawal_lasts_as_many_reads_as_the_switch_says()
    {
        await using var scm = await UnderReviewAsync();
        using var client = new SignedClient(scm);
        scm.Switches.WithdrawalReads = 2;
        await client.CancelAsync(Id);

        Assert.Equal(["CANCELCHECKING", "CANCELCHECKING", "PAID"], await StatusesAsync(client, 3));
    }

    [Fact]
    public async Task Withdrawal_that_falls_back_does_so_once()
    {
        await using var scm = await UnderReviewAsync();
        using var client = new SignedClient(scm);
        scm.Switches.WithdrawalFallsBack = true;

        await client.CancelAsync(Id);
        Assert.Equal(["CHECKING_DOMAIN"], await StatusesAsync(client, 1));
        await client.CancelAsync(Id);
        Assert.Equal(["PAID"], await StatusesAsync(client, 1));
    }

    [Fact]
    public async Task Withdrawal_that_loses_the_race_ends_issued()
    {
        await using var scm = await UnderReviewAsync();
        using var client = new SignedClient(scm);
        scm.Switches.WithdrawalLosesRace = true;
        scm.Switches.WithdrawalReads = 1;

        await client.CancelAsync(Id);

        Assert.Equal(["CANCELCHECKING", "ISSUED"], await StatusesAsync(client, 2));
        Assert.NotNull(scm.Certificate(Id).Fingerprint);
    }

    [Fact]
    public async Task Withdrawal_may_be_refused_for_a_while()
    {
        await using var scm = await UnderReviewAsync();
        using var client = new SignedClient(scm);
        scm.Switches.CancelRefusedTimes = 1;

        Assert.Equal("SCM.0010", (await client.CancelAsync(Id)).Code);
        Assert.Equal(200, (await client.CancelAsync(Id)).Status);
    }

    private static async Task<ScmEmulator> UnderReviewAsync()
    {
        var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = "CHECKING_DOMAIN", Domain = "www.example.com" });
        return scm;
    }

    private static async Task<List<string?>> StatusesAsync(SignedClient client, int reads)
    {
        var statuses = new List<string?>();
        for (var i = 0; i < reads; i++) statuses.Add((await client.ShowAsync(Id)).Text("status"));
        return statuses;
    }
}
