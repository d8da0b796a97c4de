using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Every fault of the catalogue that affects a call or its answer does what its name says. The client shares no code with the provider.</summary>
public sealed class FaultCatalogueTests : EmulatorTest
{
    private const string Success = """{"request_info":"success"}""";

    [Theory]
    [InlineData("throttled", 429, "application/json", "APIGW.0308")]
    [InlineData("throttled-for-seconds", 429, "application/json", "APIGW.0308")]
    [InlineData("throttled-until-date", 429, "application/json", "APIGW.0308")]
    [InlineData("error-500-scm", 500, "application/json", "SCM.0091")]
    [InlineData("error-502-html", 502, "text/html", null)]
    [InlineData("error-503-empty", 503, "application/json", null)]
    [InlineData("error-504-html", 504, "text/html", null)]
    [InlineData("error-echoes", 500, "application/json", "SCM.0099")]
    [InlineData("signature-expired", 401, "application/json", "APIGW.0301")]
    [InlineData("token-expired", 401, "application/json", "APIGW.0307")]
    [InlineData("error-in-200", 200, "application/json", "SCM.0095")]
    [InlineData("not-found-yet", 404, "application/json", "SCM.0020")]
    [InlineData("cancel-refused", 400, "application/json", "SCM.0010")]
    [InlineData("clock-skew", 401, "application/json", "APIGW.0301")]
    [InlineData("redirect", 307, "application/json", null)]
    [InlineData("error-502-html-after-commit", 502, "text/html", null, 1)]
    [InlineData("error-400-html-after-commit", 400, "text/html", null, 1)]
    [InlineData("error-409-scm-after-commit", 409, "application/json", "SCM.0100", 1)]
    [InlineData("redirect-303-after-commit", 303, "application/json", null, 1)]
    public async Task Scripted_answer_replaces_the_true_one(string name, int status, string contentType, string? code, int applications = 0)
    {
        using var response = await ApplyAsync(name);

        Assert.Equal((status, contentType), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(code, body.StartsWith('{') ? (string?)JsonNode.Parse(body)!["error_code"] : null);
        Assert.Equal(applications, Scm.AcceptedApplications);
        Assert.Equal(name.StartsWith("redirect", StringComparison.Ordinal) ? "/elsewhere" : null, response.Headers.Location?.OriginalString);
        Assert.Equal(200, (await Client.ShowAsync(Id)).Status);
    }

    [Theory]
    [InlineData("throttled", null, 0)]
    [InlineData("throttled-for-seconds", 2, 0)]
    [InlineData("throttled-until-date", 2, 60)]
    [InlineData("clock-skew", null, 16)]
    public async Task Answer_has_a_date_and_says_when_to_retry(string name, int? seconds, int minutesAhead)
    {
        using var response = await ApplyAsync(name);

        Assert.Equal(Time.GetUtcNow().AddMinutes(minutesAhead), response.Headers.Date);
        var back = response.Headers.RetryAfter;
        Assert.Equal(seconds, (back?.Delta ?? back?.Date - response.Headers.Date)?.TotalSeconds);
    }

    [Fact]
    public async Task Error_echoes_quotes_headers_and_body()
    {
        using var response = await ApplyAsync("error-echoes");

        var message = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error_msg"]!;
        Assert.All((string[])[EmulatorOptions.DefaultAccessKey, "13212345678"], sent => Assert.Contains(sent, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reset", 0)]
    [InlineData("reset-after-commit", 1)]
    [InlineData("cut-off", 1)]
    public async Task Broken_connection_has_no_response(string name, int applications)
    {
        await Assert.ThrowsAnyAsync<Exception>(async () => await Reply.ReadAsync(await ApplyAsync(name)));

        Assert.Equal(applications, Scm.AcceptedApplications);
    }

    [Theory]
    [InlineData("no-answer", 0, 0)]
    [InlineData("no-answer-after-commit", 1, 1)]
    [InlineData("no-answer-late-commit", 0, 1)]
    public async Task Connection_breaks_after_forty_seconds_without_an_answer(string name, int before, int after)
    {
        var apply = ApplyAsync(name);
        await Scm.WhenHeldAsync();
        Assert.Equal((before, false), (Scm.AcceptedApplications, apply.IsCompleted));

        Time.Advance(TimeSpan.FromSeconds(40));

        await Assert.ThrowsAsync<HttpRequestException>(() => apply);
        Assert.Equal(after, Scm.AcceptedApplications);
    }

    /// <summary>A switch, not a fault of the catalogue, because a held answer is sent in the end.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Held_answer_of_an_application_is_sent_on_release_or_dropped_with_its_client(bool released)
    {
        Scm.Switches.HoldAnswerOfNextApply = true;
        using var gone = new CancellationTokenSource();
        var apply = Client.SendAsync(Client.SignedApply(Id), gone.Token);
        await Scm.WhenHeldAsync();
        Assert.Equal((1, "hang", false), (Scm.AcceptedApplications, Scm.History[0].Answered, apply.IsCompleted));

        if (released) Scm.Release();
        else await gone.CancelAsync();

        if (released) Assert.Equal(Success, await (await apply).Content.ReadAsStringAsync());
        else await Assert.ThrowsAnyAsync<OperationCanceledException>(() => apply);
        Assert.Equal(released ? "200" : "hang", Scm.History[0].Answered);
    }

    [Fact]
    public async Task Lost_answer_is_that_of_the_next_accepted_application()
    {
        Scm.Switches.LoseAnswerOfNextApply = true;
        Assert.Equal("SCM.0005", (await Client.ApplyAsync(Id, Applications.Domain(""))).Code);

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.ApplyAsync(Id));

        Assert.Equal((1, "reset", false), (Scm.AcceptedApplications, Scm.History[^1].Answered, Scm.Switches.LoseAnswerOfNextApply));
    }

    [Fact]
    public async Task Dripped_answer_arrives_byte_by_byte()
    {
        using var response = await ApplyAsync("dripped");
        await using var body = await response.Content.ReadAsStreamAsync();
        using var patience = new CancellationTokenSource(Patience);
        Assert.Equal(1, await body.ReadAsync(new byte[64], patience.Token));

        var (rest, seconds) = (new StreamReader(body).ReadToEndAsync(patience.Token), 0);
        for (; !rest.IsCompleted; seconds++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(Success[1..], await rest);
        Assert.InRange(seconds, Success.Length - 1, int.MaxValue);
    }

    [Theory]
    [InlineData("truncated", "{\"request_inf")]
    [InlineData("wrong-types", """{"request_info":7}""")]
    [InlineData("extra-fields", """{"request_info":"success","brand_new":{"error":["SCM.0010",null,1E+300]}}""")]
    [InlineData("missing-fields", "{}")]
    [InlineData("nulls", """{"request_info":null}""")]
    [InlineData("wrong-content-type", Success, "text/html")]
    public async Task Answer_is_corrupted_and_the_call_takes_effect(string name, string body, string contentType = "application/json")
    {
        using var response = await ApplyAsync(name);

        Assert.Equal((200, 1), ((int)response.StatusCode, Scm.AcceptedApplications));
        Assert.Equal((body, contentType), (await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Answer_of_show_is_corrupted_in_all_its_fields()
    {
        await Client.ApplyAsync(Id);
        Scm.Faults.Next("show", Faults("wrong-types", "extra-fields", "missing-fields", "nulls"));

        var types = (await Client.ShowAsync(Id)).Body;
        var extra = (await Client.ShowAsync(Id)).Body;
        var missing = (await Client.ShowAsync(Id)).Body;
        var nulls = (await Client.ShowAsync(Id)).Body;

        Assert.Equal(
            [JsonValueKind.Number, JsonValueKind.Array, JsonValueKind.String, JsonValueKind.String],
            new[] { "status", "domain_count", "authentification", "shared" }.Select(field => types.GetProperty(field).ValueKind));
        Assert.Equal("CHECKING_DOMAIN", extra.GetProperty("status").GetString());
        Assert.True(extra.GetProperty("authentification")[0].TryGetProperty("brand_new", out _));
        Assert.Equal((true, false), (missing.TryGetProperty("status", out _), missing.TryGetProperty("domain", out _)));
        Assert.All(nulls.EnumerateObject(), field => Assert.Equal(JsonValueKind.Null, field.Value.ValueKind));
    }

    [Fact]
    public async Task Oversized_answer_is_ten_megabytes_of_JSON_and_gzip_is_sent_unrequested()
    {
        using var oversized = await ApplyAsync("oversized");
        var body = await oversized.Content.ReadAsStringAsync();
        Assert.Equal((10 * 1024 * 1024) + Success.Length, body.Length);
        Assert.Equal(Success, body.TrimEnd());

        Scm.Faults.Next("show", Faults("gzip"));
        using var compressed = await Client.SendAsync(Client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}"));
        Assert.Equal(["gzip"], compressed.Content.Headers.ContentEncoding);
        await using var plain = new GZipStream(await compressed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal("CHECKING_DOMAIN", (string?)(await JsonNode.ParseAsync(plain))!["status"]);
    }

    [Fact]
    public async Task Connection_is_closed_after_the_answer_without_an_announcement()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Scm.Endpoint.Port);
        Scm.Faults.Next("show", Faults("connection-closed"));
        using var request = Client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}");
        var headers = string.Concat(request.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}\r\n"));
        var sent = $"GET /v3/scm/certificates/{Id} HTTP/1.1\r\nHost: {Scm.Endpoint.Authority}\r\n{headers}\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));

        using var reader = new StreamReader(socket.GetStream());
        var everything = await reader.ReadToEndAsync().WaitAsync(Patience); // ends only when the connection is closed

        Assert.Contains("\"status\":\"PAID\"", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Connection: close", everything, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("status-flaps", "PAID 3")]
    [InlineData("status-unknown", "SOMETHING_NEW 3")]
    [InlineData("records-missing", "CHECKING_DOMAIN 0")]
    [InlineData("records-partial", "CHECKING_DOMAIN 1 a.example.com")]
    [InlineData("records-reordered", "CHECKING_DOMAIN 3 c.example.com")]
    [InlineData("rejected", "UNPASSED 3", "UNPASSED 3")]
    public async Task Read_shows_another_state_once(string name, string seen, string truth = "CHECKING_DOMAIN 3 a.example.com")
    {
        var id = Scm.AddCertificate(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 3 });
        await Client.ApplyAsync(id, Applications.Domain("a.example.com").With(("sans", "b.example.com;c.example.com")));
        Scm.Faults.Next("show", Faults(name));

        Assert.StartsWith(seen, await LookAsync(id), StringComparison.Ordinal);
        Assert.StartsWith(truth, await LookAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_lag_two_states_behind_an_accepted_apply_or_withdrawal()
    {
        await Client.ApplyAsync(Id, Applications.Domain("old.example.com"));
        await Client.ShowAsync(Id);
        await Client.CancelAsync(Id);
        await Client.ShowAsync(Id);
        Scm.Faults.Next("apply", Faults("looks-lag", "looks-lag"));
        Scm.Faults.Next("cancel-cert", Faults("looks-lag"));

        await Client.ApplyAsync(Id);
        Assert.Equal(["CHECKING_DOMAIN", "PAID", "CHECKING_DOMAIN"], await StatusesAsync(3));
        await Client.ApplyAsync(Id);
        Assert.Equal(["CHECKING_DOMAIN"], await StatusesAsync(1));
        await Client.CancelAsync(Id);
        Assert.Equal(["PAID", "CHECKING_DOMAIN", "PAID"], await StatusesAsync(3));
    }

    [Theory]
    [InlineData("cancel-slow", "CANCELCHECKING CANCELCHECKING CANCELCHECKING PAID")]
    [InlineData("cancel-loses-race", "ISSUED ISSUED ISSUED ISSUED")]
    public async Task Withdrawal_is_slow_or_loses_the_race(string name, string statuses)
    {
        await Client.ApplyAsync(Id);
        Scm.Faults.Next("cancel-cert", Faults(name));

        Assert.Equal(200, (await Client.CancelAsync(Id)).Status);

        Assert.Equal(statuses, string.Join(' ', await StatusesAsync(4)));
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(30);

    private static Fault[] Faults(params string[] names) => [.. names.Select(name => FaultCatalogue.Find(name).Fault)];

    private Task<HttpResponseMessage> ApplyAsync(string fault)
    {
        Scm.Faults.Next("apply", Faults(fault));
        return Client.SendAsync(Client.SignedApply(Id));
    }

    /// <summary>The status, the number of records, and the domain of the first record.</summary>
    private async Task<string> LookAsync(string id)
    {
        var shown = await Client.ShowAsync(id);
        var records = shown.Body.GetProperty("authentification");
        var (count, first) = records.ValueKind == JsonValueKind.Array ? (records.GetArrayLength(), records[0].GetProperty("domain").GetString()) : (0, "");
        return string.Create(CultureInfo.InvariantCulture, $"{shown.Text("status")} {count} {first}");
    }
}
