using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Which call gets which fault, by number or at random.</summary>
public sealed class FaultScriptTests : EmulatorTest
{
    [Fact]
    public async Task Calls_get_faults_in_order_by_number_and_onward()
    {
        using var stranger = Stranger();
        Scm.Faults.Next("show", Fault.Error(500, "SCM.4001", "down"), Fault.RefuseSignature);
        Scm.Faults.Onward("show", 4, Fault.Throttle());
        Scm.Faults.Nth("show", 5, Fault.Html(502));
        Assert.Equal(401, (await stranger.ShowAsync(Id)).Status); // a refused signature does not use up a fault

        Assert.Equal("500 401 200 429 502 429", await LooksAsync(6));
        Assert.Equal(200, (await Client.ListAsync()).Status);
        Scm.Faults.Clear();
        Assert.Equal("200", await LooksAsync(1));
    }

    [Fact]
    public async Task Random_faults_are_the_same_for_the_same_seed_whatever_other_operations_do()
    {
        var draws = new List<string>();
        foreach (var (seed, lists) in ((int, int)[])[(11, 0), (11, 1), (12, 0)])
        {
            await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions { Time = Time, Seed = seed });
            using var client = new SignedClient(scm.Endpoint, Options);
            scm.Faults.Randomly(0.25, FaultCatalogue.Find("throttled"), FaultCatalogue.Find("error-500-scm"), FaultCatalogue.Find("cancel-refused"));
            var statuses = new List<int>();
            for (var look = 0; look < 100; look++)
            {
                for (var list = 0; list < lists; list++) await client.ListAsync();
                statuses.Add((await client.ShowAsync(Id)).Status);
            }

            Assert.Equal([404, 429, 500], statuses.Distinct().Order()); // faults for other operations do not occur
            Assert.InRange(statuses.Count(status => status != 404), 10, 40);
            draws.Add(string.Join(' ', statuses));
        }

        Assert.Equal(draws[0], draws[1]);
        Assert.NotEqual(draws[0], draws[2]);
    }

    [Fact]
    public void Readme_lists_every_fault_by_name()
    {
        var readme = File.ReadAllText(Repository.At("tests/Emulator/README.md"));

        Assert.All(FaultCatalogue.All, fault => Assert.Contains($"`{fault.Name}`", readme, StringComparison.Ordinal));
    }

    private async Task<string> LooksAsync(int looks)
    {
        var statuses = new List<int>();
        for (var look = 0; look < looks; look++)
        {
            using var response = await Client.SendAsync(Client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}"));
            statuses.Add((int)response.StatusCode);
        }

        return string.Join(' ', statuses);
    }
}
