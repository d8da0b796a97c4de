using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Which call meets which fault: by number, onward, and by chance that its seed repeats.</summary>
public sealed class FaultScriptTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Onward_hits_the_nth_call_and_all_that_follow_until_it_is_cleared()
    {
        await using var scm = await StartAsync(seed: 1);
        using var client = new SignedClient(scm);
        scm.Faults.Onward("show", 2, Fault.Throttle());
        scm.Faults.Nth("show", 3, Fault.RefuseSignature);

        Assert.Equal([200, 429, 401, 429], await LooksAsync(client, 4));
        Assert.Equal(200, (await client.ListAsync()).Status);
        scm.Faults.Clear();
        Assert.Equal([200], await LooksAsync(client, 1));
    }

    [Fact]
    public async Task Chance_is_the_same_for_the_same_seed_whatever_other_operations_do()
    {
        await using var first = await StartAsync(seed: 11);
        await using var second = await StartAsync(seed: 11);
        await using var other = await StartAsync(seed: 12);

        var alone = await RandomLooksAsync(first, lists: 0);
        Assert.Equal(alone, await RandomLooksAsync(second, lists: 1));
        Assert.NotEqual(alone, await RandomLooksAsync(other, lists: 0));
        Assert.InRange(alone.Count(status => status != 200), 10, 40); // a quarter of a hundred
    }

    [Fact]
    public async Task Chance_brings_only_the_faults_that_are_for_the_operation()
    {
        await using var scm = await StartAsync(seed: 1);
        using var client = new SignedClient(scm);
        scm.Faults.Randomly(1, FaultCatalogue.Find("cancel-refused"), FaultCatalogue.Find("throttled"));

        Assert.Equal([429, 429, 429], await LooksAsync(client, 3));
        scm.Faults.Randomly(1, FaultCatalogue.Find("cancel-refused"));
        Assert.Equal([200], await LooksAsync(client, 1));
        Assert.Equal("SCM.0010", (await client.CancelAsync(Id)).Code);
    }

    [Fact]
    public async Task Probability_is_from_0_to_1()
    {
        await using var scm = await StartAsync(seed: 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => scm.Faults.Randomly(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => scm.Faults.Randomly(-0.1));
        Assert.Throws<ArgumentException>(() => FaultCatalogue.Find("no such fault"));
    }

    private static async Task<List<int>> RandomLooksAsync(ScmEmulator scm, int lists)
    {
        using var client = new SignedClient(scm);
        scm.Faults.Randomly(0.25, new NamedFault("throttled", Fault.Throttle()), new NamedFault("error", Fault.Error(500, "SCM.0091", "down")));
        var statuses = new List<int>();
        for (var look = 0; look < 100; look++)
        {
            for (var list = 0; list < lists; list++) await client.ListAsync();
            statuses.AddRange(await LooksAsync(client, 1));
        }

        return statuses;
    }

    private static async Task<List<int>> LooksAsync(SignedClient client, int looks)
    {
        var statuses = new List<int>();
        for (var look = 0; look < looks; look++) statuses.Add((await client.ShowAsync(Id)).Status);
        return statuses;
    }

    private static async Task<ScmEmulator> StartAsync(int seed)
    {
        var scm = await ScmEmulator.StartAsync(new EmulatorOptions { Seed = seed });
        scm.AddCertificate(new CertificateSeed { Id = Id });
        return scm;
    }
}
