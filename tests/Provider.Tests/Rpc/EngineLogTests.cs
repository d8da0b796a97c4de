using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Provider.Rpc;

namespace ScmPulumi.Provider.Tests.Rpc;

public sealed class EngineLogTests
{
    [Fact]
    public async Task Engine_that_does_not_answer_delays_a_call_for_at_most_a_second()
    {
        var time = new FakeTimeProvider();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var log = new EngineLog(time);
        log.Connect($"{silent.LocalEndpoint}");
        var write = log.WriteAsync(LogLevel.Warning, "", "a message", ephemeral: false);
        using var connection = await silent.AcceptTcpClientAsync().WaitAsync(WaitingTime.Patience);
        Assert.False(write.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1));

        await write.WaitAsync(WaitingTime.Patience);
    }
}
