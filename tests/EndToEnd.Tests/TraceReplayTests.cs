using ScmPulumi.Engine.Replay;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// Replays the requests of the real engine to the published binary: no call fails that must not, and no answer breaks a rule of the protocol.
/// </summary>
public sealed class TraceReplayTests
{
    // A replay mostly waits for the provider's polls, so all replays run in parallel. Each row waits for its own.
    private static readonly SemaphoreSlim Places = new(8);
    private static readonly Lazy<Dictionary<(string, string), Task<ReplayReport>>> Replays = new(() =>
        Trace.All.ToDictionary(trace => trace, trace => Task.Run(() => ReplayAsync(Trace.Load(trace.Version, trace.Scenario)))));

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

    /// <summary>N3: the recorded refreshes, with our resource that requests them.</summary>
    [Theory]
    [InlineData("refresh-before-update")]
    [InlineData("refresh-before-update-dependent")]
    public async Task Recorded_refreshes_before_an_update_have_the_same_course_with_a_subscription(string scenario)
    {
        var report = await ReplayAsync(SubscriptionTrace.Of(Trace.Load("3.276.0", scenario)));

        Assert.Empty(report.Errors);
        Assert.Empty(report.Violations);
        Assert.Empty(report.Skipped);
        Assert.Empty(report.Departures);
    }

    private static async Task<ReplayReport> ReplayAsync(Trace trace)
    {
        await Places.WaitAsync();
        try
        {
            await using var replay = new TraceReplay(Repository.Provider);
            return await replay.RunAsync(trace);
        }
        finally
        {
            Places.Release();
        }
    }

    private static IEnumerable<string> ExpectedSkips(string prefix) => File.ReadLines(Path.Combine(Trace.Folder, "skipped.txt"))
        .Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line[prefix.Length..]);
}
