using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>L3: what <c>--debug</c> shows of the published binary.</summary>
public sealed class DebugTests
{
    [Fact]
    public async Task Binary_sends_a_line_for_each_attempt()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.Faults.Next("show", Fault.Throttle());

        var up = await scenario.NewStack().UpAsync(ExampleProgram.AsItIs, skipPreview: true).SucceedsAsync();

        var lines = up.Messages.Where(message => message.Severity == "debug").Select(message => message.Message).ToList();
        Assert.Equal(scenario.Scm.History.Count, lines.Count);
        Assert.Contains("attempt 1, HTTP 429", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.StartsWith("[huaweicloud-scm] ", line, StringComparison.Ordinal));
    }

    /// <summary>The compiler keeps the name of a private method only for stack traces. Without them, nobody could tell where a bug is.</summary>
    [Fact]
    public async Task Binary_can_name_the_methods_of_a_stack_trace()
    {
        var binary = await File.ReadAllBytesAsync(Repository.Provider);

        Assert.True(binary.AsSpan().IndexOf("KeywordOf"u8) >= 0);
    }
}
