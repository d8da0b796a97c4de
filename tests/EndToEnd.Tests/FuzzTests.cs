using ScmPulumi.Fuzz;
using ScmPulumi.Fuzz.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// T3, T2: the provider answers any bytes on its socket, keeps running, releases its memory, and shows no canary. The inputs are those that once caused a
/// failure, and the same random inputs in every run. `make fuzz` tries others.
/// </summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Changed_messages_are_answered() => Assert.Empty(await FuzzRun.FindingsAsync(new MessageTarget(Repository.Provider), inputs: 320));

    [Fact]
    public async Task Frames_with_any_bytes_are_answered() => Assert.Empty(await FuzzRun.FindingsAsync(new FrameTarget(Repository.Provider), inputs: 640));

    [Fact]
    public async Task Connections_with_any_bytes_are_closed() =>
        Assert.Empty(await FuzzRun.FindingsAsync(new ConnectionTarget(Repository.Provider), inputs: 320));
}
