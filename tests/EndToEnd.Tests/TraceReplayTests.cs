using ScmPulumi.Engine.Replay;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// The requests that the real engine sent, sent to the published binary: no call fails that must not, and no answer breaks a rule of the protocol.
/// </summary>
public sealed class TraceReplayTests
{
    // A replay mostly waits for the provider's polls, so all of them run side by side; each row waits for its own.
    private static readonly SemaphoreSlim Places = new(8);
    private static readonly Lazy<Dictionary<(string, string), Task<ReplayReport>>> Replays = new(() =>
        Trace.All.ToDictionary(trace => trace, trace => Task.Run(() => ReplayAsync(trace.Version, trace.Scenario))));

    public static TheoryData<string, string> Scenarios()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (version, scenario) in Trace.All) rows.Add(version, scenario);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Recorded_requests_break_no_rule_and_no_call_fails(string version, string scenario)
    {
        var report = await Replays.Value[(version, scenario)];

        Assert.Empty(report.Errors);
        Assert.Empty(report.Violations);
        Assert.NotEqual(0, report.Sent);
        Assert.Equal(ExpectedSkips($"{version} {scenario} "), report.Skipped);
    }

    private static async Task<ReplayReport> ReplayAsync(string version, string scenario)
    {
        await Places.WaitAsync();
        try
        {
            await using var replay = new TraceReplay(Repository.Provider);
            return await replay.RunAsync(Trace.Load(version, scenario));
        }
        finally
        {
            Places.Release();
        }
    }

    private static IEnumerable<string> ExpectedSkips(string prefix) => File.ReadLines(Path.Combine(Trace.Folder, "skipped.txt"))
        .Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line[prefix.Length..]);
}
