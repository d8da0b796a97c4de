using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>
/// The gateway's check of signatures and tokens. For a path that SCM does not have, a valid signature gets a 404, and an invalid one a 401.
/// </summary>
public sealed class AuthenticationTests : EmulatorTest
{
    private const string EmptyObject = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    private const string Nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    // https://support.huaweicloud.com/devg-apisign/api-sign-algorithm-002.html
    [Fact]
    public async Task Vector_of_the_signing_guide_is_accepted()
    {
        await using var scm = await StartAsync("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc", "2019-11-15T03:36:55Z");
        using var request = new HttpRequestMessage(
            HttpMethod.Get, "v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0");
        request.Headers.Host = "service.region.example.com";
        request.Content = new StringContent("", Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        const string Signature = "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe";
        Authorize(
            request, "20191115T033655Z", $"SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, Signature={Signature}");

        Assert.Equal(404, await StatusAsync(scm, request));
    }

    // https://github.com/huaweicloud/huaweicloud-sdk-go-v3/blob/master/core/auth/signer/signer_test.go
    [Theory]
    [InlineData("GET", "path?limit=1", "", "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624")]
    [InlineData("POST", "path?key=value", "{\"Name\":\"test\",\"Id\":1}", "83599e5230b5b31fb58837c5760b4c2d407542df1f9493834ead538696e17a35")]
    public async Task Vector_of_the_Go_SDK_is_accepted(string method, string path, string body, string signature)
    {
        await using var scm = await StartAsync("AccessKey", "SecretKey", "2006-01-02T15:04:05Z");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Authorize(request, "20060102T150405Z", $"SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, Signature={signature}");

        Assert.Equal(404, await StatusAsync(scm, request));
    }

    /// <summary>
    /// A query is signed in its canonical form, whatever its order and its escapes. A claimed body hash must match the body, unless it is UNSIGNED-PAYLOAD.
    /// </summary>
    [Theory]
    [InlineData(
        "path?test=%E4%B8%80%20(%26%3D?!%23%25.*)&path=/tmp/123&multi=3&multi=1&multi=2&limit=1&enable=true",
        "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29",
        null,
        404)]
    [InlineData("path", "", "UNSIGNED-PAYLOAD", 404)]
    [InlineData("path", "", EmptyObject, 404)]
    [InlineData("path", "", Nothing, 401)]
    public async Task Query_and_body_hash_are_signed_as_in_the_guide(string path, string canonicalQuery, string? claim, int status)
    {
        await using var scm = await StartAsync("AccessKey", "SecretKey", "2006-01-02T15:04:05Z");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
        if (claim is not null) request.Headers.Add("X-Sdk-Content-Sha256", claim);
        var canonical = $"POST\n/path/\n{canonicalQuery}\nx-sdk-date:20060102T150405Z\n\nx-sdk-date\n{claim ?? EmptyObject}";
        Authorize(request, "20060102T150405Z", SignedClient.Authorization("AccessKey", "SecretKey", "x-sdk-date", "20060102T150405Z", canonical));

        Assert.Equal(status, await StatusAsync(scm, request));
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
        using var request = Client.Signed(HttpMethod.Post, "nowhere", "{}");
        var authorization = request.Headers.GetValues("Authorization").Single();
        switch (change)
        {
            case "method": request.Method = HttpMethod.Put; break;
            case "path": request.RequestUri = new Uri("elsewhere", UriKind.Relative); break;
            case "query": request.RequestUri = new Uri("nowhere?a=1", UriKind.Relative); break;
            case "body": request.Content = new StringContent("{ }"); break;
            case "date": Replace(request, "X-Sdk-Date", "20250301T080001Z"); break;
            case "host": request.Headers.Host = "scm.example.com"; break;
            case "signature": Replace(request, "Authorization", authorization[..^1] + (authorization[^1] == '0' ? '1' : '0')); break;
            case "algorithm": Replace(request, "Authorization", authorization.Replace("SDK-HMAC-SHA256", "AWS4-HMAC-SHA256", StringComparison.Ordinal)); break;
            default: Replace(request, "Authorization", authorization.Replace("host;", "host;x-project-id;", StringComparison.Ordinal)); break;
        }

        var reply = await Client.CallAsync(request);

        Assert.Equal((401, "APIGW.0301"), (reply.Status, reply.Code));
        Assert.Equal(Authentication.Refused, Scm.History.Single().Authentication);
    }

    [Theory]
    [InlineData(-15, true)]
    [InlineData(-16, false)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public async Task Date_may_be_off_by_15_minutes(int minutes, bool accepted)
    {
        using var client = new SignedClient(Scm.Endpoint, new EmulatorOptions { Time = new FakeTimeProvider(Time.GetUtcNow().AddMinutes(minutes)) });

        Assert.Equal(accepted ? 200 : 401, (await client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Sixth_failure_in_a_row_locks_the_key_for_five_minutes()
    {
        using var stranger = Stranger();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 5; i++) await stranger.ShowAsync(Id);
            Assert.Equal(200, (await Client.ShowAsync(Id)).Status);
        }

        for (var i = 0; i < 6; i++) await stranger.ShowAsync(Id);
        Assert.Equal(401, (await Client.ShowAsync(Id)).Status);
        Assert.Equal(Authentication.Locked, Scm.History[^1].Authentication);

        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await Client.ShowAsync(Id)).Status);
    }

    [Theory]
    [InlineData("X-Auth-Token", "the-token", true)]
    [InlineData("X-Auth-Token", "another", false)]
    [InlineData("X-Security-Token", "temporary", true)]
    [InlineData("X-Security-Token", "stale", false)]
    [InlineData("X-Other", "the-token", false)]
    public async Task Token_replaces_a_signature_and_temporary_keys_need_a_security_token(string header, string token, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions { Time = Time, AuthToken = "the-token", SecurityToken = "temporary" });
        using var request = Client.Signed(HttpMethod.Get, "nowhere", host: scm.Endpoint.Host);
        if (header == "X-Auth-Token") request.Headers.Remove("Authorization");
        request.Headers.Add(header, token);

        Assert.Equal(accepted ? 404 : 401, await StatusAsync(scm, request));
    }

    private static Task<ScmEmulator> StartAsync(string accessKey, string secretKey, string now) => ScmEmulator.StartAsync(new EmulatorOptions
    {
        AccessKey = accessKey,
        SecretKey = secretKey,
        Time = new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)),
    });

    private static void Authorize(HttpRequestMessage request, string date, string authorization)
    {
        request.Headers.Add("X-Sdk-Date", date);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
    }

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }

    private static async Task<int> StatusAsync(ScmEmulator scm, HttpRequestMessage request)
    {
        using var client = new SignedClient(scm.Endpoint, new EmulatorOptions());
        return (await client.CallAsync(request)).Status;
    }
}
