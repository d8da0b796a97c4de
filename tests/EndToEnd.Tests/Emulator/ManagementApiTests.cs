using System.Text;
using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The management API, as a script in another process uses it.</summary>
public sealed class ManagementApiTests : EmulatorTest
{
    [Theory]
    [InlineData("certificates", """{"type":"OV_SSL_CERT","status":"PAID"}""", 200)]
    [InlineData("certificates", """{"idd":"x"}""", 400)]
    [InlineData("certificates", """{"status":"ISSUED","domain":"a.example.com","csr":"no CSR"}""", 400)]
    [InlineData("certificates/scs1554192131150/status", """{"status":"CHECKING_ORG"}""", 200)]
    [InlineData("certificates/scs1554192131150/withdraw", "", 200)]
    [InlineData("certificates/scs1554192131150/publish-records", "", 200)]
    [InlineData("certificates/scs1554192131150/revoke", "{}", 200)]
    [InlineData("certificates/scs1554192131150/revoke", "", 200)]
    [InlineData("certificates/scs1554192131150/revoke", "null", 200)]
    [InlineData("certificates/scs1554192131150/revoke", """{"reason":null}""", 200)]
    [InlineData("certificates/scs1554192131150/revoke", """{"reason":"keyCompromise"}""", 200)]
    [InlineData("certificates/scs1554192131150/revoke", """{"why":"keyCompromise"}""", 400)]
    [InlineData("certificates/scs1554192131150/withdraw", "{}", 200)]
    [InlineData("certificates/scs1554192131150/publish-records", "{}", 200)]
    [InlineData("certificates/nothing/revoke", "{}", 404)]
    [InlineData("certificates/nothing/publish-records", "", 404)]
    [InlineData("certificates", """{"remainingCertificates":1,"nextCertificate":"proofReused","validityDays":90}""", 200)]
    [InlineData("certificates/scs1554192131150/renew", "", 200)]
    [InlineData("certificates/scs1554192131150/renew", """{"next":"none"}""", 400)]
    [InlineData("certificates/nothing/renew", "", 404)]
    [InlineData("certificates/scs1554192131150/link", """{"newId":"nothing"}""", 404)]
    [InlineData("clock", """{"advanceDays":0.5}""", 200)]
    [InlineData("clock", """{"advanceDays":1e9}""", 400)]
    [InlineData("clock", "{}", 400)]
    [InlineData("targets", """{"service":"CDN","name":"www.example.com"}""", 200)]
    [InlineData("targets", """{"service":"CDN"}""", 400)]
    [InlineData("targets", """{"service":"OBS","name":"x"}""", 400)]
    public async Task Management_API_accepts_what_its_page_documents_and_reports_mistakes(string path, string body, int status)
    {
        using var management = new HttpClient { BaseAddress = Scm.Management, Timeout = TimeSpan.FromSeconds(30) };
        await Client.ApplyAsync(Id);

        using var response = await management.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status != 200, (await response.Content.ReadAsStringAsync()).StartsWith("{\"error\":", StringComparison.Ordinal));
    }

    /// <summary>A script that takes a purchase through two renewals.</summary>
    [Fact]
    public async Task Script_renews_by_the_clock_and_on_request()
    {
        const string First = "scs1554192131151";
        await CallAsync(HttpMethod.Post, "certificates", $$"""{"id":"{{First}}","status":"ISSUED","domain":"www.example.com","remainingCertificates":2}""");
        await CallAsync(HttpMethod.Post, "clock", """{"advanceDays":170}""");
        var second = (await CallAsync(HttpMethod.Get, $"certificates/{First}")).GetProperty("nextId").GetString()!;

        var third = await CallAsync(HttpMethod.Post, $"certificates/{second}/renew", """{"next":"paid","links":"forward"}""");

        Assert.Equal(("PAID", 0), (third.GetProperty("status").GetString(), third.GetProperty("remainingCertificates").GetInt32()));
        await CallAsync(HttpMethod.Post, $"certificates/{First}/link", $$"""{"newId":"{{third.GetProperty("id")}}","links":"backward"}""");
        await CallAsync(HttpMethod.Delete, $"certificates/{First}");
        var details = (await DetailsAsync()).Skip(1).ToList(); // after the one that every test has
        Assert.Equal([First, First], details.Select(detail => detail.GetProperty("origin_cert_id").GetString()));
        Assert.Equal([$"{third.GetProperty("id")}", null], details.Select(detail => detail.GetProperty("renewal_cert_id").GetString()));
    }

    private async Task<JsonElement> CallAsync(HttpMethod method, string path, string body = "")
    {
        using var management = new HttpClient { BaseAddress = Scm.Management, Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await management.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
