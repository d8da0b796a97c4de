using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class SeedCatalogueTests
{
    [Fact]
    public async Task Every_product_shows_its_kind_and_its_counts()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        var shown = new List<string>();
        foreach (var seed in SeedCatalogue.Products)
        {
            var body = (await client.ShowAsync(scm.AddCertificate(seed))).Body;
            shown.Add(string.Join(' ', new[] { "type", "domain_type", "domain_count", "wildcard_count" }.Select(field => body.GetProperty(field).ToString())));
        }

        Assert.Equal(
            [
                "DV_SSL_CERT SINGLE_DOMAIN 1 0", "DV_SSL_CERT WILDCARD 1 1", "DV_SSL_CERT MULTI_DOMAIN 5 0",
                "OV_SSL_CERT SINGLE_DOMAIN 1 0", "OV_SSL_CERT WILDCARD 1 1", "OV_SSL_CERT MULTI_DOMAIN 5 2",
                "EV_SSL_CERT SINGLE_DOMAIN 1 0", "EV_SSL_CERT WILDCARD 1 1", "EV_SSL_CERT MULTI_DOMAIN 5 0",
            ],
            shown);
    }

    [Fact]
    public async Task Every_product_takes_the_names_that_it_is_for()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);

        foreach (var seed in SeedCatalogue.Products)
        {
            var application = Applications.Organization(seed.DomainType == "WILDCARD" ? "*.example.com" : "example.com")
                .With(("sans", seed.DomainType == "MULTI_DOMAIN" ? "a.example.com;b.example.com;c.example.com;d.example.com" : null));
            Assert.Equal(200, (await client.ApplyAsync(scm.AddCertificate(seed), application)).Status);
        }

        Assert.Equal(9, scm.AcceptedApplications);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_state_shows_what_it_has(string status)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        var id = scm.AddCertificate(SeedCatalogue.States.Single(seed => seed.Status == status));

        var listed = Assert.Single((await client.ListAsync()).Body.GetProperty("certificates").EnumerateArray());

        string[] issued = ["ISSUED", "SUPPLEMENTCHECKING", "CANCELSUPPLEMENTING", "REVOKING", "CANCLEREVOKING", "REVOKED", "EXPIRED", "UPLOAD"];
        Assert.Equal(status, listed.GetProperty("status").GetString());
        Assert.Equal(issued.Contains(status), listed.GetProperty("expire_time").GetString() is not null);
        Assert.Equal(status != "PAID", listed.GetProperty("domain").GetString() is not null);
        Assert.Equal(status == "UNPASSED", scm.Certificate(id).FailReason is not null);
    }

    public static TheoryData<string> Statuses => [.. CertificateStatus.All];
}
