using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>What a certificate can be for: rows <c>domain</c> of <c>docs/rules.md</c>.</summary>
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
    [InlineData("xn--bcher-kva.example", "xn--bcher-kva.example")]
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
    [InlineData("", "is empty")]
    [InlineData("https://www.example.com", "is a URL")]
    [InlineData("www.example.com/path", "slash")]
    [InlineData("10.0.0.0/8", "slash")]
    [InlineData("a.example.com;b.example.com", "several names")]
    [InlineData("a.example.com,b.example.com", "several names")]
    [InlineData("a.example.com b.example.com", "blank")]
    [InlineData("www.example.com\n", "blank")]
    [InlineData("admin@example.com", "email address")]
    [InlineData("www.example.com:443", "without a port")]
    [InlineData("8.8.8.8:443", "without a port")]
    [InlineData("[2606:4700::1]", "without a port")]
    [InlineData("fe80::1%eth0", "without a port")]
    [InlineData("my_host.example.com", "letters, digits and hyphens")]
    [InlineData("-a.example.com", "hyphen")]
    [InlineData("a-.example.com", "hyphen")]
    [InlineData("a..example.com", "empty label")]
    [InlineData(".example.com", "empty label")]
    [InlineData("example.com..", "empty label")]
    [InlineData(".", "empty label")]
    [InlineData("localhost", "single label")]
    [InlineData("*.com", "single label")]
    [InlineData("*", "wildcard")]
    [InlineData("*.*.example.com", "wildcard")]
    [InlineData("a.*.example.com", "wildcard")]
    [InlineData("w*.example.com", "wildcard")]
    [InlineData("*.8.8.8.8", "neither")]
    [InlineData("example.123", "neither")]
    [InlineData("8.8.8", "neither")]
    [InlineData("256.1.1.1", "neither")]
    [InlineData("8.8.8.8.8", "neither")]
    [InlineData("010.8.8.8", "neither")] // octal to IPAddress, which would read 8.8.8.8
    public void Other_text_is_refused_with_advice(string text, string advice) => Assert.Contains(advice, DomainName.Problem(text));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fc00::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    public void Address_that_is_not_public_is_refused(string text) => Assert.Contains("not a public IP address", DomainName.Problem(text));

    [Theory]
    [InlineData("9.255.255.255")]
    [InlineData("100.63.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("192.167.1.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2001:db7:ffff::1")]
    [InlineData("3fff:1000::1")]
    public void Address_beside_a_private_range_is_accepted(string text) => Assert.Null(DomainName.Problem(text));

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
