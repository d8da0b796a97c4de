using System.Text.Json;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>What list, export, and the query by tag send, and what they read.</summary>
public sealed class ReadTests : ClientFixture
{
    [Fact]
    public async Task List_sends_its_query_encoded_and_signed()
    {
        Emulator.AddCertificate(new CertificateSeed { Name = "官网 & shop?", Status = "ISSUED", Domain = "www.example.com", Sans = "a.example.com" });

        var page = await ListAsync(new CertificateQuery("ISSUED", "官网 & shop?"));

        var request = Sent("list").Single();
        Assert.Equal(("GET", Authentication.Signature), (request.Method, request.Authentication));
        Assert.Equal("/v3/scm/certificates?limit=50&offset=0&status=ISSUED&content=%E5%AE%98%E7%BD%91%20%26%20shop%3F", request.Path);
        var certificate = Assert.Single(page.Certificates!);
        Assert.Equal(
            ("官网 & shop?", "ISSUED", "www.example.com", "a.example.com"),
            (certificate.Name, certificate.Status, certificate.Domain, certificate.Sans));
        Assert.Equal((1, 12, true), (page.TotalCount, certificate.ValidityPeriod, certificate.DeploySupport));
        Assert.NotNull(certificate.ExpireTime);
    }

    [Fact]
    public async Task List_of_an_account_without_certificates_is_empty()
    {
        Emulator.Remove(CertificateId);

        var page = await ListAsync(new CertificateQuery());

        Assert.Equal((0, 0), (page.TotalCount, page.Certificates?.Count ?? 0));
    }

    [Fact]
    public async Task Export_returns_certificate_chain_and_key()
    {
        var exported = await Client.ExportAsync(Issued(), CancellationToken.None).WaitAsync(WaitingTime.Patience);

        var request = Sent("export").Single();
        Assert.Equal(("POST", "", Authentication.Signature), (request.Method, request.Body, request.Authentication));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", exported.Certificate, StringComparison.Ordinal);
        Assert.Contains("PRIVATE KEY-----", exported.PrivateKey, StringComparison.Ordinal);
        Assert.NotEmpty(exported.CertificateChain!);
        Assert.NotEmpty(exported.EntireCertificate!);
        Assert.DoesNotContain("BEGIN", exported.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The query finds every certificate whose name contains the given one, 50 on a page.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task Reason_is_that_of_the_same_certificate(int others)
    {
        Emulator.AddCertificate(new CertificateSeed { Name = "shop-old", Status = "UNPASSED", Domain = "a.example.com", FailReason = "another" });
        var id = Emulator.AddCertificate(
            new CertificateSeed { Name = "shop", Status = "UNPASSED", Domain = "www.example.com", FailReason = "含有敏感词" });
        for (var i = 0; i < others; i++) Emulator.AddCertificate(new CertificateSeed { Name = $"shop-{i}" });

        Assert.Equal("含有敏感词", await ReasonAsync(id));
        Assert.Null(await ReasonAsync(CertificateId));

        var body = JsonDocument.Parse(Sent("list-by-tag")[0].Body).RootElement;
        var match = Assert.Single(body.GetProperty("matches").EnumerateArray());
        Assert.Equal("filter", body.GetProperty("action").GetString());
        Assert.Equal(("resource_name", "shop"), (match.GetProperty("key").GetString(), match.GetProperty("value").GetString()));
    }

    private Task<CertificatePage> ListAsync(CertificateQuery query) => Client.ListAsync(query, CancellationToken.None).WaitAsync(WaitingTime.Patience);

    private Task<string?> ReasonAsync(string id) => Client.FailureReasonAsync(id, "shop", CancellationToken.None).WaitAsync(WaitingTime.Patience);
}
