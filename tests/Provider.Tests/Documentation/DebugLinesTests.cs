using System.Text.RegularExpressions;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>L3: the debug run that <c>docs/troubleshooting.md</c> shows is one of the provider.</summary>
public sealed partial class DebugLinesTests : ProviderFixture
{
    private const string Id = "scs1554192131150";

    /// <summary>Throttled, then the connection is reset after the application was committed, so it is looked for and adopted.</summary>
    [Fact]
    public async Task Page_shows_the_debug_lines_of_failures()
    {
        Add(new CertificateSeed { Id = Id });
        Emulator.Faults.Next("show", Fault.Throttle());
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);

        await this.UpAsync(Program(Id));

        var lines = string.Join('\n', DebugMessages.Select(message => $"debug: {message.Message}"));
        Assert.True(Comparable(lines) == Comparable(new MarkdownPage("troubleshooting.md").TextBlock("Get debug lines")), lines);
        Assert.Equal(1, Applies);
    }

    /// <summary>Request IDs and times are different in every run.</summary>
    private static string Comparable(string lines) => VaryingPattern.Replace(lines, "…");

    [GeneratedRegex("(?<=request ID )[^,]+|[0-9]+(?= ms)")]
    private static partial Regex VaryingPattern { get; }
}
