using System.Net;
using System.Net.Sockets;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>Answers each request with the same bytes, and then closes the connection or leaves it open.</summary>
internal sealed class AnswerServer : IDisposable
{
    private readonly ReadOnlyMemory<byte> _answer;
    private readonly bool _closesConnection;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public AnswerServer(ReadOnlyMemory<byte> answer, bool closesConnection)
    {
        (_answer, _closesConnection) = (answer, closesConnection);
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}/");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server is being disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var buffer = new byte[16 * 1024]; // larger than any request here, which arrives in one or two pieces
                while (await client.GetStream().ReadAsync(buffer, _stop.Token) > 0)
                {
                    await client.GetStream().WriteAsync(_answer, _stop.Token);
                    if (!_closesConnection) continue;
                    client.Client.Shutdown(SocketShutdown.Send);
                    client.LingerState = new LingerOption(true, 0); // thousands of connections, so their ports must be reusable immediately
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has disconnected.
            }
        }
    }
}
