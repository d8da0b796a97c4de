using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Provider.Tests.Scm.Tls;

/// <summary>Speaks TLS with one certificate and passes what it hears to a server that does not.</summary>
internal sealed class TlsFront : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly int _behind;

    public TlsFront(X509Certificate2 certificate, Uri behind)
    {
        (_certificate, _behind) = (certificate, behind.Port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    /// <summary>Passes bytes both ways until one side has no more.</summary>
    public static async Task JoinAsync(Stream left, Stream right) => await Task.WhenAny(left.CopyToAsync(right), right.CopyToAsync(left));

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
        using var tls = new SslStream(front.GetStream());
        using var back = new TcpClient();
        try
        {
            await tls.AuthenticateAsServerAsync(_certificate);
            await back.ConnectAsync(IPAddress.Loopback, _behind);
            await JoinAsync(tls, back.GetStream());
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException or SocketException)
        {
            // The client did not like the certificate.
        }
    }
}
