using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Lifecycle;
using Xunit.Abstractions;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>Several engines, each with its own provider, share a certificate: one application is sent, and the other engines report why not theirs.</summary>
public class RivalTests(ITestOutputHelper output) : ProviderFixture
{
    private const int Rounds = 25;

    [Fact]
    public async Task Rivals_that_both_saw_PAID_end_with_one_application_that_both_have()
    {
        await using var rival = await RivalAsync();

        var both = await TogetherAsync(() => this.UpAsync(Program(CertificateId)), () => rival.Engine.UpAsync(Program(CertificateId)));

        await Task.WhenAll(both);
        Assert.Equal((2, 1), (Applies, Emulator.AcceptedApplications)); // one was refused: SCM.0010
    }

    [Fact]
    public async Task Rival_with_another_application_fails_and_is_told_how_they_differ()
    {
        await using var rival = await RivalAsync();

        var both = await TogetherAsync(
            () => this.UpAsync(Program(CertificateId)), () => rival.Engine.UpAsync(Program(CertificateId).With("domain", "other.example.com")));

        var failed = await Assert.ThrowsAsync<RpcFailure>(() => Task.WhenAll(both));
        Assert.Equal(1, both.Count(task => task.IsCompletedSuccessfully));
        Assert.Equal("FailedPrecondition", failed.Code);
        Shows(failed.Message, CertificateId, "another application under review", "differs in domain", "Withdraw it in the SCM console");
        Assert.Equal(1, Emulator.AcceptedApplications);
    }

    [Fact]
    public async Task Rivals_that_both_destroy_are_both_done()
    {
        var created = await this.UpAsync(Program(CertificateId));
        await BeginRunAsync();
        await using var rival = await RivalAsync();

        await Task.WhenAll(await TogetherAsync(() => this.DeleteAsync(created), () => rival.Engine.DeleteAsync(created)));

        Assert.Equal("PAID", Emulator.Certificate(CertificateId).Status);
    }

    [Fact]
    public async Task Rivals_at_random_end_with_one_application_and_a_clear_message_for_the_others()
    {
        var seed = System.Environment.TickCount;
        output.WriteLine($"{Rounds} rounds of three engines, seed {seed}");
        var random = new Random(seed);
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
            Assert.Equal((1, $"seed {seed}, round {round}"), (Emulator.AcceptedApplicationsOf(id), $"seed {seed}, round {round}"));
            foreach (var (domain, failure) in domains.Zip(failures))
            {
                Assert.True(domain == applied == failure is null, $"seed {seed}, round {round}: {applied} applied, {domain} wanted: {failure?.Message}");
                if (failure is not null) Shows(failure.Message, id, "another application under review", "differs in domain", "Withdraw it in the SCM console");
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
        await Emulator.WhenHeldAsync(calls.Length);
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

/// <summary>The same by the historical call.</summary>
public sealed class RivalByV2Tests(ITestOutputHelper output) : RivalTests(output)
{
    internal override string? ApiVersion => "v2";
}
