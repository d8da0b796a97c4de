using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Provider.Hosting;

/// <summary>
/// Notices that the engine that started this process ended without a Cancel, as after a SIGKILL (T1): there is no connection, no call is running, and the
/// engine's address refuses a connection. Without this check, an orphaned process would never end.
/// </summary>
/// <param name="isInUse">Whether there is a connection or a running call.</param>
internal sealed class EngineWatch(string address, TimeProvider time, Func<bool> isInUse)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Completes when the engine is gone. Never completes for a string that is not an address.</summary>
    public async Task WhenGoneAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            if (!isInUse() && await RefusesAsync(stop) && !isInUse()) return;
        }
    }

    /// <summary>Any other failure, such as a full queue, is not proof.</summary>
    private async Task<bool> RefusesAsync(CancellationToken stop)
    {
        if (!IPEndPoint.TryParse(address, out var engine)) return false;
        try
        {
            using var socket = new Socket(engine.AddressFamily, SocketType.Stream, ProtocolType.Tcp); // fails if the process has no file handle left
            await socket.ConnectAsync(engine, stop);
            return false;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
