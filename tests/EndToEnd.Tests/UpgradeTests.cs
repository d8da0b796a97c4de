using System.Text;
using System.Text.RegularExpressions;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Recordings;
using ScmPulumi.Engine.Replay;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// T4: the recordings of any version (`make record`) show no change with this one. An upgrade of the plugin does not withdraw an application.
/// </summary>
public sealed partial class UpgradeTests : IDisposable
{
    private static readonly string Folder = Repository.At("tests/recorded");

    private readonly string _stateFile = Path.GetTempFileName();

    public static TheoryData<string> Recordings => [.. Recording.All(Folder).Select(recording => recording.Name)];

    public void Dispose() => File.Delete(_stateFile);

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task State_of_any_version_shows_no_changes(string name)
    {
        var recording = Find(name);
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions());
        var stack = recording.Open(Repository.Provider, scm, _stateFile);

        await stack.RefreshAsync().ChangesNothingAsync();
        await stack.UpAsync(recording.Program).ChangesNothingAsync();

        Assert.DoesNotContain(scm.History, request => request.Operation is "apply" or "cancel-cert" or "deploy");
    }

    /// <summary>Each recorded request leads the engine to the same next request.</summary>
    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Calls_of_any_version_get_equivalent_answers(string name)
    {
        await using var replay = new TraceReplay(Repository.Provider);

        var report = await replay.RunAsync(Find(name).Calls);

        Assert.NotEqual(0, report.Sent);
        Assert.Empty(report.Errors);
        Assert.Empty(report.Violations);
        Assert.Empty(report.Departures);
    }

    /// <summary>Includes secrets, whose ciphertext is base64.</summary>
    [Fact]
    public void No_file_holds_a_private_key() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories), file => HasKey(File.ReadAllText(file)));

    /// <summary>In plaintext, or in base64 at any depth.</summary>
    private static bool HasKey(string text) =>
        text.Contains("PRIVATE KEY", StringComparison.Ordinal)
        || Base64().Matches(text.Replace(@"\u002B", "+", StringComparison.Ordinal)).Any(run => HasKey(Decoded(run.Value)));

    /// <summary>Decodes groups of four characters, and ignores the rest.</summary>
    private static string Decoded(string run) => Encoding.UTF8.GetString(Convert.FromBase64String(run[..(run.Length / 4 * 4)]));

    [GeneratedRegex("[A-Za-z0-9+/]{16,}")]
    private static partial Regex Base64();

    private static Recording Find(string name) => Recording.All(Folder).Single(recording => recording.Name == name);
}
