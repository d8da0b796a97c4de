using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The query by tag, which lists every certificate with its links.</summary>
public sealed class TagQueryTests : EmulatorTest
{
    protected override CertificateSeed Certificate => new()
    {
        Status = "ISSUED",
        DomainType = "MULTI_DOMAIN",
        DomainCount = 3,
        Domain = "www.example.com",
        Sans = "a.example.com;b.example.com",
        KeyAlgorithm = "EC_P256",
        RemainingCertificates = 1,
    };

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(50)]
    public async Task Pages_have_every_certificate_once_and_the_total_is_capped(int limit)
    {
        foreach (var number in Enumerable.Range(0, 119)) Scm.AddCertificate(new CertificateSeed { OtherAccount = number == 0 });
        var found = new List<string?>();
        int count;
        do
        {
            var page = await Client.ListByTagAsync($$"""{"action":"filter","limit":{{limit}},"offset":{{found.Count}}}""");
            Assert.Equal(100, page.Body.GetProperty("total_count").GetInt32());
            var ids = page.Body.GetProperty("resources").EnumerateArray().Select(entry => entry.GetProperty("resource_id").GetString()).ToList();
            found.AddRange(ids);
            count = ids.Count;
        }
        while (count > 0);

        Assert.Equal((119, 119), (found.Count, found.Distinct().Count()));
    }

    [Theory]
    [InlineData("""{"limit":9}""")]
    [InlineData("""{"limit":51}""")]
    [InlineData("""{"offset":-1}""")]
    [InlineData("""{"action":"count"}""")]
    public async Task Invalid_query_is_an_incorrect_parameter(string query) =>
        Assert.Equal((400, "SCM.0005"), ((await Client.ListByTagAsync(query)).Status, (await Client.ListByTagAsync(query)).Code));

    [Fact]
    public async Task Record_has_the_documented_members()
    {
        var next = Scm.Renew(Id);
        Scm.AddCertificate(new CertificateSeed { Status = "UPLOAD", Name = "uploaded", Domain = "old.example.com", KeyAlgorithm = "EC_P256" });

        var details = await DetailsAsync();

        Assert.Equal(["ISSUED", "CHECKING_DOMAIN", "UPLOAD"], details.Select(detail => detail.GetProperty("order_status").GetString()));
        Assert.Equal("old.example.com", details[2].GetProperty("domain").GetString());
        var issued = Time.GetUtcNow();
        Dictionary<string, string?> expected = new()
        {
            ["cert_id"] = Id, ["domain"] = "www.example.com", ["sans"] = "a.example.com;b.example.com", ["cert_type"] = "DV_SSL_CERT",
            ["cert_brand"] = "GEOTRUST", ["domain_type"] = "MULTI_DOMAIN", ["order_status"] = "ISSUED", ["fail_reason"] = null,
            ["cert_issued_time"] = $"{issued.ToUnixTimeMilliseconds()}", ["expired_time"] = $"{issued.AddDays(200).ToUnixTimeMilliseconds()}",
            ["resource_id"] = null, ["origin_cert_id"] = null, ["renewal_cert_id"] = next, ["enterprise_project_id"] = "0",
        };
        Assert.All(expected, member => Assert.Equal(member.Value, details[0].GetProperty(member.Key).GetString()));
        Dictionary<string, int> numbers = new()
        {
            ["purchase_period"] = 1, ["domain_num"] = 3, ["wildcard_number"] = 0, ["auto_renew_status"] = 0, ["remain_cert_number"] = 0,
        };
        Assert.All(numbers, member => Assert.Equal(member.Value, details[0].GetProperty(member.Key).GetInt32()));
        string[] notYet = ["cert_issued_time", "expired_time", "signature_algorithm"];
        Assert.All(notYet, member => Assert.Equal(JsonValueKind.Null, details[1].GetProperty(member).ValueKind));
    }

    [Fact]
    public async Task Unusual_shapes_follow_the_switches()
    {
        Scm.Switches.TagQueryTimesAsNumbers = Scm.Switches.TagQueryDetailAsArray = true;

        var detail = Assert.Single(Assert.Single(await DetailsAsync()).EnumerateArray());

        Assert.Equal(Time.GetUtcNow().ToUnixTimeMilliseconds(), detail.GetProperty("cert_issued_time").GetInt64());
        Assert.Equal(Time.GetUtcNow().AddDays(200).ToUnixTimeMilliseconds(), detail.GetProperty("expired_time").GetInt64());
    }
}
