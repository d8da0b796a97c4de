using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The query by tag: https://support.huaweicloud.com/intl/en-us/api-ccm/ListCertificatesByTag.html.</summary>
public sealed class TagQueryTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Record_of_a_certificate_has_the_documented_fields()
    {
        var options = new EmulatorOptions { Time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1622133985000)) };
        await using var scm = await ScmEmulator.StartAsync(options);
        using var client = new SignedClient(scm, options);
        scm.AddCertificate(new CertificateSeed
        {
            Id = Id, Name = "scm-a1b2c3", OrderId = "CS20052117270N7V9", Status = "ISSUED", Type = "OV_SSL_CERT", Brand = "GLOBALSIGN",
            DomainType = "MULTI_DOMAIN", DomainCount = 3, WildcardCount = 1, Domain = "www.example.com", Sans = "*.example.com",
        });

        var answer = await client.ListByTagAsync(new { action = "filter" });

        Assert.Equal(1, answer.Body.GetProperty("total_count").GetInt32());
        Assert.Equal(
            """
            {"resource_id":"scs1554192131150","resource_detail":{"cert_id":"scs1554192131150","cert_name":"scm-a1b2c3","domain":"www.example.com",
            "cert_type":"OV_SSL_CERT","cert_brand":"GLOBALSIGN","domain_type":"MULTI_DOMAIN","purchase_period":1,"expired_time":"1653669985000",
            "order_status":"ISSUED","domain_num":3,"wildcard_number":1,"sans":"*.example.com","cert_des":null,"signature_algorithm":"SHA256withECDSA",
            "fail_reason":null,"partner_order_id":"CS20052117270N7V9","push_support":true,"cert_issued_time":"1622133985000",
            "resource_id":"scs1554192131150","unsubscribe_support":false,"enterprise_project_id":"0","origin_cert_id":null,"renewal_cert_id":null,
            "auto_renew_status":0,"remain_cert_number":0,"auto_deploy_support":true},"tags":[],"resource_name":"scm-a1b2c3"}
            """.ReplaceLineEndings(""),
            Assert.Single(answer.Body.GetProperty("resources").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task Rejection_shows_its_reason_here_and_nowhere_else()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });
        await client.ApplyAsync(Id, Applications.Domain("bank.example.com"));
        scm.Reject(Id, "The name contains a sensitive word.");

        Assert.Equal("The name contains a sensitive word.", await ReasonAsync(client));
        Assert.DoesNotContain("sensitive", (await client.ShowAsync(Id)).Body.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("sensitive", (await client.ListAsync()).Body.GetRawText(), StringComparison.Ordinal);

        await client.ApplyAsync(Id, Applications.Domain());
        Assert.Null(await ReasonAsync(client));
    }

    [Fact]
    public async Task Name_finds_all_certificates_that_have_it_in_theirs()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        foreach (var name in new[] { "scm-1", "scm-10", "other" }) scm.AddCertificate(new CertificateSeed { Name = name });
        scm.AddCertificate(new CertificateSeed { Name = "scm-100", OtherAccount = true });

        var found = await client.ListByTagAsync(new { action = "filter", matches = new[] { new { key = "resource_name", value = "scm-1" } } });

        Assert.Equal(["scm-1", "scm-10"], Names(found));
    }

    [Fact]
    public async Task Pages_are_of_ten_by_default_and_an_offset_counts_certificates()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        for (var i = 10; i < 33; i++) scm.AddCertificate(new CertificateSeed { Name = $"scm-{i}" });

        Assert.Equal(10, Names(await client.ListByTagAsync("")).Count);
        Assert.Equal(["scm-30", "scm-31", "scm-32"], Names(await client.ListByTagAsync(new { limit = 50, offset = 20 })));
    }

    [Fact]
    public async Task Count_tells_the_number_alone()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed());

        Assert.Equal("""{"total_count":1}""", (await client.ListByTagAsync(new { action = "count" })).Body.GetRawText());
    }

    [Theory]
    [InlineData("""{"without_any_tag":true}""", 1)]
    [InlineData("""{"tags":[{"key":"team","values":[]}]}""", 0)]
    [InlineData("""{"tags_any":[{"key":"team","values":["web"]}]}""", 0)]
    [InlineData("""{"not_tags":[{"key":"team","values":["web"]}]}""", 1)]
    [InlineData("""{"without_any_tag":true,"tags":[{"key":"team","values":[]}]}""", 1)]
    public async Task Tags_select_as_for_certificates_without_any(string query, int count)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed());

        Assert.Equal(count, Names(await client.ListByTagAsync(query)).Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"action":"delete"}""")]
    [InlineData("""{"limit":1}""")]
    [InlineData("""{"limit":"10"}""")]
    [InlineData("""{"offset":-1}""")]
    [InlineData("""{"tags":[{"key":"team"}]}""")]
    [InlineData("""{"tags":[{"key":"team","values":[]},{"key":"team","values":[]}]}""")]
    [InlineData("""{"tags":[{"key":"team","values":["web","web"]}]}""")]
    [InlineData("""{"matches":[{"key":"resource_name","value":"a"},{"key":"resource_name","value":"b"}]}""")]
    [InlineData("""{"matches":[{"key":"resource_id","value":"scs1554192131150"}]}""")]
    public async Task Query_that_breaks_its_rules_is_refused(string query)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        var reply = await client.ListByTagAsync(query);

        Assert.Equal((400, "SCM.0005"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task More_than_twenty_keys_are_refused()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        Assert.Equal(200, (await client.ListByTagAsync(new { tags = Tags(20) })).Status);
        Assert.Equal("SCM.0005", (await client.ListByTagAsync(new { tags = Tags(21) })).Code);

        static object[] Tags(int count) => [.. Enumerable.Range(0, count).Select(i => new { key = $"k{i}", values = Array.Empty<string>() })];
    }

    [Fact]
    public async Task Account_may_be_denied_this_query_alone()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });
        scm.Switches.TagQueryDenied = true;

        var reply = await client.ListByTagAsync(new { action = "filter" });

        Assert.Equal((403, "SCM.4002"), (reply.Status, reply.Code));
        Assert.Equal(200, (await client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Resource_instances_is_the_only_path()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        Assert.Equal("APIGW.0101", (await client.CallAsync(HttpMethod.Post, "v3/scm/resource-instances/action", "{}")).Code);
    }

    private static async Task<string?> ReasonAsync(SignedClient client) => (await client.ListByTagAsync(new { action = "filter" }))
        .Body.GetProperty("resources").EnumerateArray().Single(resource => resource.GetProperty("resource_id").GetString() == Id)
        .GetProperty("resource_detail").GetProperty("fail_reason").GetString();

    private static List<string?> Names(Reply answer) =>
        [.. answer.Body.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("resource_name").GetString())];
}
