using ScmPulumi.Provider.Rpc;

namespace ScmPulumi.Provider.Tests.Rpc;

/// <summary>T1: a process that is to end first lets what is running finish, and only an idle one is taken for an orphan.</summary>
public sealed class RunningCallsTests : IDisposable
{
    private readonly Cancellation _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Process_is_idle_only_while_nothing_runs_however_often_it_was_idle_before(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var first = _cancellation.Begin(CancellationToken.None);
            using var second = _cancellation.Begin(CancellationToken.None);
            Task[] idle = [_cancellation.WhenIdle(), _cancellation.WhenIdle()];
            _cancellation.End();
            Assert.All(idle, task => Assert.False(task.IsCompleted));
            _cancellation.End();
            await Task.WhenAll(idle).WaitAsync(WaitingTime.Patience);
        }

        using var write = _cancellation.Begin(CancellationToken.None);
        Assert.False(_cancellation.WhenIdle().IsCompleted);
    }
}
