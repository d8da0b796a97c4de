using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScmPulumi.Provider.Tests.Scm.Tls;

/// <summary>An HTTP proxy for TLS: whatever host is asked for, it connects to one port of this machine, or refuses.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly int? _port;

    /// <param name="port">Null: it refuses.</param>
    public ConnectProxy(int? port)
    {
        _port = port;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>The first line of each request.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var front = connection;
        var stream = front.GetStream();
        var head = await ReadHeadAsync(stream);
        _asked.Enqueue(head[..head.IndexOf('\r', StringComparison.Ordinal)]);
        if (_port is not { } port)
        {
            await stream.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            return;
        }

        using var back = new TcpClient();
        await back.ConnectAsync(IPAddress.Loopback, port);
        await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
        await TlsFront.JoinAsync(stream, back.GetStream());
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var (head, next) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(next) > 0) head.Append((char)next[0]);
        return head.ToString();
    }
}
