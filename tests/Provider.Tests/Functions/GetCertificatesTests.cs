using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Functions;

public sealed class GetCertificatesTests : ProviderFixture
{
    [Fact]
    public async Task All_certificates_come_sorted_by_id_with_what_the_list_tells()
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

    [Fact]
    public async Task Account_without_certificates_gives_an_empty_list()
    {
        Emulator.Remove(CertificateId);

        Assert.Empty(await ListAsync([]));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Status_is_filtered_by_the_service()
    {
        var checking = AddApplied("CHECKING_DOMAIN");
        AddApplied("ISSUED");

        // The service counts CHECKING_DOMAIN as CHECKING.
        Assert.Equal([checking], Ids(await ListAsync(new JsonObject { ["status"] = "checking" })));
        Assert.Contains("&status=CHECKING", Emulator.History.Single().Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("www.example.com")]
    [InlineData("WWW.Example.com.")]
    public async Task Domain_is_the_exact_primary_name(string domain)
    {
        var id = AddApplied("ISSUED");
        AddApplied("ISSUED", "api.www.example.com");
        Add(new CertificateSeed { Status = "ISSUED", Domain = "a.example.com", Name = "www.example.com" });

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["domain"] = domain })));
        Assert.Contains("&content=www.example.com", Emulator.History.Single().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wildcard_is_no_host_name()
    {
        var id = Add(new CertificateSeed { DomainType = "WILDCARD", Status = "ISSUED", Domain = "*.example.com" });
        AddApplied("ISSUED", "example.com");

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["domain"] = "*.example.com" })));
    }

    [Fact]
    public async Task Internationalised_name_is_found_in_either_form()
    {
        var id = AddApplied("ISSUED", "xn--bcher-kva.example");

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["domain"] = "Bücher.example" })));
        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["domain"] = "xn--bcher-kva.example" })));
    }

    [Fact]
    public async Task Name_is_exact()
    {
        var id = Add(new CertificateSeed { Name = "官网" });
        Add(new CertificateSeed { Name = "官网-old" });

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["name"] = "官网" })));
    }

    [Fact]
    public async Task All_filters_hold_together()
    {
        var id = Add(new CertificateSeed { Name = "shop", Status = "ISSUED", Domain = "www.example.com" });
        Add(new CertificateSeed { Name = "shop", Status = "ISSUED", Domain = "a.example.com" });
        Add(new CertificateSeed { Name = "other", Status = "ISSUED", Domain = "www.example.com" });
        Add(new CertificateSeed { Name = "shop", Status = "EXPIRED", Domain = "www.example.com" });

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["status"] = "ISSUED", ["domain"] = "www.example.com", ["name"] = "shop" })));
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
    public async Task Certificate_that_moves_while_the_pages_are_read_is_not_missed()
    {
        var last = CertificateId; // changed first of all, so it is on the second page
        for (var i = 1; i < 60; i++) Add(new CertificateSeed());
        Emulator.Faults.Nth("list", 2, Fault.HangBeforeCommit);

        var listing = ListAsync([]);
        await Emulator.WhenHeldAsync();
        Emulator.SetStatus(last, "EXPIRED"); // now it is on the first
        Emulator.Release();

        Assert.Contains(last, Ids(await listing));
        Assert.Empty(Warnings);
    }

    /// <summary>The service shows these and does not filter by them.</summary>
    [Fact]
    public async Task Status_that_is_no_filter_of_the_service_is_compared_here()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        AddApplied("CHECKING");
        AddApplied("ISSUED");

        Assert.Equal([id], Ids(await ListAsync(new JsonObject { ["status"] = "checking_domain" })));
        Assert.Empty(await ListAsync(new JsonObject { ["status"] = "CANCLEREVOKING" }));
    }

    [Fact]
    public async Task List_cut_short_by_the_greatest_offset_says_so()
    {
        for (var i = 1; i < 160; i++) Add(new CertificateSeed());

        Assert.Equal(150, (await ListAsync([])).Count);

        Shows(Assert.Single(Warnings), "huaweicloud-scm:index:getCertificates", "counts 160 certificates", "only the 150 that were changed last");
    }

    [Fact]
    public async Task Certificate_that_comes_on_two_pages_is_told_once()
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
        Emulator.Faults.Next("list", Page(9, "scs0000000000001"), repeated ? Page(9, "scs0000000000001") : Page(9));

        Assert.Single(await ListAsync([]));

        Assert.Equal(2, Sent("list"));
        Shows(Assert.Single(Warnings), "counts 9 certificates", "only the 1 ");
    }

    [Fact]
    public async Task Refusal_of_the_first_page_is_an_error() =>
        await FailsAsync(
            this.CallFunctionAsync("getCertificates", new JsonObject { ["status"] = "NO_SUCH" }), "InvalidArgument", "list at 127.0.0.1", "SCM.0005");

    [Fact]
    public async Task Failure_of_a_later_page_is_an_error()
    {
        for (var i = 1; i < 60; i++) Add(new CertificateSeed());
        Emulator.Faults.Nth("list", 2, Fault.Error(403, "SCM.4002", "no"));

        await FailsAsync(this.CallFunctionAsync("getCertificates", []), "PermissionDenied", "SCM.4002", "list");
    }

    private async Task<JsonArray> ListAsync(JsonObject arguments) => (await this.InvokeAsync("getCertificates", arguments))["certificates"]!.AsArray();

    private static string[] Ids(JsonArray certificates) => [.. certificates.Select(certificate => (string)certificate!["certificateId"]!)];

    private static Fault Page(int total, params string[] ids) => Fault.Answer(200, new JsonObject
    {
        ["certificates"] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id, ["status"] = "PAID" })]), ["total_count"] = total,
    }.ToJsonString());
}
