using ScmPulumi.Fuzz;
using ScmPulumi.Fuzz.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// T3, T2: everything that is sent to the socket gets a response, the process survives, its memory is freed, and no canary is shown. Inputs are past failures,
/// and the same random ones in every run. `make fuzz` tries others.
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
