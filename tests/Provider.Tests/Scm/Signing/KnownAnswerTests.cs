using System.Text;
using ScmPulumi.Provider.Scm.Signing;

namespace ScmPulumi.Provider.Tests.Scm.Signing;

/// <summary>Answers computed by others: the signing guide and the tests of the official Go SDK.</summary>
public sealed class KnownAnswerTests
{
    private static readonly RequestSigner SdkSigner = new("AccessKey", "SecretKey");

    /// <summary>https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-002.html to -005.html.</summary>
    [Fact]
    public void Request_of_the_guide_has_the_guides_hash_signature_and_header()
    {
        const string date = "20191115T033655Z";
        var request = new CanonicalRequest(
            "GET",
            new Uri("https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0"),
            Headers(("content-type", "application/json"), ("host", "service.region.example.com"), ("x-sdk-date", date)),
            []);
        var signer = new RequestSigner("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc");

        Assert.Equal("b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a", request.Hash);
        Assert.Equal("7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe", signer.Sign(request, date));
        Assert.Equal(
            "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, "
            + "Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
            signer.Authorize(request, date));
    }

    [Fact]
    public void Get_has_the_hash_and_signature_of_the_Go_SDK()
    {
        var request = SdkRequest("GET", "/path?limit=1", "");

        Assert.Equal("85c3b7730f308aee452b16138a42a914397e43a8f0d732dfa521c0ef2afa98a4", request.Hash);
        Assert.Equal("5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624", SdkSigner.Sign(request, SdkDate));
    }

    [Theory]
    [InlineData("{\"Name\":\"test\",\"Id\":1}\n", "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59")]
    [InlineData("{\"Name\":\"test\",\"Id\":1}", "83599e5230b5b31fb58837c5760b4c2d407542df1f9493834ead538696e17a35")]
    public void Post_of_the_go_sdk_signs_the_exact_bytes_of_its_body(string body, string signature) =>
        Assert.Equal(signature, SdkSigner.Sign(SdkRequest("POST", "/path?key=value", body), SdkDate));

    [Fact]
    public void Query_with_repeated_keys_reserved_and_chinese_characters_has_the_go_sdks_spelling()
    {
        var query = "?test=" + Uri.EscapeDataString("一 (&=?!#%.*)") + "&path=%2Ftmp%2F123&multi=3&limit=1&multi=1&multi=2&enable=true";

        Assert.Equal(
            "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29",
            SdkRequest("GET", "/path" + query, "").Text.Split('\n')[2]);
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/a/b", "/a/b/")]
    [InlineData("/a/b/", "/a/b/")]
    [InlineData("/a/%2F~b", "/a/%2F~b/")]
    [InlineData("/a/b(c)", "/a/b%28c%29/")]
    public void Path_ends_with_a_slash_and_keeps_its_segments(string path, string canonical) =>
        Assert.Equal(canonical, SdkRequest("GET", path, "").Text.Split('\n')[1]);

    [Fact]
    public void Headers_are_lower_case_trimmed_and_sorted()
    {
        var request = new CanonicalRequest("GET", new Uri("https://host/"), Headers(("X-Sdk-Date", " d "), ("Host", "host:8443")), []);

        Assert.Equal("host;x-sdk-date", request.SignedHeaders);
        Assert.Contains("\nhost:host:8443\nx-sdk-date:d\n\nhost;x-sdk-date\n", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Date_is_in_UTC_with_seconds() =>
        Assert.Equal("20060102T150405Z", RequestSigner.FormatDate(new DateTimeOffset(2006, 1, 2, 23, 4, 5, 999, TimeSpan.FromHours(8))));

    private const string SdkDate = "20060102T150405Z";

    private static CanonicalRequest SdkRequest(string method, string pathAndQuery, string body) =>
        new(method, new Uri("https://host" + pathAndQuery), Headers(("X-Sdk-Date", SdkDate)), Encoding.UTF8.GetBytes(body));

    private static IEnumerable<KeyValuePair<string, string>> Headers(params (string Name, string Value)[] headers) =>
        headers.Select(header => KeyValuePair.Create(header.Name, header.Value));
}
