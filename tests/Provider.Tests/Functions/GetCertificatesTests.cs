using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Functions;

public sealed class GetCertificatesTests : ProviderFixture
{
    [Fact]
    public async Task All_certificates_are_sorted_by_id_and_have_the_fields_of_the_list()
    {
        var id = Add(new CertificateSeed { Id = "scs0000000000001", Status = "ISSUED", Name = "shop", Domain = "WWW.example.com", Sans = "b.example.com" });

        var certificates = await ListAsync([]);

        Assert.Equal([id, CertificateId], Ids(certificates));
        AssertSame(
            new JsonObject
            {
                ["certificateId"] = id, ["status"] = "ISSUED", ["certificateName"] = "shop", ["certificateType"] = "DV_SSL_CERT",
                ["brand"] = "GEOTRUST", ["domainType"] = "SINGLE_DOMAIN",
                ["domain"] = "www.example.com", ["sans"] = new JsonArray("b.example.com"), ["domainCount"] = 1, ["wildcardCount"] = 0, ["validityPeriod"] = 12,
                ["expireTime"] = "2026-03-01 08:00:00.0", ["signatureAlgorithm"] = certificates[0]!["signatureAlgorithm"]!.DeepClone(),
                ["deploySupport"] = true, ["enterpriseProjectId"] = "0",
            },
            certificates[0]!);
    }

    /// <summary>The service treats CHECKING_DOMAIN as CHECKING, and shows statuses that it cannot filter by. The provider filters those itself.</summary>
    [Theory]
    [InlineData("checking", "CHECKING CHECKING_DOMAIN", "&status=CHECKING")]
    [InlineData("checking_domain", "CHECKING_DOMAIN", "&status=CHECKING")]
    [InlineData("CANCLEREVOKING", "", "?limit=50&offset=0")]
    public async Task Status_is_filtered_by_the_service_or_by_the_provider(string status, string found, string asked)
    {
        var ids = new[] { "CHECKING", "CHECKING_DOMAIN", "ISSUED" }.ToDictionary(shown => shown, shown => AddApplied(shown));

        var certificates = Ids(await ListAsync(new JsonObject { ["status"] = status }));

        Assert.Equal(found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(shown => ids[shown]).Order(StringComparer.Ordinal), certificates);
        Assert.EndsWith(asked, Emulator.History.Single().Path, StringComparison.Ordinal);
    }

    /// <summary>The service looks for any name that contains the text, in all names of a certificate and in its own name.</summary>
    [Theory]
    [InlineData("www.example.com", "www.example.com", "www.example.com")]
    [InlineData("WWW.Example.com.", "www.example.com", "www.example.com")]
    [InlineData("*.example.com", "*.example.com", "example.com")]
    [InlineData("Bücher.example.com", "xn--bcher-kva.example.com", "xn--bcher-kva.example.com")]
    [InlineData("xn--bcher-kva.example.com", "xn--bcher-kva.example.com", "xn--bcher-kva.example.com")]
    public async Task Domain_is_the_exact_primary_name(string domain, string found, string asked)
    {
        var id = Add(new CertificateSeed { DomainType = found[0] == '*' ? "WILDCARD" : "SINGLE_DOMAIN", Status = "ISSUED", Domain = found });
        AddApplied("ISSUED", "api.www.example.com");
        AddApplied("ISSUED", "example.com");
        Add(new CertificateSeed { Status = "ISSUED", Domain = "a.example.com", Name = found });

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["domain"] = domain })));
        Assert.EndsWith($"&content={asked}", Emulator.History.Single().Path, StringComparison.Ordinal);
    }

    /// <summary>A private CA certifies what no public one does, and SCM shows it as it is in the certificate.</summary>
    [Theory]
    [InlineData("my_host", "my_host")]
    [InlineData("MY_HOST", "my_host.")]
    [InlineData("localhost", "LOCALHOST")]
    [InlineData("LOCALHOST.", "localhost")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("fd00:0::1", "FD00::1")]
    [InlineData("server.local", "Server.local")]
    [InlineData("Bücher.local", "xn--bcher-kva.local")]
    [InlineData("xn--bcher-kva.local", "bücher.local")]
    [InlineData("ab--cd.example.com", "ab--cd.example.com")]
    [InlineData("xn--zz.example.com", "xn--zz.example.com")]
    [InlineData("My server", "my server")]
    [InlineData("a;b", "a;b")]
    [InlineData("https://www.example.com/", "https://www.example.com/")]
    [InlineData("张三的服务器", "张三的服务器")]
    [InlineData("*", "*")]
    public async Task Domain_of_a_private_CA_is_found(string domain, string shown)
    {
        var id = Add(new CertificateSeed { Status = "UPLOAD", Domain = shown });
        Add(new CertificateSeed { Status = "UPLOAD", Domain = $"a{shown}" });
        Add(new CertificateSeed { Status = "UPLOAD", Domain = $"{shown}a" });

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["domain"] = domain })));
    }

    /// <summary>Nothing has such a name, which is an answer and not a mistake. The service takes no keyword of more than 255 characters.</summary>
    [Theory]
    [InlineData("domain", ".")]
    [InlineData("domain", "*.")]
    [InlineData("domain", "a\u200bb\u0007")]
    [InlineData("domain", "-----")]
    [InlineData("domain", "a{300}")]
    [InlineData("name", "a{300}")]
    [InlineData("name", "a{64}")]
    public async Task Filter_without_a_match_finds_nothing(string filter, string value)
    {
        Add(new CertificateSeed { Status = "UPLOAD", Domain = "my_host" });

        Assert.Empty(await ListAsync(new JsonObject { [filter] = value.Replace("a{300}", new string('a', 300)).Replace("a{64}", new string('a', 64)) }));
    }

    /// <summary>A name is exact, although the service looks for any that contains it.</summary>
    [Theory]
    [InlineData("""{"name":"官网"}""", 3)]
    [InlineData("""{"name":"官网","domain":"www.example.com"}""", 2)]
    [InlineData("""{"name":"官网","domain":"www.example.com","status":"ISSUED"}""", 1)]
    public async Task All_filters_are_combined(string arguments, int found)
    {
        string[] ids =
        [
            Add(new CertificateSeed { Name = "官网", Status = "ISSUED", Domain = "www.example.com" }),
            Add(new CertificateSeed { Name = "官网", Status = "EXPIRED", Domain = "www.example.com" }),
            Add(new CertificateSeed { Name = "官网", Status = "ISSUED", Domain = "a.example.com" }),
        ];
        Add(new CertificateSeed { Name = "官网-old", Status = "ISSUED", Domain = "www.example.com" });

        Assert.Equal(ids[..found].Order(StringComparer.Ordinal), Ids(await ListAsync(JsonNode.Parse(arguments)!.AsObject())));
    }

    [Theory]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(150, 3)]
    public async Task Pages_are_read_to_the_end(int count, int pages)
    {
        for (var i = 1; i < count; i++) Add(new CertificateSeed());

        Assert.Equal(count, Ids(await ListAsync([])).Distinct().Count());

        Assert.Equal(
            Enumerable.Range(0, pages).Select(page => $"/v3/scm/certificates?limit=50&offset={50 * page}"),
            Emulator.History.Select(request => request.Path));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Certificate_that_changes_pages_during_the_listing_is_not_missed()
    {
        var last = CertificateId; // changed first of all, so it is on the second page
        for (var i = 1; i < 60; i++) Add(new CertificateSeed());
        Emulator.Faults.Nth("list", 2, Fault.HangBeforeCommit);

        var listing = ListAsync([]);
        await Emulator.WhenHeldAsync().WaitAsync(WaitingTime.Patience);
        Emulator.SetStatus(last, "EXPIRED"); // now it is on the first
        Emulator.Release();

        Assert.Contains(last, Ids(await listing));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task List_that_ends_at_the_largest_offset_says_so()
    {
        Emulator.Switches.TagQueryDenied = true;
        for (var i = 1; i < 160; i++) Add(new CertificateSeed());

        Assert.Equal(150, (await ListAsync([])).Count);

        Shows(Assert.Single(Warnings), "huaweicloud-scm:index:getCertificates", "160", "150", "scm:cert:listCertificatesByTag");
    }

    /// <summary>The query by tag has no greatest offset, if the user may ask it.</summary>
    [Theory]
    [InlineData("{}", 320)]
    [InlineData("""{"status":"CHECKING"}""", 160)]
    [InlineData("""{"status":"CHECKING_DOMAIN"}""", 160)]
    [InlineData("""{"domain":"www.example.com"}""", 160)]
    [InlineData("""{"name":"shop"}""", 160)]
    public async Task List_beyond_the_largest_offset_is_complete(string arguments, int found)
    {
        for (var i = 1; i < 160; i++) Add(new CertificateSeed());
        for (var i = 0; i < 160; i++) Add(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com", Name = "shop" });

        var certificates = await ListAsync(JsonNode.Parse(arguments)!.AsObject());

        Assert.Equal(found, Ids(certificates).Distinct().Count());
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Certificate_on_two_pages_is_listed_once()
    {
        Emulator.Faults.Next("list", Page(3, "scs0000000000001", "scs0000000000002"), Page(3, "scs0000000000002", "scs0000000000003"));

        Assert.Equal(["scs0000000000001", "scs0000000000002", "scs0000000000003"], Ids(await ListAsync([])));
        Assert.Empty(Warnings);
    }

    /// <summary>A service that clips the offset, or counts it in pages.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Repeated_or_empty_page_ends_the_list(bool repeated)
    {
        Emulator.Switches.TagQueryDenied = true;
        Emulator.Faults.Next("list", Page(9, "scs0000000000001"), repeated ? Page(9, "scs0000000000001") : Page(9));

        Assert.Single(await ListAsync([]));

        Assert.Equal(2, Sent("list"));
        Shows(Assert.Single(Warnings), " 9 ", " 1 ");
    }

    /// <summary>The schema guarantees both for every certificate, and a warning says that one is omitted.</summary>
    [Theory]
    [InlineData("""{"status":"PAID"}""")]
    [InlineData("""{"id":null,"status":"PAID"}""")]
    [InlineData("""{"id":"","status":"PAID"}""")]
    [InlineData("""{"id":["scs0000000000002"],"status":"PAID"}""")]
    [InlineData("""{"id":"scs0000000000002"}""")]
    [InlineData("""{"id":"scs0000000000002","status":null,"name":"shop"}""")]
    [InlineData("""{"id":"scs0000000000002","status":""}""")]
    public async Task Listed_certificate_has_an_id_and_a_status(string other)
    {
        var page = Fault.Answer(200, $$"""{"certificates":[{"id":"scs0000000000001","status":"PAID"},{{other}}],"total_count":2}""");
        Emulator.Faults.Next("list", page, page, page); // the next page, and the first one again

        var certificate = Assert.Single(await ListAsync([]))!;

        Assert.Equal(("scs0000000000001", "PAID"), ((string?)certificate["certificateId"], (string?)certificate["status"]));
        Shows(Assert.Single(Warnings), " 2 ", " 1 ");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Refusal_of_any_page_is_an_error(int page)
    {
        for (var i = 1; i < 60; i++) Add(new CertificateSeed());
        Emulator.Faults.Nth("list", page, Fault.Error(403, "SCM.4002", "no"));

        await FailsAsync(this.CallFunctionAsync("getCertificates", []), "PermissionDenied", "SCM.4002");
    }

    private async Task<JsonArray> ListAsync(JsonObject arguments) => (await this.InvokeAsync("getCertificates", arguments))["certificates"]!.AsArray();

    private static string[] Ids(JsonArray certificates) => [.. certificates.Select(certificate => (string)certificate!["certificateId"]!)];

    private static Fault Page(int total, params string[] ids) => Fault.Answer(200, new JsonObject
    {
        ["certificates"] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id, ["status"] = "PAID" })]), ["total_count"] = total,
    }.ToJsonString());
}
