using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm.Tls;

/// <summary>
/// TLS is always verified (DESIGN.md, "The client"), against the system's CA store and SSL_CERT_FILE. The proxy variables are used too. The runtime reads
/// these variables once per process, so the provider runs in its own.
/// </summary>
public sealed class TlsTests(TestCa ca) : IClassFixture<TestCa>, IAsyncLifetime
{
    private const string Host = "scm.example.test"; // no such name: only a proxy leads there

    private ScmEmulator _scm = null!;
    private string _certificateId = null!;

    public async Task InitializeAsync()
    {
        _scm = await ScmEmulator.StartAsync(new EmulatorOptions());
        _certificateId = _scm.AddCertificate(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com" });
    }

    public async Task DisposeAsync() => await _scm.DisposeAsync();

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Certificate_of_a_ca_in_SSL_CERT_FILE_is_accepted(string host)
    {
        using var front = TlsFront(ca.Issue(host));

        var read = await ReadAsync($"https://{host}:{front.Port}", ("SSL_CERT_FILE", ca.RootFile));

        Assert.Equal(_certificateId, (string?)read["id"]);
        Assert.All(_scm.History, request => Assert.Equal(Authentication.Signature, request.Authentication));
    }

    [Theory]
    [InlineData("unknown CA", "not from a CA")]
    [InlineData("self-signed", "not from a CA")]
    [InlineData("another host", "another host")]
    [InlineData("expired", "expired")]
    [InlineData("no TLS", "no handshake")]
    public async Task Server_that_cannot_be_trusted_is_refused(string flaw, string verdict)
    {
        using var front = TlsFront(CertificateWith(flaw));
        var port = flaw == "no TLS" ? _scm.Endpoint.Port : front.Port;
        (string, string)[] environment = flaw == "unknown CA" ? [] : [("SSL_CERT_FILE", ca.RootFile)];

        await IsRefusedAsync($"https://localhost:{port}", verdict, environment);
    }

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    public async Task Proxy_of_the_environment_is_used_and_the_server_behind_it_verified(string variable)
    {
        using var front = TlsFront(ca.Issue(Host));
        using var proxy = new ConnectProxy(front.Port);

        var read = await ReadAsync($"https://{Host}", (variable, proxy.Address), ("SSL_CERT_FILE", ca.RootFile));

        Assert.Equal(_certificateId, (string?)read["id"]);
        Assert.Equal($"CONNECT {Host}:443 HTTP/1.1", proxy.Asked.Distinct().Single());
    }

    /// <summary>A proxy that intercepts TLS has its own CA.</summary>
    [Fact]
    public async Task Proxy_is_named_if_the_server_behind_it_cannot_be_trusted()
    {
        using var front = TlsFront(ca.Issue(Host));
        using var proxy = new ConnectProxy(front.Port);

        await IsRefusedAsync($"https://{Host}", "HTTPS_PROXY", ("HTTPS_PROXY", proxy.Address));
    }

    /// <summary>The versions that the client offers (RFC 8446 §4.2.1). It offers no older one, no matter what a server would accept.</summary>
    [Fact]
    public async Task Nothing_older_than_tls_1_2_is_offered()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new ScmClientOptions { Endpoint = new Uri($"https://{listener.LocalEndpoint}/"), Credentials = ClientFixture.Keys, Attempts = 1 };
        using var client = new ScmClient(options, TimeProvider.System, () => 1);
        var show = client.ShowAsync(_certificateId, CancellationToken.None);

        using var connection = await listener.AcceptSocketAsync().WaitAsync(WaitingTime.Patience);
        var hello = new byte[16 * 1024];
        var length = await connection.ReceiveAsync(hello).WaitAsync(WaitingTime.Patience);
        connection.Close();

        await ClientFixture.FailureAsync(show);
        Assert.Equal([0x0304, 0x0303], SupportedVersions(hello.AsSpan(0, length)).OrderDescending());
    }

    /// <summary>Speaks TLS in front of the emulator, which does not.</summary>
    private LoopbackServer TlsFront(X509Certificate2 certificate) => new(async connection =>
    {
        using var tls = new SslStream(connection);
        await tls.AuthenticateAsServerAsync(certificate);
        await LoopbackServer.JoinAsync(tls, _scm.Endpoint.Port);
    });

    private X509Certificate2 CertificateWith(string flaw) => flaw switch
    {
        "self-signed" => TestCa.SelfSigned("localhost"),
        "another host" => ca.Issue("scm.example.com"),
        "expired" => ca.Issue("localhost", isExpired: true),
        _ => ca.Issue("localhost"),
    };

    private async Task IsRefusedAsync(string endpoint, string verdict, params (string Name, string Value)[] environment)
    {
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => ReadAsync(endpoint, environment));

        Assert.Equal("Unavailable", failure.Code);
        Assert.Contains(verdict, failure.Message, StringComparison.Ordinal);
        Assert.Empty(_scm.History);
    }

    /// <summary>One look at the certificate by a separate provider.</summary>
    private async Task<JsonObject> ReadAsync(string endpoint, params (string Name, string Value)[] environment)
    {
        var variables = new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy", "SSL_CERT_FILE" }
            .ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in environment) variables[name] = value;
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var provider = Path.Combine(AppContext.BaseDirectory, "pulumi-resource-huaweicloud-scm.dll");

        using var process = await ProviderProcess.StartAsync(dotnet, engineAddress: null, environment: variables, flags: ["exec", provider])
            .WaitAsync(WaitingTime.Patience);
        await process.Connection.CallAsync("Configure", new JsonObject
        {
            ["args"] = new JsonObject
            {
                ["endpoint"] = endpoint, ["accessKey"] = EmulatorOptions.DefaultAccessKey, ["secretKey"] = EmulatorOptions.DefaultSecretKey,
                ["maxRetries"] = "0",
            },
        });
        return await process.Connection.CallAsync("Read", new JsonObject
        {
            ["urn"] = "urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::app", ["id"] = _certificateId,
        });
    }

    /// <summary>Of a ClientHello in one record: record header 5, handshake header 4, version 2, random 32, then lists with their lengths.</summary>
    private static List<int> SupportedVersions(ReadOnlySpan<byte> record)
    {
        const int SupportedVersionsExtension = 43;
        var rest = record[(5 + 4 + 2 + 32)..];
        rest = rest[(1 + rest[0])..]; // session id
        rest = rest[(2 + BinaryPrimitives.ReadUInt16BigEndian(rest))..]; // cipher suites
        rest = rest[(1 + rest[0])..]; // compression methods
        rest = rest[2..]; // length of the extensions
        while (BinaryPrimitives.ReadUInt16BigEndian(rest) != SupportedVersionsExtension) rest = rest[(4 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]))..];
        var list = rest.Slice(5, rest[4]);
        var versions = new List<int>();
        for (var i = 0; i < list.Length; i += 2) versions.Add(BinaryPrimitives.ReadUInt16BigEndian(list[i..]));
        return versions;
    }
}
