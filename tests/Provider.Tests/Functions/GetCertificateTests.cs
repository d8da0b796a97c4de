using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Functions;

public sealed class GetCertificateTests : ProviderFixture
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_except_the_persons_is_returned(bool preview)
    {
        var id = Add(new CertificateSeed
        {
            Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 4, WildcardCount = 1, Name = "shop", Status = "ISSUED",
            Domain = "WWW.example.com", Sans = "b.example.com;*.a.example.com",
            Country = "CN", CompanyName = "Shop Ltd", CompanyProvince = "Guangdong", CompanyCity = "Shenzhen",
            ApplicantName = Canaries.ApplicantName, ApplicantPhone = Canaries.ApplicantPhone, ApplicantEmail = Canaries.ApplicantEmail,
            ContactName = Canaries.ContactName, ContactPhone = Canaries.ContactPhone, ContactEmail = Canaries.ContactEmail,
        });

        var certificate = await this.InvokeAsync("getCertificate", new JsonObject { ["certificateId"] = id }, preview);

        var truth = Emulator.Certificate(id);
        var expected = new JsonObject
        {
            ["certificateId"] = id, ["status"] = "ISSUED", ["certificateName"] = "shop", ["certificateType"] = "OV_SSL_CERT", ["brand"] = "GEOTRUST",
            ["domainType"] = "MULTI_DOMAIN", ["multiDomainType"] = "primary_single", ["orderId"] = truth.OrderId,
            ["domain"] = "www.example.com", ["sans"] = new JsonArray("b.example.com", "*.a.example.com"),
            ["domainNames"] = new JsonArray("www.example.com", "b.example.com", "*.a.example.com"),
            ["domainCount"] = 4, ["wildcardCount"] = 1, ["validityPeriod"] = 12, ["validationMethod"] = "DNS",
            ["notBefore"] = "2025-03-01 08:00:00.0", ["notAfter"] = "2026-03-01 08:00:00.0", ["renewAfter"] = "2026-01-30",
            ["issueTime"] = truth.IssueTime, ["fingerprint"] = truth.Fingerprint,
            ["pushSupport"] = certificate["pushSupport"]?.DeepClone(), ["shared"] = false, ["enterpriseProjectId"] = "0",
            ["signatureAlgorithm"] = certificate["signatureAlgorithm"]?.DeepClone(),
            ["companyName"] = "Shop Ltd", ["companyProvince"] = "Guangdong", ["companyCity"] = "Shenzhen", ["country"] = "CN",
            ["validationRecords"] = certificate["validationRecords"]?.DeepClone(),
        };
        Assert.Equal(expected.Select(result => result.Key).Order(), certificate.Select(result => result.Key).Order());
        Assert.All(expected, result => AssertSame(result.Value!, certificate[result.Key]!));
        Assert.Equal(
            truth.Records.Select(record => $"{record.Domain.ToLowerInvariant()} {record.Type} {record.Name} {record.Value}").Order(StringComparer.Ordinal),
            certificate["validationRecords"]!.AsArray()
                .Select(record => $"{record!["domain"]} {record["type"]} {record["name"]} {record["value"]}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Canary", certificate.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task Value_that_is_not_known_yet_is_absent()
    {
        var certificate = await this.InvokeAsync("getCertificate", new JsonObject { ["certificateId"] = CertificateId });

        Assert.Equal("PAID", (string?)certificate["status"]);
        Assert.All(
            ["domain", "sans", "domainNames", "validationRecords", "notAfter", "fingerprint", "companyName", "revokeReason", "description"],
            (string name) => Assert.False(certificate.ContainsKey(name), name));
    }
}
