using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>
/// The gateway's check of signatures and tokens. A path that SCM does not have tells a good signature (404) from a bad one (401).
/// </summary>
public sealed class AuthenticationTests
{
    private const string Locked = "Incorrect IAM authentication information: AK access failed to reach the limit,forbidden";

    // https://support.huaweicloud.com/devg-apisign/api-sign-algorithm-002.html
    [Fact]
    public async Task Vector_of_the_signing_guide_is_accepted()
    {
        await using var scm = await StartAsync("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc", "2019-11-15T03:36:55Z");
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(scm.Endpoint, "v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0"));
        request.Headers.Host = "service.region.example.com";
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Sign(request, "20191115T033655Z", "QTWAOYTTINDUT2QVKYUC", "content-type;host;x-sdk-date",
            "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe");

        await AssertAcceptedAsync(scm, request);
    }

    // https://github.com/huaweicloud/huaweicloud-sdk-go-v3/blob/master/core/auth/signer/signer_test.go
    [Theory]
    [InlineData("GET", "path?limit=1", "", "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624")]
    [InlineData("POST", "path?key=value", "{\"Name\":\"test\",\"Id\":1}\n", "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59")]
    [InlineData("POST", "path?key=value", "{\"Name\":\"test\",\"Id\":1}", "83599e5230b5b31fb58837c5760b4c2d407542df1f9493834ead538696e17a35")]
    public async Task Vector_of_the_Go_SDK_is_accepted(string method, string path, string body, string signature)
    {
        await using var scm = await StartAsync("AccessKey", "SecretKey", "2006-01-02T15:04:05Z");
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(scm.Endpoint, path));
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Sign(request, "20060102T150405Z", "AccessKey", "x-sdk-date", signature);

        await AssertAcceptedAsync(scm, request);
    }

    [Fact]
    public async Task Query_in_any_order_and_escaping_counts_in_its_canonical_form()
    {
        await using var scm = await StartAsync("AccessKey", "SecretKey", "2006-01-02T15:04:05Z");
        const string Canonical = "GET\n/path/\n"
            + "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29\n"
            + "x-sdk-date:20060102T150405Z\n\nx-sdk-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        const string Sent = "path?test=%E4%B8%80%20(%26%3D?!%23%25.*)&path=/tmp/123&multi=3&multi=1&multi=2&limit=1&enable=true";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(scm.Endpoint, Sent));
        request.Headers.Add("X-Sdk-Date", "20060102T150405Z");
        request.Headers.TryAddWithoutValidation(
            "Authorization", SignedClient.Authorization("AccessKey", "SecretKey", "x-sdk-date", "20060102T150405Z", Canonical));

        await AssertAcceptedAsync(scm, request);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Host_counts_with_and_without_its_port(bool withPort)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var request = client.Signed(HttpMethod.Get, "nowhere", host: withPort ? scm.Endpoint.Authority : scm.Endpoint.Host);

        await AssertAcceptedAsync(scm, request);
    }

    [Theory]
    [InlineData("method")]
    [InlineData("path")]
    [InlineData("query")]
    [InlineData("body")]
    [InlineData("date")]
    [InlineData("host")]
    [InlineData("signature")]
    [InlineData("algorithm")]
    [InlineData("unsigned header")]
    public async Task Request_changed_after_signing_is_refused(string change)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var request = client.Signed(HttpMethod.Post, "nowhere", "{}");
        var authorization = request.Headers.GetValues("Authorization").Single();
        switch (change)
        {
            case "method": request.Method = HttpMethod.Put; break;
            case "path": request.RequestUri = new Uri("elsewhere", UriKind.Relative); break;
            case "query": request.RequestUri = new Uri("nowhere?a=1", UriKind.Relative); break;
            case "body": request.Content = new StringContent("{ }"); break;
            case "date": Replace(request, "X-Sdk-Date", "20991231T235959Z"); break;
            case "host": request.Headers.Host = "scm.example.com"; break;
            case "signature": Replace(request, "Authorization", authorization[..^1] + (authorization[^1] == '0' ? '1' : '0')); break;
            case "algorithm": Replace(request, "Authorization", authorization.Replace("SDK-HMAC-SHA256", "AWS4-HMAC-SHA256", StringComparison.Ordinal)); break;
            default: Replace(request, "Authorization", authorization.Replace("host;", "host;x-project-id;", StringComparison.Ordinal)); break;
        }

        var reply = await SendAsync(client.Http, request);

        Assert.Equal(401, reply.Status);
        Assert.Equal("APIGW.0301", reply.Code);
        Assert.Equal("Incorrect IAM authentication information: verify aksk signature fail", reply.Text("error_msg"));
        Assert.Equal(reply.RequestId, reply.Text("request_id"));
    }

    [Theory]
    [InlineData(-15, true)]
    [InlineData(-16, false)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public async Task Date_may_be_off_by_15_minutes(int minutes, bool accepted)
    {
        var time = new FakeTimeProvider();
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions { Time = time });
        using var client = new SignedClient(scm, new EmulatorOptions { Time = new FakeTimeProvider(time.GetUtcNow().AddMinutes(minutes)) });

        var reply = await client.ShowAsync("scs1554192131150");

        Assert.Equal(accepted ? 404 : 401, reply.Status);
    }

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD", HttpStatusCode.NotFound)]
    [InlineData("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", HttpStatusCode.NotFound)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", HttpStatusCode.Unauthorized)]
    public async Task Claimed_body_hash_must_be_the_body_s_or_waived(string claim, HttpStatusCode status)
    {
        await using var scm = await StartAsync("AccessKey", "SecretKey", "2006-01-02T15:04:05Z");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(scm.Endpoint, "path")) { Content = new StringContent("{}") };
        request.Headers.Add("X-Sdk-Date", "20060102T150405Z");
        request.Headers.Add("X-Sdk-Content-Sha256", claim);
        request.Headers.TryAddWithoutValidation("Authorization", SignedClient.Authorization(
            "AccessKey", "SecretKey", "x-sdk-date", "20060102T150405Z", $"POST\n/path/\n\nx-sdk-date:20060102T150405Z\n\nx-sdk-date\n{claim}"));
        using var http = new HttpClient();

        Assert.Equal((int)status, (await SendAsync(http, request)).Status);
    }

    [Fact]
    public async Task Sixth_failure_in_a_row_locks_the_key_for_five_minutes()
    {
        var time = new FakeTimeProvider();
        var options = new EmulatorOptions { Time = time };
        await using var scm = await ScmEmulator.StartAsync(options);
        using var good = new SignedClient(scm, options);
        using var bad = new SignedClient(scm, new EmulatorOptions { Time = time, SecretKey = "wrong" });

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 5; i++) await bad.ShowAsync("scs1554192131150");
            Assert.Equal(404, (await good.ShowAsync("scs1554192131150")).Status);
        }

        for (var i = 0; i < 6; i++) await bad.ShowAsync("scs1554192131150");
        var locked = await good.ShowAsync("scs1554192131150");
        Assert.Equal((401, Locked), (locked.Status, locked.Text("error_msg")));
        Assert.Equal(Authentication.Locked, scm.History[^1].Authentication);

        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(404, (await good.ShowAsync("scs1554192131150")).Status);
    }

    [Theory]
    [InlineData("the-token", 404)]
    [InlineData("another", 401)]
    [InlineData(null, 401)]
    public async Task Token_stands_for_a_signature(string? token, int status)
    {
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions { AuthToken = "the-token" });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(scm.Endpoint, "v3/scm/certificates/scs1554192131150"));
        if (token is not null) request.Headers.Add("X-Auth-Token", token);

        Assert.Equal(status, (await SendAsync(http, request)).Status);
    }

    [Theory]
    [InlineData("temporary", 404)]
    [InlineData("stale", 401)]
    [InlineData(null, 401)]
    public async Task Temporary_keys_need_their_security_token(string? token, int status)
    {
        var options = new EmulatorOptions { SecurityToken = "temporary" };
        await using var scm = await ScmEmulator.StartAsync(options);
        using var client = new SignedClient(scm, options);
        if (token is not null) client.Http.DefaultRequestHeaders.Add("X-Security-Token", token);

        Assert.Equal(status, (await client.ShowAsync("scs1554192131150")).Status);
    }

    private static Task<ScmEmulator> StartAsync(string accessKey, string secretKey, string now) => ScmEmulator.StartAsync(new EmulatorOptions
    {
        AccessKey = accessKey,
        SecretKey = secretKey,
        Time = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)),
    });

    private static void Sign(HttpRequestMessage request, string date, string accessKey, string signedHeaders, string signature)
    {
        request.Headers.Add("X-Sdk-Date", date);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"SDK-HMAC-SHA256 Access={accessKey}, SignedHeaders={signedHeaders}, Signature={signature}");
    }

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }

    private static async Task AssertAcceptedAsync(ScmEmulator scm, HttpRequestMessage request)
    {
        using var http = new HttpClient { BaseAddress = scm.Endpoint };
        var reply = await SendAsync(http, request);

        Assert.Equal((404, "APIGW.0101"), (reply.Status, reply.Code));
        Assert.Equal(Authentication.Signature, scm.History.Single().Authentication);
    }

    private static async Task<Reply> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return await SignedClient.ReadAsync(response);
    }
}
