using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Every fault of the catalogue does what its name says, by a client that is not the provider's.</summary>
public sealed class FaultCatalogueTests : IAsyncLifetime, IDisposable
{
    private const string Id = "scs1554192131150";
    private const string TruncatedAt = "{\"request_i";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private ScmEmulator _scm = null!;
    private SignedClient _client = null!;

    public static TheoryData<string, int, string, string?> Answers => new()
    {
        { "throttled", 429, "application/json", "APIGW.0308" },
        { "throttled-for-seconds", 429, "application/json", "APIGW.0308" },
        { "throttled-until-date", 429, "application/json", "APIGW.0308" },
        { "error-500-scm", 500, "application/json", "SCM.0091" },
        { "error-502-html", 502, "text/html", null },
        { "error-503-empty", 503, "application/json", null },
        { "error-504-html", 504, "text/html", null },
        { "error-echoes", 500, "application/json", "SCM.0099" },
        { "signature-expired", 401, "application/json", "APIGW.0301" },
        { "token-expired", 401, "application/json", "APIGW.0307" },
        { "error-in-200", 200, "application/json", "SCM.0095" },
        { "not-found-yet", 404, "application/json", "SCM.0020" },
        { "cancel-refused", 400, "application/json", "SCM.0010" },
        { "clock-skew", 401, "application/json", "APIGW.0301" },
    };

    public async Task InitializeAsync()
    {
        var options = new EmulatorOptions { Time = _time };
        _scm = await ScmEmulator.StartAsync(options);
        _scm.AddCertificate(new CertificateSeed { Id = Id });
        _client = new SignedClient(_scm, options);
    }

    public async Task DisposeAsync()
    {
        Dispose();
        await _scm.DisposeAsync();
    }

    public void Dispose() => _client.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Scripted_answer_comes_in_place_of_the_true_one_and_the_call_has_no_effect(string name, int status, string contentType, string? code)
    {
        using var response = await ApplyAsync(name);

        Assert.Equal((status, contentType), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(code, body.StartsWith('{') ? (string?)JsonNode.Parse(body)!["error_code"] : null);
        Assert.Equal(0, _scm.AcceptedApplications);
        Assert.Equal(200, (await _client.ApplyAsync(Id, Applications.Domain())).Status);
    }

    [Fact]
    public async Task Throttled_tells_when_to_come_back_in_both_forms_or_not_at_all()
    {
        using var bare = await ApplyAsync("throttled");
        using var seconds = await ApplyAsync("throttled-for-seconds");
        using var date = await ApplyAsync("throttled-until-date");

        Assert.Null(bare.Headers.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(2), seconds.Headers.RetryAfter!.Delta);
        Assert.Equal(TimeSpan.FromSeconds(2), date.Headers.RetryAfter!.Date - date.Headers.Date);
    }

    [Fact]
    public async Task Error_echoes_quotes_headers_and_body()
    {
        using var response = await ApplyAsync("error-echoes");

        var message = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error_msg"]!;
        Assert.Contains(EmulatorOptions.DefaultAccessKey, message, StringComparison.Ordinal);
        Assert.Contains("13212345678", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error-502-html-after-commit", 502)]
    [InlineData("error-400-html-after-commit", 400)]
    [InlineData("error-409-scm-after-commit", 409)]
    [InlineData("redirect-303-after-commit", 303)]
    public async Task Refusal_after_the_commit_hides_that_the_call_had_its_effect(string name, int status)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = _scm.Endpoint };
        _scm.Faults.Next("apply", FaultCatalogue.Find(name).Fault);

        using var response = await http.SendAsync(SignedApply());

        Assert.Equal((status, 1), ((int)response.StatusCode, _scm.AcceptedApplications));
    }

    [Fact]
    public async Task Redirect_leads_elsewhere()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = _scm.Endpoint };
        _scm.Faults.Next("show", FaultCatalogue.Find("redirect").Fault);

        using var response = await http.SendAsync(_client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}"));

        Assert.Equal((307, "/elsewhere"), ((int)response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Clock_skew_shows_in_the_date_of_the_answer()
    {
        using var skewed = await ApplyAsync("clock-skew");
        using var next = await _client.Http.SendAsync(_client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}"));

        Assert.Equal(_time.GetUtcNow().AddMinutes(16), skewed.Headers.Date);
        Assert.Equal(_time.GetUtcNow(), next.Headers.Date);
    }

    [Theory]
    [InlineData("reset", 0)]
    [InlineData("reset-after-commit", 1)]
    [InlineData("cut-off", 1)]
    public async Task Broken_connection_leaves_no_answer(string name, int applications)
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => ApplyAsync(name));

        Assert.Equal(applications, _scm.AcceptedApplications);
    }

    [Theory]
    [InlineData("no-answer", 0, 0)]
    [InlineData("no-answer-after-commit", 1, 1)]
    [InlineData("no-answer-late-commit", 0, 1)]
    public async Task No_answer_comes_for_forty_seconds_and_then_none_at_all(string name, int before, int after)
    {
        var apply = ApplyAsync(name);
        await _scm.WhenHeldAsync();
        Assert.Equal((before, false), (_scm.AcceptedApplications, apply.IsCompleted));

        _time.Advance(TimeSpan.FromSeconds(40));

        await Assert.ThrowsAsync<HttpRequestException>(() => apply);
        Assert.Equal(after, _scm.AcceptedApplications);
    }

    [Fact]
    public async Task Late_commit_takes_effect_though_its_client_has_gone()
    {
        _scm.Faults.Next("apply", FaultCatalogue.Find("no-answer-late-commit").Fault);
        using var patience = new CancellationTokenSource();
        var apply = _client.Http.SendAsync(SignedApply(), patience.Token);
        await _scm.WhenHeldAsync();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => apply);

        _time.Advance(TimeSpan.FromSeconds(40));
        await UntilAsync(() => _scm.AcceptedApplications == 1);

        Assert.Equal(200, (await _client.CancelAsync(Id)).Status);
    }

    [Fact]
    public async Task Dripped_answer_comes_byte_by_byte()
    {
        _scm.Faults.Next("apply", FaultCatalogue.Find("dripped").Fault);
        using var response = await _client.Http.SendAsync(SignedApply(), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var (text, buffer) = ("", new byte[64]);

        while (text.Length < response.Content.Headers.ContentLength)
        {
            var count = await body.ReadAsync(buffer);
            Assert.Equal(1, count);
            text += Encoding.UTF8.GetString(buffer, 0, count);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("""{"request_info":"success"}""", text);
    }

    [Theory]
    [InlineData("truncated", TruncatedAt + "nf")]
    [InlineData("wrong-types", """{"request_info":7}""")]
    [InlineData("extra-fields", """{"request_info":"success","brand_new":{"error":["SCM.0010",null,1E+300]}}""")]
    [InlineData("missing-fields", "{}")]
    [InlineData("nulls", """{"request_info":null}""")]
    [InlineData("wrong-content-type", """{"request_info":"success"}""")]
    public async Task Answer_is_spoilt_and_the_call_had_its_effect(string name, string body)
    {
        using var response = await ApplyAsync(name);

        Assert.Equal((200, 1), ((int)response.StatusCode, _scm.AcceptedApplications));
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal(name == "wrong-content-type" ? "text/html" : "application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Show_is_spoilt_in_all_its_fields()
    {
        await _client.ApplyAsync(Id, Applications.Domain());
        _scm.Faults.Next("show", new[] { "wrong-types", "extra-fields", "missing-fields", "nulls" }.Select(name => FaultCatalogue.Find(name).Fault).ToArray());

        var types = (await _client.ShowAsync(Id)).Body;
        var extra = (await _client.ShowAsync(Id)).Body;
        var missing = (await _client.ShowAsync(Id)).Body;
        var nulls = (await _client.ShowAsync(Id)).Body;

        Assert.Equal(
            (JsonValueKind.Number, JsonValueKind.Array, JsonValueKind.String, JsonValueKind.String),
            (Kind(types, "status"), Kind(types, "domain_count"), Kind(types, "authentification"), Kind(types, "shared")));
        Assert.Equal("CHECKING_DOMAIN", extra.GetProperty("status").GetString());
        Assert.True(extra.GetProperty("authentification")[0].TryGetProperty("brand_new", out _));
        Assert.True(missing.TryGetProperty("status", out _));
        Assert.False(missing.TryGetProperty("domain", out _));
        Assert.All(nulls.EnumerateObject(), field => Assert.Equal(JsonValueKind.Null, field.Value.ValueKind));
    }

    [Fact]
    public async Task Oversized_answer_is_ten_megabytes_of_JSON()
    {
        using var response = await ApplyAsync("oversized");

        var body = await response.Content.ReadAsStringAsync();
        Assert.InRange(body.Length, 10 * 1024 * 1024, 11 * 1024 * 1024);
        Assert.Equal("success", (string?)JsonNode.Parse(body)!["request_info"]);
    }

    [Fact]
    public async Task Oversized_answer_ends_with_a_client_that_has_had_enough()
    {
        _scm.Faults.Next("apply", FaultCatalogue.Find("oversized").Fault);
        using var http = new HttpClient { BaseAddress = _scm.Endpoint, MaxResponseContentBufferSize = 1024 };

        await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(SignedApply()));

        Assert.Equal(200, (await _client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Gzip_comes_unasked()
    {
        using var response = await ApplyAsync("gzip");

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var plain = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal("success", (string?)(await JsonNode.ParseAsync(plain))!["request_info"]);
    }

    [Fact]
    public async Task Connection_is_closed_after_the_answer_without_a_word()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _scm.Endpoint.Port);
        _scm.Faults.Next("show", FaultCatalogue.Find("connection-closed").Fault);
        using var request = _client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}");
        var headers = string.Concat(request.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}\r\n"));
        var sent = $"GET /v3/scm/certificates/{Id} HTTP/1.1\r\nHost: {_scm.Endpoint.Authority}\r\n{headers}\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));

        using var reader = new StreamReader(socket.GetStream());
        var everything = await reader.ReadToEndAsync(); // ends only with the connection

        Assert.StartsWith("HTTP/1.1 200 OK", everything, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"PAID\"", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Connection: close", everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Readme_lists_every_fault_by_name()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "Emulator", "README.md"));

        Assert.All(FaultCatalogue.All, fault => Assert.Contains($"`{fault.Name}`", readme, StringComparison.Ordinal));
        static string Here([CallerFilePath] string path = "") => path;
    }

    /// <summary>The emulator goes on by itself; every look at it is another call.</summary>
    private async Task UntilAsync(Func<bool> met)
    {
        while (!met()) await _client.ListAsync();
    }

    private static JsonValueKind Kind(JsonElement body, string field) => body.GetProperty(field).ValueKind;

    private HttpRequestMessage SignedApply() =>
        _client.Signed(HttpMethod.Post, $"v3/scm/certificates/{Id}/apply", JsonSerializer.Serialize(Applications.Domain()));

    private Task<HttpResponseMessage> ApplyAsync(string fault)
    {
        _scm.Faults.Next("apply", FaultCatalogue.Find(fault).Fault);
        return _client.Http.SendAsync(SignedApply());
    }
}
