using System.Collections.Concurrent;
using System.Text;

namespace ScmPulumi.Provider.Tests.Scm.Tls;

/// <summary>An HTTP proxy that connects to one port, no matter which host is requested.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly ConcurrentQueue<string> _headers = [];

    /// <param name="port">Null: it refuses.</param>
    /// <param name="refusal">The status line of its refusal.</param>
    public ConnectProxy(int? port, string refusal = "407 Proxy Authentication Required") =>
        _server = new LoopbackServer(front => ServeAsync(front, port, refusal));

    public string Address => $"{_server.Address("http")}";

    /// <summary>The first line of each request.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>Of all requests.</summary>
    public IReadOnlyCollection<string> Headers => _headers;

    public void Dispose() => _server.Dispose();

    private async Task ServeAsync(Stream front, int? port, string refusal)
    {
        using var head = new StreamReader(front, Encoding.Latin1, bufferSize: 1, leaveOpen: true);
        _asked.Enqueue(await head.ReadLineAsync() ?? "");
        while (await head.ReadLineAsync() is { Length: > 0 } header) _headers.Enqueue(header);

        var answer = port is null
            ? $"{refusal}\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nConnection: close\r\nContent-Length: 0"
            : "200 Connection established";
        await front.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {answer}\r\n\r\n"));
        if (port is { } open) await LoopbackServer.JoinAsync(front, open);
    }
}
