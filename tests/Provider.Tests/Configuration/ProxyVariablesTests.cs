using System.Net;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Configuration;

/// <summary>The proxy variables by the rules of Go's httpproxy, which the Pulumi CLI uses (https://pkg.go.dev/golang.org/x/net/http/httpproxy).</summary>
public sealed class ProxyVariablesTests
{
    private const string Service = "https://scm.cn-north-4.myhuaweicloud.com";

    private readonly Dictionary<string, string> _environment = [];

    [Theory]
    [InlineData(true, "example.com", "https://example.com", "https://scm.example.com", "https://EXAMPLE.com", "https://a.b.example.com:8443")]
    [InlineData(false, "example.com", "https://myexample.com", "https://example.com.cn", "https://example.org")]
    [InlineData(true, ".example.com", "https://scm.example.com", "https://a.b.example.com")]
    [InlineData(false, ".example.com", "https://example.com", "https://myexample.com")]
    [InlineData(true, "*.example.com", "https://scm.example.com")]
    [InlineData(false, "*.example.com", "https://example.com")]
    [InlineData(true, "*", "https://example.com", "https://10.1.2.3")]
    [InlineData(true, "a.org, *", "https://example.com")]
    [InlineData(false, "*example.com", "https://example.com", "https://scm.example.com")]
    [InlineData(true, " a.org ,\tMyHuaweiCloud.COM ,", Service)]
    [InlineData(false, "a.org myhuaweicloud.com", Service)] // as for the CLI, the separator is a comma
    [InlineData(false, "a.org;myhuaweicloud.com", Service)]
    [InlineData(true, "example.com:8443", "https://example.com:8443", "https://scm.example.com:8443")]
    [InlineData(false, "example.com:8443", "https://example.com", "https://example.com:443")]
    [InlineData(true, "example.com:443", "https://example.com", "https://scm.example.com:443")]
    [InlineData(true, ".example.com:443", "https://scm.example.com")]
    [InlineData(true, "10.0.0.0/8", "https://10.1.2.3", "https://10.255.0.1:8443")]
    [InlineData(true, "10.9.9.9/8", "https://10.1.2.3")]
    [InlineData(false, "10.0.0.0/8", "https://11.1.2.3", "https://10.example.com")]
    [InlineData(true, "192.168.128.0/17,172.16.0.0/12", "https://192.168.200.1", "https://172.31.0.1")]
    [InlineData(false, "192.168.128.0/17", "https://192.168.100.1")]
    [InlineData(true, "0.0.0.0/0", "https://8.8.8.8")]
    [InlineData(false, "10.0.0.0/33", "https://10.0.0.0")]
    [InlineData(true, "10.1.2.3", "https://10.1.2.3", "https://10.1.2.3:8443")]
    [InlineData(true, "10.1.2.3:443", "https://10.1.2.3")]
    [InlineData(false, "10.1.2.3:8443", "https://10.1.2.3")]
    [InlineData(false, "10.1.2", "https://10.1.2.3")]
    [InlineData(true, "2001:db8::/32,fd00::1", "https://[2001:db8::1]", "https://[fd00::1]:8443")]
    [InlineData(true, "[fd00::1]:8443", "https://[fd00::1]:8443")]
    [InlineData(false, "[fd00::1]:8443", "https://[fd00::1]")]
    [InlineData(true, "", "https://localhost", "https://127.0.0.1:8443", "https://127.8.8.8", "https://[::1]", "http://localhost:8080")]
    [InlineData(false, "", "https://example.com", "https://localhost.example.com", "https://128.0.0.1")]
    [InlineData(false, ",,:443,:,/,//,.,[,]", "https://example.com")]
    public void Host_in_NO_PROXY_is_reached_directly(bool isDirect, string exceptions, params string[] endpoints)
    {
        _environment["HTTPS_PROXY"] = "http://proxy.example.net:3128";
        foreach (var name in (string[])["NO_PROXY", "no_proxy"])
        {
            _environment.Remove("NO_PROXY");
            _environment[name] = exceptions;
            Assert.All(endpoints, endpoint => Assert.Equal((endpoint, isDirect), (endpoint, Proxy(endpoint) is null)));
        }
    }

    [Theory]
    [InlineData("HTTPS_PROXY", true)]
    [InlineData("https_proxy", true)]
    [InlineData("ALL_PROXY", true)]
    [InlineData("all_proxy", true)]
    [InlineData("HTTP_PROXY", false)] // for http alone
    [InlineData("http_proxy", false)]
    [InlineData("Https_Proxy", false)]
    public void Variable_names_the_proxy_of_https(string variable, bool isRead)
    {
        _environment[variable] = "http://proxy.example.net:3128";

        Assert.Equal(isRead ? $"proxy.example.net:3128 from {variable}" : null, Proxy(Service)?.ToString());
    }

    [Fact]
    public void Upper_case_comes_before_lower_case_and_https_before_all()
    {
        foreach (var name in (string[])["all_proxy", "ALL_PROXY", "https_proxy", "HTTPS_PROXY"])
        {
            _environment[name] = "proxy.example.net";
            Assert.EndsWith($" from {name}", Proxy(Service)!.ToString(), StringComparison.Ordinal);
        }

        _environment["HTTPS_PROXY"] = " ";
        Assert.EndsWith(" from https_proxy", Proxy(Service)!.ToString(), StringComparison.Ordinal);
        _environment["NO_PROXY"] = "a.org";
        _environment["no_proxy"] = "*";
        Assert.NotNull(Proxy(Service));
        _environment["NO_PROXY"] = "";
        Assert.Null(Proxy(Service));
    }

    [Theory]
    [InlineData("http://proxy.example.net:3128", "http://proxy.example.net:3128/")]
    [InlineData("http://proxy.example.net:3128/", "http://proxy.example.net:3128/")]
    [InlineData(" proxy.example.net:3128\n", "http://proxy.example.net:3128/")]
    [InlineData("proxy", "http://proxy/")]
    [InlineData("HTTP://Proxy.example.net", "http://proxy.example.net/")]
    [InlineData("https://proxy.example.net", "https://proxy.example.net/")]
    [InlineData("https://proxy.example.net:80", "https://proxy.example.net:80/")]
    [InlineData("socks5://proxy.example.net", "socks5://proxy.example.net:1080/")]
    [InlineData("socks5h://proxy.example.net:9050", "socks5://proxy.example.net:9050/")]
    [InlineData("http://corp_proxy:8080", "http://corp_proxy:8080/")]
    [InlineData("10.0.0.1:8080", "http://10.0.0.1:8080/")]
    [InlineData("[fd00::1]:8080", "http://[fd00::1]:8080/")]
    [InlineData("http://[fd00::1]", "http://[fd00::1]/")]
    [InlineData("http://user:secret@proxy.example.net:3128", "http://proxy.example.net:3128/", "user", "secret")]
    [InlineData("user:secret@proxy.example.net:3128", "http://proxy.example.net:3128/", "user", "secret")]
    [InlineData("http://user@proxy.example.net", "http://proxy.example.net/", "user", "")]
    [InlineData("http://corp%5Cli:p%40ss%3A%2F%25@proxy.example.net", "http://proxy.example.net/", "corp\\li", "p@ss:/%")]
    [InlineData("http://user:p@ss:word@proxy.example.net:3128", "http://proxy.example.net:3128/", "user", "p@ss:word")]
    [InlineData("socks5://user:secret@10.0.0.1", "socks5://10.0.0.1:1080/", "user", "secret")]
    [InlineData("http://@proxy.example.net", "http://proxy.example.net/")]
    public void Proxy_is_read_in_the_usual_notations(string value, string address, string? user = null, string? password = null)
    {
        _environment["HTTPS_PROXY"] = value;
        var proxy = Proxy(Service)!;
        var credential = (NetworkCredential?)proxy.Credentials;

        Assert.Equal((address, user, password), (proxy.GetProxy(new Uri(Service)).AbsoluteUri, credential?.UserName, credential?.Password));
        Assert.DoesNotContain("@", proxy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://", "://proxy", "http://proxy:", "http://proxy:port", "http://proxy:0", "http://proxy:99999", "http://:3128", "@", "http://u:p@")]
    [InlineData("\"http://proxy:3128\"", "http:/proxy:3128", "http:\\\\proxy:3128", "http://http://proxy:3128")]
    [InlineData("${HTTP_PROXY}", "http://$PROXY:3128", "%HTTP_PROXY%")]
    [InlineData("ftp://proxy:21", "socks4://proxy:1080", "pac+http://proxy/", "file:///proxy.pac", "http=proxy:80;https=proxy:80", "proxy:80,other:80", "a b")]
    [InlineData("http://user:CANARY/1@proxy:3128", "http://user:CANARY#1@proxy:3128", "http://user:CANARY?1@proxy:3128", "http://user:CANARY@pro xy:3128")]
    public void Proxy_that_cannot_be_read_is_an_error_that_names_the_variable_and_no_value(params string[] values)
    {
        foreach (var value in values)
        {
            _environment["https_proxy"] = value;
            var findings = new Findings();

            Assert.Null(new ProxyVariables(_environment.GetValueOrDefault).For(new Uri(Service), findings));

            var error = Assert.Single(findings.Errors);
            Assert.Equal((value, "https_proxy"), (value, error.Property));
            Assert.DoesNotContain("CANARY", error.Reason, StringComparison.Ordinal);
        }
    }

    /// <summary>A pull request without network must not fail for a proxy that leads nowhere it goes.</summary>
    [Fact]
    public void Proxy_that_is_not_needed_is_not_read()
    {
        _environment["HTTPS_PROXY"] = "http://proxy:port";
        _environment["NO_PROXY"] = ".myhuaweicloud.com";

        Assert.Null(Proxy(Service));
        Assert.Null(Proxy("http://127.0.0.1:8080"));
    }

    private ScmProxy? Proxy(string endpoint)
    {
        var findings = new Findings();
        var proxy = new ProxyVariables(_environment.GetValueOrDefault).For(new Uri(endpoint), findings);
        Assert.Empty(findings.Errors);
        return proxy;
    }
}
