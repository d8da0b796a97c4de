using System.Collections.Concurrent;
using System.Text;

namespace ScmPulumi.Provider.Tests.Scm.Tls;

/// <summary>An HTTP proxy that connects to one port, whatever it is asked for.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<string> _asked = [];

    /// <param name="port">Null: it refuses.</param>
    public ConnectProxy(int? port) => _server = new LoopbackServer(front => ServeAsync(front, port));

    public string Address => $"{_server.Address("http")}";

    /// <summary>The first line of each request.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public void Dispose() => _server.Dispose();

    private async Task ServeAsync(Stream front, int? port)
    {
        using var head = new StreamReader(front, Encoding.Latin1, bufferSize: 1, leaveOpen: true);
        _asked.Enqueue(await head.ReadLineAsync() ?? "");
        while (!string.IsNullOrEmpty(await head.ReadLineAsync()))
        {
            // Headers.
        }

        var answer = port is null ? "407 Proxy Authentication Required\r\nContent-Length: 0" : "200 Connection established";
        await front.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {answer}\r\n\r\n"));
        if (port is { } open) await LoopbackServer.JoinAsync(front, open);
    }
}
