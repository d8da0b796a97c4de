using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>
/// Which applications are accepted, how they are counted, and how the service shows their names. The provider's tests of Read and of the wait for the records
/// cover the contacts and company that the service shows, and when.
/// </summary>
public sealed class ApplicationTests : EmulatorTest
{
    protected override CertificateSeed Certificate => new() { Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 3 };

    [Theory]
    [InlineData(false, "SCM.0010", 1)]
    [InlineData(true, null, 2)]
    public async Task Second_application_is_refused_or_counted(bool accepted, string? code, int applications)
    {
        Scm.Switches.SecondApplyAccepted = accepted;
        Assert.Equal(200, (await Client.ApplyAsync(Id, Applications.Organization())).Status);

        var second = await Client.ApplyAsync(Id, Applications.Organization());

        Assert.Equal(code, second.Code);
        Assert.Equal((applications, applications), (Scm.AcceptedApplications, Scm.AcceptedApplicationsOf(Id)));
        Assert.Equal([true, accepted], Scm.History.Select(request => request is { Operation: "apply", CertificateId: Id, Accepted: true }));
    }

    [Theory]
    [InlineData("domain", "")]
    [InlineData("applicant_name", null)]
    [InlineData("applicant_name", 5)]
    [InlineData("agree_privacy_protection", false)]
    [InlineData("agree_privacy_protection", "true")]
    [InlineData("company_name", null)]
    [InlineData("company_name", "a company with a name that has one character more than sixty-three")]
    [InlineData("country", "CHN")]
    [InlineData("domain_method", "HTTP")]
    [InlineData("domain_method", "FILE", "*.example.com")]
    [InlineData("ca_hash_algorithm", "MD5")]
    public async Task Invalid_field_is_an_incorrect_parameter(string field, object? value, string domain = "www.example.com")
    {
        var reply = await Client.ApplyAsync(Id, Applications.Organization(domain).With((field, value)));

        Assert.Equal((400, "SCM.0005"), (reply.Status, reply.Code));
        Assert.Equal(("PAID", 0), (Scm.Certificate(Id).Status, Scm.AcceptedApplications));
    }

    [Theory]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "www.example.com", "WWW.example.com", true)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "www.example.com", "example.com", false)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "*.example.com", "", false)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "华为云.com", "", false)]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", 1, "localhost", "", false)]
    [InlineData("DV_SSL_CERT", "WILDCARD", 1, "*.example.com", "", true)]
    [InlineData("DV_SSL_CERT", "WILDCARD", 1, "www.example.com", "", false)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 2, "a.example.com", "b.example.com;c.example.com", false)]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", 2, "a.example.com", "*.example.com", false)]
    [InlineData("OV_SSL_CERT", "MULTI_DOMAIN", 2, "a.example.com", "*.example.com", true)]
    public async Task Names_must_match_the_product(string type, string domainType, int count, string domain, string sans, bool accepted)
    {
        var id = Scm.AddCertificate(new CertificateSeed { Type = type, DomainType = domainType, DomainCount = count });

        var reply = await Client.ApplyAsync(id, Applications.Organization(domain).With(("sans", sans)));

        Assert.Equal(accepted ? null : "SCM.0015", reply.Code);
    }

    /// <summary>The historical call: a path with the project, and a body with every company field and a lowercase method.</summary>
    [Theory]
    [InlineData(EmulatorOptions.DefaultProjectId, "company_city", "", null)]
    [InlineData(EmulatorOptions.DefaultProjectId, "country", "", "SCM.0005")]
    [InlineData(EmulatorOptions.DefaultProjectId, "domain_method", "DNS", "SCM.0005")]
    [InlineData("ffffffffffffffffffffffffffffffff", "company_city", "", "SCM.0002")]
    public async Task Historical_call_applies_for_the_same_certificate(string project, string field, string value, string? code)
    {
        var id = Scm.AddCertificate(new CertificateSeed());
        var body = JsonSerializer.Serialize(Applications.Organization().With(("ca_hash_algorithm", "MD5"), (field, value))); // unknown to v2

        var reply = await Client.CallAsync(HttpMethod.Post, $"v2/{project}/scm/cert/{id}/complete", body);

        Assert.Equal(code, reply.Code);
        Assert.Equal(code is null, Scm.History.Single() is { Operation: "apply", Accepted: true });
        Assert.Equal(code is null ? "CHECKING_DOMAIN" : "PAID", (await Client.ShowAsync(id)).Text("status"));
        Assert.NotEqual(true, Scm.Certificate(id).Application?.ContainsKey("key_algorithm"));
    }

    [Theory]
    [InlineData("www.example.com", "", "example.com")]
    [InlineData("example.com", "", "www.example.com")]
    [InlineData("*.example.com", "", "example.com")]
    [InlineData("www.example.com", "example.com", "example.com")]
    public async Task Twin_is_shown_once_among_the_additional_names(string domain, string sans, string shown)
    {
        await Client.ApplyAsync(Id, Applications.Organization(domain).With(("sans", sans)));
        Scm.Switches.AddTwin = true;

        Assert.Equal(shown, (await Client.ShowAsync(Id)).Text("sans"));
    }

    [Fact]
    public async Task Wildcard_is_proven_at_its_parent_and_an_address_by_a_file()
    {
        await Client.ApplyAsync(Id, Applications.Organization("example.com").With(("sans", "*.example.com;example.org")));
        var file = Scm.AddCertificate(Certificate);
        await Client.ApplyAsync(file, Applications.Organization("203.0.113.7").With(("domain_method", "FILE")));

        var records = (await Client.ShowAsync(Id)).Body.GetProperty("authentification").EnumerateArray().Select(Texts).ToList();

        Assert.Equal(["example.com", "*.example.com", "example.org"], records.Select(record => record["domain"]));
        Assert.Equal(
            ["TXT _dnsauth.example.com", "TXT _dnsauth.example.com", "TXT _dnsauth.example.org"],
            records.Select(record => $"{record["record_type"]} {record["record_name"]}"));
        Assert.Equal(2, records.Select(record => record["record_value"]).Distinct().Count()); // a wildcard and its apex share one
        var proof = Texts(Assert.Single((await Client.ShowAsync(file)).Body.GetProperty("authentification").EnumerateArray()));
        Assert.Equal(("FILE", "whois.txt"), (proof["record_type"], proof["record_name"]));
    }

    private static Dictionary<string, string?> Texts(JsonElement record) =>
        record.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString());
}
