using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Provider.Tests;

/// <summary>Serves each connection independently until the test ends. A broken connection affects only its client.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackServer(Func<NetworkStream, Task> serve)
    {
        _listener.Start();
        _ = AcceptAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address(string scheme) => new($"{scheme}://127.0.0.1:{Port}/");

    public void Dispose() => _listener.Dispose();

    /// <summary>Copies bytes in both directions until one side ends.</summary>
    public static async Task JoinAsync(Stream front, int port)
    {
        using var back = new TcpClient();
        await back.ConnectAsync(IPAddress.Loopback, port);
        await Task.WhenAny(front.CopyToAsync(back.GetStream()), back.GetStream().CopyToAsync(front));
    }

    private async Task AcceptAsync(Func<NetworkStream, Task> serve)
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(), serve);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task ServeAsync(TcpClient connection, Func<NetworkStream, Task> serve)
    {
        using var front = connection;
        await serve(front.GetStream());
    }
}
