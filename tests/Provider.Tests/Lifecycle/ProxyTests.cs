using System.Text;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Scm.Tls;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>Calls through a proxy on the loopback. Behind it, TlsTests verify the server.</summary>
public sealed class ProxyTests : ProviderFixture
{
    private const string Host = "scm.example.test"; // no such name: only a proxy leads there
    private const string User = "canary-proxy-user";
    private const string Password = "canary:proxy@password";

    /// <summary>RFC 7617; the password is percent-encoded in the variable.</summary>
    [Fact]
    public async Task Proxy_that_asks_for_a_password_gets_that_of_the_variable()
    {
        using var proxy = new ConnectProxy(port: null);
        Environment["HTTPS_PROXY"] = proxy.Address.Replace("http://", $"http://{User}:{Uri.EscapeDataString(Password)}@", StringComparison.Ordinal);

        var failure = await ReadAsync();

        var basic = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{User}:{Password}"));
        Assert.Contains($"Proxy-Authorization: Basic {basic}", proxy.Headers);
        Shows(failure.Message, "127.0.0.1", "HTTPS_PROXY", "407", "does not accept");
        Assert.DoesNotContain("canary", failure.Display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_that_asks_for_a_password_is_named_if_the_variable_has_none()
    {
        using var proxy = new ConnectProxy(port: null);
        Environment["https_proxy"] = proxy.Address;

        Shows((await ReadAsync()).Message, "127.0.0.1", "https_proxy", "407", "requires");

        Assert.Equal($"CONNECT {Host}:443 HTTP/1.1", proxy.Asked.Distinct().Single());
    }

    [Theory]
    [InlineData("403 Forbidden", "403")]
    [InlineData("502 Bad Gateway", "502")]
    [InlineData("503 Service Unavailable", "503")]
    public async Task Proxy_that_refuses_is_named_with_its_status(string answer, string status)
    {
        using var proxy = new ConnectProxy(port: null, answer);
        Environment["HTTPS_PROXY"] = proxy.Address;

        Shows((await ReadAsync()).Message, "127.0.0.1", "HTTPS_PROXY", status);
    }

    [Theory]
    [InlineData("http://canary-user:canary-password@proxy.example.test:3128", "resolved", "proxy.example.test:3128")]
    [InlineData("socks5://proxy.example.test", "resolved", "proxy.example.test:1080")]
    [InlineData("http://canary-user@127.0.0.1:1", "no connection to the proxy", "127.0.0.1:1")]
    [InlineData("socks5h://127.0.0.1:1", "no connection to the proxy", "127.0.0.1:1")]
    public async Task Proxy_that_cannot_be_reached_is_named(string value, string reason, string host)
    {
        Environment["HTTPS_PROXY"] = value;

        var failure = await ReadAsync();

        Shows(failure.Message, reason, $"{host} from HTTPS_PROXY");
        Assert.DoesNotContain("canary", failure.Display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_that_closes_the_connection_is_named()
    {
        using var proxy = new LoopbackServer(_ => Task.CompletedTask);
        Environment["HTTPS_PROXY"] = proxy.Address("http").AbsoluteUri;

        Shows((await ReadAsync()).Message, $"127.0.0.1:{proxy.Port} from HTTPS_PROXY");
    }

    [Theory]
    [InlineData("example.test")]
    [InlineData(".test, example.com")]
    [InlineData("scm.example.test:443")]
    [InlineData("*")]
    [InlineData("SCM.Example.Test")]
    public async Task Host_in_NO_PROXY_bypasses_the_proxy(string exceptions)
    {
        using var proxy = new ConnectProxy(port: null);
        (Environment["HTTPS_PROXY"], Environment["NO_PROXY"]) = (proxy.Address, exceptions);

        Shows((await ReadAsync()).Message, "the name of the host could not be resolved");

        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task Proxy_variable_that_cannot_be_read_stops_the_run()
    {
        Environment["HTTPS_PROXY"] = "http://canary-user:canary-password@proxy:port";

        var failure = await FailsAsync(ConfigureAsync($"https://{Host}"), "InvalidArgument", "HTTPS_PROXY");

        Assert.DoesNotContain("canary", failure.Display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loopback_goes_past_the_proxy()
    {
        using var proxy = new ConnectProxy(port: null);
        foreach (var name in (string[])["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]) Environment[name] = proxy.Address;
        await ConfigureAsync();

        await this.UpAsync(Program(CertificateId));

        Assert.Empty(proxy.Asked);
    }

    /// <summary>One look at a certificate of a service that only a proxy leads to.</summary>
    private async Task<RpcFailure> ReadAsync()
    {
        await BeginRunAsync($"https://{Host}");
        return await FailsAsync(this.ImportAsync(CertificateId), "Unavailable");
    }
}
