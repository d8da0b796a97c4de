using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>What a certificate can be for: rows <c>domain</c> of <c>Rules/rules.md</c>.</summary>
public sealed class DomainNameTests
{
    private static readonly string Label63 = new('a', 63);
    private static readonly string Host253 = $"{Label63}.{Label63}.{Label63}.{new string('b', 57)}.com";

    [Theory]
    [InlineData("www.example.com", "www.example.com")]
    [InlineData("WWW.Example.COM", "www.example.com")]
    [InlineData("example.com.", "example.com")]
    [InlineData("*.example.com", "*.example.com")]
    [InlineData("*.Example.com.", "*.example.com")]
    [InlineData("xn--bcher-kva.example.com", "xn--bcher-kva.example.com")]
    [InlineData("1.example.com", "1.example.com")]
    [InlineData("a--b.example.c0", "a--b.example.c0")]
    [InlineData("8.8.8.8", "8.8.8.8")]
    [InlineData("2001:4860:4860:0:0:0:0:8888", "2001:4860:4860::8888")]
    [InlineData("2606:4700::ABCD", "2606:4700::abcd")]
    public void Name_is_accepted_in_its_normal_form(string text, string normal)
    {
        Assert.Null(DomainName.Problem(text));
        Assert.Equal(normal, DomainName.Normalise(text));
        Assert.Equal(normal, DomainName.Normalise(normal));
    }

    [Theory]
    [InlineData("empty", "")]
    [InlineData("URL", "https://www.example.com")]
    [InlineData("slash", "www.example.com/path", "10.0.0.0/8")]
    [InlineData("several names", "a.example.com;b.example.com", "a.example.com,b.example.com")]
    [InlineData("contains a space", "a.example.com b.example.com", "www.example.com\n")]
    [InlineData("email address", "admin@example.com")]
    [InlineData("port", "www.example.com:443", "8.8.8.8:443", "[2606:4700::1]", "fe80::1%eth0")]
    [InlineData("letters", "my_host.example.com")]
    [InlineData("hyphen", "-a.example.com", "a-.example.com")]
    [InlineData("empty label", "a..example.com", ".example.com", "example.com..", ".")]
    [InlineData("contains a space", " www.example.com", "www.example.com\t", "www.example.com\r\n", "\u3000www.example.com")]
    [InlineData("single label", "localhost", "*.com", "LOCALHOST.")]
    [InlineData("wildcard", "*", "*.*.example.com", "a.*.example.com", "w*.example.com")]
    [InlineData("neither", "*.8.8.8.8", "example.123", "8.8.8", "256.1.1.1", "8.8.8.8.8", "010.8.8.8")] // IPAddress would read the last as octal
    [InlineData("public IP", "0.0.0.0", "10.1.2.3", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "100.64.0.1", "127.0.0.1")]
    [InlineData("public IP", "169.254.1.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "224.0.0.1", "255.255.255.255")]
    [InlineData("public IP", "2001:db8::1", "3fff::1", "::", "::1", "::ffff:8.8.8.8", "::ffff:10.0.0.1", "fc00::1", "fe80::1", "ff02::1")]
    public void Other_strings_are_refused_with_advice(string advice, params string[] texts) =>
        Assert.All(texts, text => Assert.Contains(advice, DomainName.Problem(text)));

    [Theory]
    [InlineData("9.255.255.255", "100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "223.255.255.255")]
    [InlineData("2001:db7:ffff::1", "3fff:1000::1")]
    public void Address_next_to_a_private_range_is_accepted(params string[] texts) => Assert.All(texts, text => Assert.Null(DomainName.Problem(text)));

    [Fact]
    public void Length_limits_of_label_host_and_name_hold()
    {
        Assert.Equal(253, Host253.Length);
        Assert.Null(DomainName.Problem(Host253));
        Assert.Null(DomainName.Problem("*." + Host253));
        Assert.Contains("253", DomainName.Problem(Host253.Replace("b.com", "bb.com")));
        Assert.Contains("63", DomainName.Problem(Label63 + "a.example.com"));
        Assert.Contains("255", DomainName.Problem(new string('a', 256)));
    }

    [Theory]
    [InlineData("local", "server.local", "SERVER.LOCAL.", "*.server.local", "bücher.local")]
    [InlineData("internal", "db.internal", "ip-10-0-0-1.eu-west-1.compute.internal")]
    [InlineData("home.arpa", "a.home.arpa", "home.arpa", "*.home.arpa")]
    [InlineData("test", "x.test", "*.x.test")]
    [InlineData("localhost", "x.localhost")]
    [InlineData("invalid", "x.invalid")]
    [InlineData("example", "x.example", "www.x.example")]
    [InlineData("alt", "x.alt", "a.b.alt")]
    [InlineData("ipv4only.arpa", "ipv4only.arpa")]
    [InlineData("resolver.arpa", "resolver.arpa", "x.resolver.arpa")]
    [InlineData("service.arpa", "default.service.arpa")]
    [InlineData("in-addr.arpa", "1.0.0.10.in-addr.arpa", "in-addr.arpa")]
    [InlineData("ip6.arpa", "8.b.d.0.1.0.0.2.ip6.arpa")]
    public void Name_that_no_one_can_own_is_refused(string ending, params string[] texts) =>
        Assert.All(texts, text => Assert.Contains($"ends in .{ending},", DomainName.Problem(text)));

    [Theory]
    [InlineData("example.com", "www.example.net", "*.example.org", "例.example.com")]
    [InlineData("local.example.com", "test.com", "mylocal.com", "alt.org", "x.mylocal", "x.notest", "internal.net", "x.xn--p1ai")]
    [InlineData("x.museum", "a.e164.arpa", "x.zip", "x.onion.com", "x.corp.example.com", "x.dev")]
    public void Similar_name_is_accepted_without_a_warning(params string[] texts) =>
        Assert.All(texts, text => Assert.Equal((null, null), (DomainName.Problem(text), DomainName.Doubt(text))));

    [Theory]
    [InlineData("Tor", "facebookwkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd.onion", "*.x.onion", "X.ONION.")]
    [InlineData("public DNS", "nas.lan", "*.nas.lan", "server.corp", "printer.home", "wiki.intranet", "db.private")]
    public void Name_in_a_private_zone_is_doubtful(string doubt, params string[] texts) => Assert.All(texts, text =>
    {
        Assert.Null(DomainName.Problem(text));
        Assert.Contains(doubt, DomainName.Doubt(text));
        Assert.Contains(doubt, DomainName.PrimaryDoubt(text));
    });

    /// <summary>64 characters of a common name, in whichever form the name is written.</summary>
    [Theory]
    [InlineData(52, "{0}.example.com", false)]
    [InlineData(53, "{0}.example.com", true)]
    [InlineData(52, "{0}.example.com.", false)]
    [InlineData(50, "*.{0}.example.com", false)]
    [InlineData(51, "*.{0}.example.com", true)]
    [InlineData(38, "{0}.bücher.example.com", false)] // 64 as xn--bcher-kva
    [InlineData(39, "{0}.bücher.example.com", true)]
    [InlineData(53, "{0}.EXAMPLE.COM", true)]
    public void Primary_name_that_is_too_long_for_a_common_name_is_doubtful(int count, string form, bool isDoubtful)
    {
        var name = string.Format(null, form, new string('a', count));

        Assert.Equal((null, null), (DomainName.Problem(name), DomainName.Doubt(name)));
        Assert.Equal(isDoubtful, DomainName.PrimaryDoubt(name)?.Contains("64", StringComparison.Ordinal) ?? false);
    }

    /// <summary>What SCM shows of uploaded certificates has a normal form as well, and nothing is taken for something else.</summary>
    [Theory]
    [InlineData("LOCALHOST", "localhost")]
    [InlineData("Server.Local.", "server.local")]
    [InlineData("Bücher.local", "xn--bcher-kva.local")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("FD00:0::1", "fd00::1")]
    [InlineData("My_Host", "My_Host")]
    [InlineData("My server", "My server")]
    [InlineData("", "")]
    public void Private_name_has_a_normal_form(string text, string normal) => Assert.Equal(normal, DomainName.Normalise(text));

    [Theory]
    [InlineData("example.com", "www.example.com")]
    [InlineData("www.example.com", "example.com")]
    [InlineData("*.example.com", "example.com")]
    [InlineData("8.8.8.8", null)]
    public void Twin_is_the_name_with_or_without_www_or_wildcard(string text, string? twin)
    {
        Assert.True(DomainName.TryParse(text, out var name, out _));
        Assert.Equal(twin, name.Twin);
    }
}
