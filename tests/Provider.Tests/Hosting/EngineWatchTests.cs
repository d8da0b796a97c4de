using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Provider.Hosting;

namespace ScmPulumi.Provider.Tests.Hosting;

/// <summary>T1: an orphan ends, and only an orphan.</summary>
public sealed class EngineWatchTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new();
    private readonly TcpListener _engine = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _asked = new(0);
    private volatile bool _inUse;

    public EngineWatchTests() => _engine.Start();

    [Fact]
    public async Task Engine_that_ended_is_noticed_once_nothing_is_in_use()
    {
        _inUse = true;
        var gone = Watch();
        _engine.Stop();

        await LookAsync();
        Assert.False(gone.IsCompleted); // what is under way is finished first

        _inUse = false;
        await LookAsync();
        await gone.WaitAsync(WaitingTime.Patience);
    }

    [Fact]
    public async Task Engine_that_answers_is_waited_for()
    {
        var gone = Watch();

        await LookAsync();
        using var probe = await _engine.AcceptTcpClientAsync().WaitAsync(WaitingTime.Patience); // the provider has connected to it
        await LookAsync();
        using var another = await _engine.AcceptTcpClientAsync().WaitAsync(WaitingTime.Patience);

        Assert.False(gone.IsCompleted);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _engine.Dispose();
        _stop.Dispose();
        _asked.Dispose();
    }

    private Task Watch() => new EngineWatch(_engine.LocalEndpoint.ToString()!, _time, IsInUse).WhenGoneAsync(_stop.Token);

    private async Task LookAsync()
    {
        _time.Advance(Period);
        Assert.True(await _asked.WaitAsync(WaitingTime.Patience));
    }

    private bool IsInUse()
    {
        _asked.Release();
        return _inUse;
    }
}
