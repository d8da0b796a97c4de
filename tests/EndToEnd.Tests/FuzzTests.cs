using ScmPulumi.Fuzz;
using ScmPulumi.Fuzz.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// T3, T2: whatever comes over the socket is answered, the process lives, its memory comes back, and no canary is shown. What once broke something, and
/// the same random inputs in every run; `make fuzz` tries others.
/// </summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Changed_messages_are_answered() => Assert.Empty(await FuzzRun.FindingsAsync(new MessageTarget(Repository.Provider), inputs: 320));

    [Fact]
    public async Task Frames_of_any_bytes_are_answered() => Assert.Empty(await FuzzRun.FindingsAsync(new FrameTarget(Repository.Provider), inputs: 640));

    [Fact]
    public async Task Connections_with_any_bytes_are_closed() =>
        Assert.Empty(await FuzzRun.FindingsAsync(new ConnectionTarget(Repository.Provider), inputs: 320));
}
