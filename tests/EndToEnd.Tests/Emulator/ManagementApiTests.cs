using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class ManagementApiTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Certificate_goes_through_its_life_over_HTTP()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var management = new HttpClient { BaseAddress = scm.Management };
        await PostAsync(management, "certificates", $$"""{"id":"{{Id}}","type":"OV_SSL_CERT"}""");
        await client.ApplyAsync(Id, Applications.Organization());
        Assert.Equal(1, (await management.GetFromJsonAsync<JsonElement>("count")).GetProperty("acceptedApplications").GetInt32());

        var statuses = new List<string?>();
        foreach (var (path, body) in new[] { ("status", """{"status":"CHECKING_ORG"}"""), ("issue", ""), ("revoke", ""), ("reject", "") })
        {
            await PostAsync(management, $"certificates/{Id}/{path}", body);
            statuses.Add((await management.GetFromJsonAsync<JsonElement>($"certificates/{Id}")).GetProperty("status").GetString());
        }

        Assert.Equal(["CHECKING_ORG", "ISSUED", "REVOKED", "UNPASSED"], statuses);
        await PostAsync(management, $"certificates/{Id}/cancel-privacy", "");
        await PostAsync(management, $"certificates/{Id}/remove", "");
        Assert.Equal(404, (await client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Record_in_the_DNS_validates_over_HTTP()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var management = new HttpClient { BaseAddress = scm.Management };
        var added = await PostAsync(
            management, "certificates", $$"""{"id":"{{Id}}","status":"CHECKING_DOMAIN","domain":"www.example.com","keyAlgorithm":"EC_P256"}""");
        var record = added.GetProperty("records")[0];

        await PostAsync(management, "dns-records", $$"""{"name":"{{record.GetProperty("name")}}","value":"{{record.GetProperty("value")}}"}""");

        Assert.Equal("ISSUED", scm.Certificate(Id).Status);
    }

    [Fact]
    public async Task Decisions_and_console_actions_work_over_HTTP()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var management = new HttpClient { BaseAddress = scm.Management };
        scm.AddCertificate(SeedCatalogue.States.Single(seed => seed.Status == "CHECKING_DOMAIN") with { Id = Id });
        await PostAsync(management, $"certificates/{Id}/reverse-records", "");
        await PostAsync(management, $"certificates/{Id}/hide-records", "");
        Assert.Equal(JsonValueKind.Null, (await client.ShowAsync(Id)).Body.GetProperty("authentification").ValueKind);

        await PostAsync(management, $"certificates/{Id}/publish-records", "");
        Assert.Equal("CHECKING_ORG", scm.Certificate(Id).Status);
        await PostAsync(management, $"certificates/{Id}/reject", """{"reason":"No such company."}""");
        Assert.Equal(("UNPASSED", "No such company."), (scm.Certificate(Id).Status, scm.Certificate(Id).FailReason));
        await PostAsync(management, $"certificates/{Id}/issue", "");
        await PostAsync(management, $"certificates/{Id}/revoke", """{"reason":"keyCompromise"}""");
        Assert.Equal("keyCompromise", (await client.ShowAsync(Id)).Text("revoke_reason"));
        await PostAsync(management, $"certificates/{Id}/expire", "");
        Assert.Equal("EXPIRED", scm.Certificate(Id).Status);
        await PostAsync(management, $"certificates/{Id}/status", """{"status":"CHECKING_ORG"}""");
        await PostAsync(management, $"certificates/{Id}/withdraw", "");
        Assert.Equal("CANCELCHECKING", scm.Certificate(Id).Status);
    }

    [Fact]
    public async Task Root_certificate_comes_as_PEM()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var management = new HttpClient { BaseAddress = scm.Management };

        Assert.Equal(scm.RootCertificate, await management.GetStringAsync(new Uri("ca", UriKind.Relative)));
    }

    [Fact]
    public async Task Catalogue_adds_a_certificate_of_every_product_and_state()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var management = new HttpClient { BaseAddress = scm.Management };

        var added = await PostAsync(management, "catalogue", "");

        Assert.Equal(24, added.GetArrayLength());
        Assert.Equal(24, (await client.ListAsync("limit=50")).Body.GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task Switches_change_in_part()
    {
        await using var scm = await ScmEmulator.StartAsync();
        scm.Switches.WithdrawalReads = 4;
        using var management = new HttpClient { BaseAddress = scm.Management };

        var answer = await management.PutAsync(new Uri("switches", UriKind.Relative), Json("""{"personalData":"masked","recordsAfterReads":2}"""));

        Assert.Equal((PersonalData.Masked, 2, 4), (scm.Switches.PersonalData, scm.Switches.RecordsAfterReads, scm.Switches.WithdrawalReads));
        var shown = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("masked", shown.GetProperty("personalData").GetString());
    }

    [Fact]
    public async Task Fault_history_and_release_work_over_HTTP()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var management = new HttpClient { BaseAddress = scm.Management };
        scm.AddCertificate(new CertificateSeed { Id = Id });
        await PostAsync(management, "faults", """{"operation":"show","nth":1,"fault":{"kind":"hang","afterCommit":true}}""");

        var show = client.ShowAsync(Id);
        await scm.WhenHeldAsync().WaitAsync(TimeSpan.FromSeconds(30));
        var held = (await management.GetFromJsonAsync<JsonElement>("history"))[0];
        await PostAsync(management, "release", "");

        Assert.Equal(("show", "hang"), (held.GetProperty("operation").GetString(), held.GetProperty("answered").GetString()));
        Assert.Equal(200, (await show).Status);
        await management.DeleteAsync(new Uri("history", UriKind.Relative));
        Assert.Empty(scm.History);
    }

    [Fact]
    public async Task Faults_by_name_and_by_chance_work_over_HTTP()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var management = new HttpClient { BaseAddress = scm.Management };
        Assert.Equal(FaultCatalogue.All.Count, (await management.GetFromJsonAsync<JsonElement>("faults")).GetArrayLength());

        await PostAsync(management, "faults", """{"operation":"show","name":"throttled","times":2}""");
        await PostAsync(management, "faults", """{"operation":"show","name":"error-500-scm","nth":3,"onward":true}""");
        var statuses = new List<int>();
        for (var look = 0; look < 4; look++) statuses.Add((await client.ShowAsync(Id)).Status);
        Assert.Equal([429, 429, 500, 500], statuses);

        await management.DeleteAsync(new Uri("faults", UriKind.Relative));
        Assert.Equal(404, (await client.ShowAsync(Id)).Status);
        await PostAsync(management, "faults/random", """{"probability":1,"names":["throttled"]}""");
        Assert.Equal(429, (await client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Clock_and_console_work_over_HTTP()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var management = new HttpClient { BaseAddress = scm.Management };
        await PostAsync(
            management, "certificates",
            $$"""{"id":"{{Id}}","status":"ISSUED","domainType":"MULTI_DOMAIN","domainCount":2,"domain":"www.example.com","keyAlgorithm":"EC_P256"}""");

        await PostAsync(management, $"certificates/{Id}/supplement", """{"sans":"b.example.com"}""");
        Assert.Equal("SUPPLEMENTCHECKING", scm.Certificate(Id).Status);
        await PostAsync(management, $"certificates/{Id}/issue", "");
        await PostAsync(management, $"certificates/{Id}/reissue", "");
        Assert.Equal("CHECKING_DOMAIN", scm.Certificate(Id).Status);
        await PostAsync(management, $"certificates/{Id}/issue", "");
        await PostAsync(management, "clock", """{"advance":"400.00:00:00"}""");

        Assert.Equal("EXPIRED", scm.Certificate(Id).Status);
        var now = (await management.GetFromJsonAsync<JsonElement>("clock")).GetProperty("now").GetDateTimeOffset();
        Assert.InRange(now, TimeProvider.System.GetUtcNow().AddDays(399), TimeProvider.System.GetUtcNow().AddDays(401));
    }

    [Fact]
    public async Task Endpoint_with_TLS_is_made_over_HTTP()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var management = new HttpClient { BaseAddress = scm.Management };

        var listener = await PostAsync(management, "tls", """{"certificate":"wrongHost","first":"good"}""");

        Assert.StartsWith("https://127.0.0.1:", listener.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("faults", """{"operation":"show","name":"no such fault"}""", 400)]
    [InlineData("faults", """{"operation":"show"}""", 400)]
    [InlineData("faults/random", """{"probability":2}""", 400)]
    [InlineData("tls", """{"certificate":"none"}""", 400)]
    [InlineData("certificates", """{"idd":"x"}""", 400)]
    [InlineData("certificates", "{", 400)]
    [InlineData("certificates", """{"status":"ISSUED","domain":"a.example.com","notAfter":"tomorrow"}""", 400)]
    [InlineData("certificates", """{"status":"ISSUED","domain":"a.example.com","csr":"no CSR"}""", 400)]
    [InlineData("dns-records", """{"name":"_dnsauth.example.com"}""", 400)]
    [InlineData("dns-records", """{"name":"_dnsauth.example.com","value":null}""", 400)]
    [InlineData("certificates/nothing/issue", "", 404)]
    [InlineData("faults", """{"operation":"show","nth":0,"fault":{"kind":"reset"}}""", 400)]
    public async Task Mistake_is_told(string path, string body, int status)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var management = new HttpClient { BaseAddress = scm.Management };

        using var response = await management.PostAsync(new Uri(path, UriKind.Relative), Json(body));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task Listeners_do_not_serve_each_other_s_paths()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        using var management = new HttpClient { BaseAddress = scm.Management };

        Assert.Equal("APIGW.0101", (await client.CallAsync(HttpMethod.Get, "count")).Code);
        using var response = await management.GetAsync(new Uri($"v3/scm/certificates/{Id}", UriKind.Relative));
        Assert.Equal(404, (int)response.StatusCode);
    }

    /// <returns>The answer's body, if it has one.</returns>
    private static async Task<JsonElement> PostAsync(HttpClient management, string path, string body)
    {
        using var response = await management.PostAsync(new Uri(path, UriKind.Relative), Json(body));
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
