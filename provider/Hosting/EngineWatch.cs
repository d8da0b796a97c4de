using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Provider.Hosting;

/// <summary>
/// Notices that the engine which started this process is gone without a word, as after a SIGKILL (T1): nobody is connected, nothing is under way
/// and the engine's address refuses a connection. Without this check, an orphan would never end.
/// </summary>
/// <param name="isInUse">Whether somebody is connected or something is under way.</param>
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

    /// <summary>Anything but a refusal, such as a full queue, is not proof.</summary>
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
