using ScmPulumi.Fuzz;
using ScmPulumi.Fuzz.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// T3, T2: whatever comes over the socket is answered, the process lives, its memory comes back, and no canary is shown. What once broke something, and
/// the same random inputs in every run; `make fuzz` tries others.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 1;

    [Fact]
    public Task Changed_messages_are_answered() => BreaksNothingAsync(new MessageTarget(ProviderBinary.Path), inputs: 320);

    [Fact]
    public Task Frames_of_any_bytes_are_answered() => BreaksNothingAsync(new FrameTarget(ProviderBinary.Path), inputs: 640);

    [Fact]
    public Task Connections_of_any_bytes_are_given_up() => BreaksNothingAsync(new ConnectionTarget(ProviderBinary.Path), inputs: 320);

    private static async Task BreaksNothingAsync(FuzzTarget target, int inputs)
    {
        await using var _ = target;
        var run = new FuzzRun(target, Seed, TextWriter.Null);

        await run.TryCorpusAsync();
        await run.TryRandomAsync(inputs);

        Assert.Empty(run.Findings);
    }
}
