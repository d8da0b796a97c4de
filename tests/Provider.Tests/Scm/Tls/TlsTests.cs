using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
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
        _scm = await ScmEmulator.StartAsync(new EmulatorOptions { Seed = 1 });
        _certificateId = _scm.AddCertificate(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com" });
    }

    public async Task DisposeAsync() => await _scm.DisposeAsync();

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Certificate_of_a_ca_in_SSL_CERT_FILE_is_accepted(string host)
    {
        using var front = new TlsFront(ca.Issue(host), _scm.Endpoint);

        var read = await ReadAsync($"https://{host}:{front.Port}", ("SSL_CERT_FILE", ca.RootFile));

        Assert.Equal(_certificateId, (string?)read["id"]);
        Assert.All(_scm.History, request => Assert.Equal(Authentication.Signature, request.Authentication));
    }

    [Fact]
    public async Task Certificate_of_an_unknown_ca_is_refused()
    {
        using var front = new TlsFront(ca.Issue("localhost"), _scm.Endpoint);

        await IsRefusedAsync($"https://localhost:{front.Port}", "the server's certificate is not from a CA that this machine trusts");
    }

    [Fact]
    public async Task Self_signed_certificate_is_refused()
    {
        using var front = new TlsFront(TestCa.SelfSigned("localhost"), _scm.Endpoint);

        await IsRefusedAsync(
            $"https://localhost:{front.Port}",
            "the server's certificate is not from a CA that this machine trusts", ("SSL_CERT_FILE", ca.RootFile));
    }

    [Fact]
    public async Task Certificate_for_another_host_is_refused()
    {
        using var front = new TlsFront(ca.Issue("scm.example.com"), _scm.Endpoint);

        await IsRefusedAsync($"https://localhost:{front.Port}", "TLS failed: the server's certificate is for another host.", ("SSL_CERT_FILE", ca.RootFile));
    }

    [Fact]
    public async Task Expired_certificate_is_refused()
    {
        using var front = new TlsFront(ca.Issue("localhost", isExpired: true), _scm.Endpoint);

        await IsRefusedAsync(
            $"https://localhost:{front.Port}",
            "TLS failed: the server's certificate has expired, or is not valid yet.", ("SSL_CERT_FILE", ca.RootFile));
    }

    [Fact]
    public async Task Server_that_does_not_speak_tls_is_told() =>
        await IsRefusedAsync(
            new UriBuilder(_scm.Endpoint) { Scheme = "https" }.Uri.GetLeftPart(UriPartial.Authority), "TLS failed: no handshake with the server.");

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    public async Task Proxy_of_the_environment_is_used_and_the_server_behind_it_verified(string variable)
    {
        using var front = new TlsFront(ca.Issue(Host), _scm.Endpoint);
        using var proxy = new ConnectProxy(front.Port);

        var read = await ReadAsync($"https://{Host}", (variable, proxy.Address), ("SSL_CERT_FILE", ca.RootFile));

        Assert.Equal(_certificateId, (string?)read["id"]);
        Assert.Equal($"CONNECT {Host}:443 HTTP/1.1", proxy.Asked.Distinct().Single());
    }

    [Fact]
    public async Task Proxy_that_refuses_is_told()
    {
        using var proxy = new ConnectProxy(port: null);

        await IsRefusedAsync($"https://{Host}", "the proxy did not let the connection through", ("HTTPS_PROXY", proxy.Address));
    }

    [Fact]
    public async Task Host_of_no_proxy_goes_past_the_proxy()
    {
        using var proxy = new ConnectProxy(port: null);

        await IsRefusedAsync($"https://{Host}", "the name of the host could not be resolved", ("HTTPS_PROXY", proxy.Address), ("NO_PROXY", Host));

        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task Loopback_goes_past_the_proxy()
    {
        using var proxy = new ConnectProxy(port: null);

        await ReadAsync(_scm.Endpoint.GetLeftPart(UriPartial.Authority), ("HTTP_PROXY", proxy.Address), ("ALL_PROXY", proxy.Address));

        Assert.Empty(proxy.Asked);
    }

    /// <summary>The client's own offer, as RFC 8446 §4.2.1 writes it: whatever a server would take, nothing older is on the table.</summary>
    [Fact]
    public async Task Nothing_older_than_tls_1_2_is_offered()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new ScmClientOptions { Endpoint = new Uri($"https://{listener.LocalEndpoint}/"), Credentials = ClientFixture.Keys, Attempts = 1 };
        using var client = new ScmClient(options, TimeProvider.System, () => 1);
        var show = client.ShowAsync(_certificateId, CancellationToken.None);

        using var connection = await listener.AcceptSocketAsync();
        var hello = new byte[16 * 1024];
        var length = await connection.ReceiveAsync(hello);
        connection.Close();

        await ClientFixture.FailureAsync(show);
        Assert.Equal([0x0304, 0x0303], SupportedVersions(hello.AsSpan(0, length)).OrderDescending());
    }

    private async Task IsRefusedAsync(string endpoint, string words, params (string Name, string Value)[] environment)
    {
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => ReadAsync(endpoint, environment));

        Assert.Equal("Unavailable", failure.Code);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_scm.History);
    }

    /// <summary>One look at the certificate by a provider of its own.</summary>
    private async Task<JsonObject> ReadAsync(string endpoint, params (string Name, string Value)[] environment)
    {
        var variables = new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy", "SSL_CERT_FILE" }
            .ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in environment) variables[name] = value;
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var provider = Path.Combine(AppContext.BaseDirectory, "pulumi-resource-huaweicloud-scm.dll");

        using var process = await ProviderProcess.StartAsync(dotnet, engineAddress: null, environment: variables, flags: ["exec", provider]);
        await process.Connection.CallAsync("Configure", new JsonObject
        {
            ["args"] = new JsonObject
            {
                ["endpoint"] = endpoint, ["accessKey"] = EmulatorOptions.DefaultAccessKey, ["secretKey"] = EmulatorOptions.DefaultSecretKey,
                ["maxRetries"] = "1",
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
