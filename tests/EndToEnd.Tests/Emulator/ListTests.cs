using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The list call: https://support.huaweicloud.com/intl/en-us/api-ccm/ListCertificates.html.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task Entry_has_the_documented_fields()
    {
        var options = new EmulatorOptions { Time = new FakeTimeProvider(new DateTimeOffset(2021, 5, 27, 16, 46, 25, TimeSpan.Zero)) };
        await using var scm = await ScmEmulator.StartAsync(options);
        using var client = new SignedClient(scm, options);
        scm.AddCertificate(new CertificateSeed
        {
            Id = "scs1554192131150", Name = "scm-a1b2c3", Status = "ISSUED", Type = "OV_SSL_CERT", Brand = "GLOBALSIGN", DomainType = "MULTI_DOMAIN",
            DomainCount = 3, WildcardCount = 1, Domain = "www.example.com", Sans = "*.example.com",
        });

        var listed = await client.ListAsync();

        Assert.Equal(1, listed.Body.GetProperty("total_count").GetInt32());
        Assert.Equal(
            """
            {"id":"scs1554192131150","name":"scm-a1b2c3","domain":"www.example.com","sans":"*.example.com","signature_algorithm":"SHA256withECDSA",
            "deploy_support":true,"type":"OV_SSL_CERT",
            "brand":"GLOBALSIGN","expire_time":"2022-05-27 16:46:25.0","domain_type":"MULTI_DOMAIN","validity_period":12,"status":"ISSUED",
            "domain_count":3,"wildcard_count":1,"description":null,"enterprise_project_id":"0"}
            """.ReplaceLineEndings(""),
            Assert.Single(listed.Body.GetProperty("certificates").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task Paid_certificate_has_no_name_and_no_date_yet()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed());

        var entry = Assert.Single((await client.ListAsync()).Body.GetProperty("certificates").EnumerateArray());

        Assert.All(["domain", "sans", "signature_algorithm", "expire_time"], field => Assert.Equal(JsonValueKind.Null, entry.GetProperty(field).ValueKind));
        Assert.False(entry.GetProperty("deploy_support").GetBoolean());
    }

    [Fact]
    public async Task Pages_are_of_ten_by_default_and_an_offset_counts_certificates()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        for (var i = 0; i < 23; i++) scm.AddCertificate(new CertificateSeed { Name = Name(i) });

        Assert.Equal((23, Names(22, 13)), await PageAsync(client));
        Assert.Equal((23, Names(12, 3)), await PageAsync(client, "offset=10"));
        Assert.Equal((23, Names(19, 0)), await PageAsync(client, "limit=20&offset=3"));
        Assert.Equal((23, Names(22, 0)), await PageAsync(client, "limit=50"));
        Assert.Equal((23, ""), await PageAsync(client, "limit=50&offset=100"));

        static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"scm-{i:D2}");
        static string Names(int from, int to) => string.Join(' ', Enumerable.Range(to, from - to + 1).Reverse().Select(Name));
    }

    [Theory]
    [InlineData("limit=2")]
    [InlineData("limit=0")]
    [InlineData("limit=100")]
    [InlineData("limit=ten")]
    [InlineData("offset=101")]
    [InlineData("offset=-1")]
    [InlineData("sort_dir=asc")]
    [InlineData("sort_key=name")]
    [InlineData("status=CHECKING_DOMAIN")]
    [InlineData("status=issued")]
    [InlineData("expired_days_since=1096")]
    [InlineData("deploy_support=yes")]
    [InlineData("owned_by_self=1")]
    [InlineData("enterprise_project_id=none")]
    public async Task Parameter_beyond_its_values_is_refused(string query)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        var reply = await client.ListAsync(query);

        Assert.Equal((400, "SCM.0005"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Keyword_may_have_255_characters_and_no_more()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        Assert.Equal(200, (await client.ListAsync($"content={new string('a', 255)}")).Status);
        Assert.Equal("SCM.0005", (await client.ListAsync($"content={new string('a', 256)}")).Code);
    }

    [Theory]
    [InlineData("", "issued checking paid")]
    [InlineData("status=ALL", "issued checking paid")]
    [InlineData("status=", "issued checking paid")]
    [InlineData("status=PAID", "paid")]
    [InlineData("status=CHECKING", "checking")]
    [InlineData("status=REVOKED", "")]
    [InlineData("content=check", "checking")]
    [InlineData("content=WWW.example", "issued checking")]
    [InlineData("content=other", "")]
    [InlineData("deploy_support=true", "issued")]
    [InlineData("owned_by_self=true", "issued checking paid")]
    [InlineData("enterprise_project_id=0", "issued checking paid")]
    [InlineData("enterprise_project_id=0aa253a3-1191-4b0c-a0c0-d2b1b1b1b1b1", "")]
    [InlineData("content=example&status=ISSUED", "issued")]
    public async Task Filter_selects_by_status_keyword_and_use(string query, string names)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Name = "paid" });
        scm.AddCertificate(new CertificateSeed { Name = "checking", Status = "CHECKING_DOMAIN", Domain = "www.example.com" });
        scm.AddCertificate(new CertificateSeed { Name = "issued", Status = "ISSUED", Domain = "www.example.org" });
        scm.AddCertificate(new CertificateSeed { Name = "foreign", OtherAccount = true });

        Assert.Equal((names.Length == 0 ? 0 : names.Split(' ').Length, names), await PageAsync(client, query));
    }

    [Theory]
    [InlineData("", "a c b")]
    [InlineData("sort_dir=ASC", "b c a")]
    [InlineData("sort_dir=ASC&sort_key=certExpiredTime", "b a c")]
    [InlineData("sort_key=certExpiredTime", "c a b")]
    [InlineData("sort_dir=ASC&sort_key=certStatus", "a c b")]
    public async Task Order_is_by_last_change_expiry_or_status(string query, string names)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var options = new EmulatorOptions { Time = time };
        await using var scm = await ScmEmulator.StartAsync(options);
        using var client = new SignedClient(scm, options);
        var a = scm.AddCertificate(new CertificateSeed { Name = "a", Status = "CHECKING_ORG", Domain = "www.example.com" });
        time.Advance(TimeSpan.FromMinutes(1));
        scm.AddCertificate(new CertificateSeed { Name = "b" });
        time.Advance(TimeSpan.FromMinutes(1));
        scm.AddCertificate(new CertificateSeed { Name = "c", Status = "ISSUED", Domain = "www.example.com", ValidityPeriod = 24 });
        time.Advance(TimeSpan.FromMinutes(1));
        scm.Issue(a);

        Assert.Equal((3, names), await PageAsync(client, query));
    }

    [Fact]
    public async Task Expired_certificates_are_left_out_when_they_expired_too_long_ago()
    {
        var options = new EmulatorOptions { Time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)) };
        await using var scm = await ScmEmulator.StartAsync(options);
        using var client = new SignedClient(scm, options);
        scm.AddCertificate(new CertificateSeed { Name = "paid" });
        scm.AddCertificate(new CertificateSeed { Name = "expired", Status = "EXPIRED", Domain = "www.example.com", NotAfter = "2026-01-20 00:00:00.0" });
        scm.AddCertificate(new CertificateSeed { Name = "valid", Status = "ISSUED", Domain = "www.example.com" });

        Assert.Equal((2, "valid paid"), await PageAsync(client, "expired_days_since=10"));
        Assert.Equal((3, "valid expired paid"), await PageAsync(client, "expired_days_since=11"));
    }

    [Fact]
    public async Task Account_without_permission_is_refused_with_401()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.PermissionDenied = true;

        Assert.Equal((401, "SCM.4002"), ((await client.ListAsync()).Status, (await client.ListAsync()).Code));
    }

    private static async Task<(int Total, string Names)> PageAsync(SignedClient client, string query = "")
    {
        var page = await client.ListAsync(query);
        return (
            page.Body.GetProperty("total_count").GetInt32(),
            string.Join(' ', page.Body.GetProperty("certificates").EnumerateArray().Select(entry => entry.GetProperty("name").GetString())));
    }
}
