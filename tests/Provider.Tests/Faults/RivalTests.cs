using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>Several engines, each with its own provider, share a certificate: one application is sent, and the other engines report why not theirs.</summary>
public sealed class RivalTests : ProviderFixture
{
    private const int Rounds = 25;

    /// <summary>One is refused (SCM.0010), and looks to see whose application is there.</summary>
    [Theory]
    [InlineData("www.example.com", true)]
    [InlineData("other.example.com", false)]
    public async Task Rivals_that_both_saw_PAID_share_one_application_if_it_is_the_same(string domain, bool isSame)
    {
        await using var rival = await RivalAsync();

        var both = await TogetherAsync(() => this.UpAsync(Program(CertificateId)), () => rival.Engine.UpAsync(Program(CertificateId).With("domain", domain)));

        if (isSame) await Task.WhenAll(both);
        else await FailsAsync(Task.WhenAll(both), "FailedPrecondition", CertificateId, "differs in domain");
        Assert.Equal(isSame ? 2 : 1, both.Count(task => task.IsCompletedSuccessfully));
        Assert.Equal((2, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Rivals_that_both_destroy_are_both_done()
    {
        var created = await this.UpBeforeAsync(Program(CertificateId));
        await using var rival = await RivalAsync();

        await Task.WhenAll(await TogetherAsync(() => this.DeleteAsync(created), () => rival.Engine.DeleteAsync(created)));

        Assert.Equal("PAID", Emulator.Certificate(CertificateId).Status);
    }

    [Fact]
    public async Task Rivals_at_random_end_with_one_application_and_the_others_are_told_how_they_differ()
    {
        var random = new Random(1);
        await using var second = await RivalAsync();
        await using var third = await RivalAsync();
        ProviderFixture[] engines = [this, second.Engine, third.Engine];

        for (var round = 0; round < Rounds; round++)
        {
            var id = Add(new CertificateSeed());
            var domains = engines.Select(_ => random.Next(2) == 0 ? "x.example.com" : "y.example.com").ToArray();
            var ups = engines.Zip(domains, (engine, domain) => UpOfAsync(engine, Program(id).With("domain", domain))).ToArray();

            var failures = await Task.WhenAll(ups);

            var applied = Emulator.Certificate(id).Application!["domain"];
            Assert.Equal(1, Emulator.AcceptedApplicationsOf(id));
            foreach (var (domain, failure) in domains.Zip(failures))
            {
                Assert.True(domain == applied == failure is null, $"round {round}: {applied} applied, {domain} wanted: {failure?.Message}");
                if (failure is null) continue;
                Assert.Equal("FailedPrecondition", failure.Code);
                Shows(failure.Message, id, "differs in domain");
            }
        }
    }

    private static async Task<RpcFailure?> UpOfAsync(ProviderFixture engine, JsonObject program)
    {
        try
        {
            await engine.UpAsync(program);
            return null;
        }
        catch (RpcFailure failure)
        {
            return failure;
        }
    }

    /// <summary>The next two looks see what is there now, and their engines go on only when both have looked.</summary>
    private async Task<Task[]> TogetherAsync(params Func<Task>[] calls)
    {
        Emulator.Faults.Next("show", Fault.HangAfterCommit, Fault.HangAfterCommit);
        var under = calls.Select(call => call()).ToArray();
        await Emulator.WhenHeldAsync(calls.Length).WaitAsync(WaitingTime.Patience);
        Emulator.Release();
        return under;
    }

    private async Task<Rival> RivalAsync()
    {
        var rival = new Rival(this);
        await rival.Engine.InitializeAsync();
        return rival;
    }

    private sealed class Rival(ProviderFixture neighbour) : IAsyncDisposable
    {
        public ProviderFixture Engine { get; } = new Neighbour(neighbour);

        public async ValueTask DisposeAsync() => await Engine.DisposeAsync();

        private sealed class Neighbour(ProviderFixture neighbour) : ProviderFixture(neighbour);
    }
}
