using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class ApplyTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Paid_certificate_takes_one_application()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });

        var first = await client.ApplyAsync(Id, Applications.Domain());
        var second = await client.ApplyAsync(Id, Applications.Domain());

        Assert.Equal("{\"request_info\":\"success\"}", first.Body.GetRawText());
        Assert.Equal((400, "SCM.0010"), (second.Status, second.Code));
        Assert.Equal((1, 1), (scm.AcceptedApplications, scm.AcceptedApplicationsOf(Id)));
        Assert.Equal([true, false], scm.History.Select(r => r.Accepted));
    }

    [Fact]
    public async Task Sample_of_the_documentation_is_accepted()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = "OV_SSL_CERT" });

        var reply = await client.CallAsync(HttpMethod.Post, $"v3/scm/certificates/{Id}/apply", Applications.Sample);

        Assert.Equal("success", reply.Text("request_info"));
        var application = scm.Certificate(Id).Application!;
        Assert.Equal("人力部", application["company_unit"]);
        Assert.False(application.ContainsKey("csr"));
        Assert.Equal("DNS", (await client.ShowAsync(Id)).Text("validation_method"));
    }

    [Theory]
    [InlineData("domain", null)]
    [InlineData("domain", "")]
    [InlineData("applicant_name", null)]
    [InlineData("applicant_phone", null)]
    [InlineData("applicant_email", "")]
    [InlineData("applicant_name", 5)]
    [InlineData("agree_privacy_protection", false)]
    [InlineData("agree_privacy_protection", null)]
    [InlineData("agree_privacy_protection", "true")]
    [InlineData("country", "CHN")]
    [InlineData("country", "1N")]
    [InlineData("domain_method", "HTTP")]
    [InlineData("ca_hash_algorithm", "MD5")]
    [InlineData("company_name", null)]
    [InlineData("company_province", null)]
    [InlineData("company_city", null)]
    [InlineData("country", null)]
    public async Task Field_that_breaks_its_rule_is_an_incorrect_parameter(string field, object? value)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = "OV_SSL_CERT" });

        var reply = await client.ApplyAsync(Id, Applications.Organization().With((field, value)));

        Assert.Equal((400, "SCM.0005"), (reply.Status, reply.Code));
        Assert.Equal(("PAID", 0), (scm.Certificate(Id).Status, scm.AcceptedApplications));
    }

    [Theory]
    [InlineData("company_name", 63)]
    [InlineData("company_unit", 63)]
    [InlineData("applicant_phone", 63)]
    [InlineData("applicant_email", 256)]
    [InlineData("contact_email", 256)]
    [InlineData("csr", 5120)]
    [InlineData("key_algorithm", 32)]
    public async Task Text_may_have_its_limit_in_characters_and_no_more(string field, int limit)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });

        // U+20000 is one character in two UTF-16 units.
        var longest = string.Concat(Enumerable.Repeat("\U00020000", limit));

        Assert.Equal("SCM.0005", (await client.ApplyAsync(Id, Applications.Domain().With((field, longest + "x")))).Code);
        Assert.Equal(200, (await client.ApplyAsync(Id, Applications.Domain().With((field, longest)))).Status);
    }

    [Fact]
    public async Task Body_that_is_no_JSON_object_is_an_incorrect_parameter()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });

        foreach (var body in new[] { "", "{", "[]", "null" })
        {
            Assert.Equal("SCM.0005", (await client.CallAsync(HttpMethod.Post, $"v3/scm/certificates/{Id}/apply", body)).Code);
        }
    }

    [Theory]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "www.example.com", "", true)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "www.example.com", "WWW.example.com", true)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "www.example.com", "example.com", false)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "*.example.com", "", false)]
    [InlineData("DV_SSL_CERT", "WILDCARD", 1, "*.example.com", "", true)]
    [InlineData("DV_SSL_CERT", "WILDCARD", 1, "www.example.com", "", false)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 3, "a.example.com", "b.example.com;c.example.com", true)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 2, "a.example.com", "b.example.com;c.example.com", false)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 2, "a.example.com", "a.example.com;c.example.com", true)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 2, "a.example.com", "*.example.com", false)]
    [InlineData("OV_SSL_CERT", "MULTI_DOMAIN", 2, "a.example.com", "*.example.com", true)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 9, "a.example.com", "b.example.com,c.example.com", false)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 9, "a.example.com", "a.*.example.com", false)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "华为云.com", "", false)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "xn--siq1ht8k.com", "", true)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "localhost", "", false)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "-a.example.com", "", false)]
    public async Task Names_must_fit_the_product(string type, string domainType, int count, string domain, string sans, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = type, DomainType = domainType, DomainCount = count });

        var reply = await client.ApplyAsync(Id, Applications.Organization(domain).With(("sans", sans)));

        Assert.Equal(accepted ? null : "SCM.0015", reply.Code);
    }

    [Theory]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", "www.example.com", "file", true)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", "www.example.com", "Email", false)]
    [InlineData("OV_SSL_CERT", "SINGLE_DOMAIN", "www.example.com", "Email", true)]
    [InlineData("OV_SSL_CERT", "WILDCARD", "*.example.com", "FILE", false)]
    [InlineData("OV_SSL_CERT", "SINGLE_DOMAIN", "203.0.113.7", "DNS", false)]
    [InlineData("OV_SSL_CERT", "SINGLE_DOMAIN", "203.0.113.7", "FILE", true)]
    public async Task Validation_method_must_suit_product_and_names(string type, string domainType, string domain, string method, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = type, DomainType = domainType });

        var reply = await client.ApplyAsync(Id, Applications.Organization(domain).With(("domain_method", method)));

        Assert.Equal(accepted ? null : "SCM.0005", reply.Code);
        if (accepted) Assert.Equal(method.ToUpperInvariant(), (await client.ShowAsync(Id)).Text("validation_method"));
    }

    [Theory]
    [InlineData("ISSUED", false)]
    [InlineData("CHECKING", false)]
    [InlineData("CANCELCHECKING", false)]
    [InlineData("REVOKED", false)]
    [InlineData("UPLOAD", false)]
    [InlineData("UNPASSED", true)]
    public async Task State_decides_whether_an_application_is_taken(string status, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = status, Domain = "www.example.com" });

        Assert.Equal(accepted ? null : "SCM.0010", (await client.ApplyAsync(Id, Applications.Domain())).Code);
    }

    [Fact]
    public async Task Unknown_and_foreign_certificates_are_refused_by_every_operation()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, OtherAccount = true });

        foreach (var call in new[] { client.ShowAsync(Id), client.ApplyAsync(Id, Applications.Domain()), client.CancelAsync(Id) })
        {
            Assert.Equal((400, "SCM.0003"), ((await call).Status, (await call).Code));
        }

        Assert.Equal((404, "SCM.0020"), await StatusAndCodeAsync(client.ShowAsync("scs0000000000000")));
        Assert.Equal((400, "SCM.0020"), await StatusAndCodeAsync(client.ApplyAsync("scs0000000000000", Applications.Domain())));
        Assert.Equal((400, "SCM.0020"), await StatusAndCodeAsync(client.CancelAsync("scs0000000000000")));
        Assert.Equal(0, scm.AcceptedApplications);
    }

    private static async Task<(int Status, string? Code)> StatusAndCodeAsync(Task<Reply> call)
    {
        var reply = await call;
        Assert.NotNull(reply.RequestId);
        return (reply.Status, reply.Code);
    }
}
