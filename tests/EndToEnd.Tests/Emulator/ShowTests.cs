using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class ShowTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Paid_certificate_shows_what_is_not_known_as_null()
    {
        await using var scm = await ScmEmulator.StartAsync(At("2022-11-24T10:00:00Z"));
        using var client = new SignedClient(scm, At("2022-11-24T10:00:00Z"));
        scm.AddCertificate(new CertificateSeed { Id = Id });

        var shown = await client.ShowAsync(Id);

        Assert.Equal(("PAID", "CS2211240000001", "OFF"), (shown.Text("status"), shown.Text("order_id"), shown.Text("push_support")));
        string[] unknown =
        [
            "domain", "sans", "validation_method", "signature_algorithm", "issue_time", "not_before", "not_after", "fingerprint",
            "application_info", "authentification", "revoke_reason",
        ];
        Assert.All(unknown, field => Assert.Equal(JsonValueKind.Null, shown.Body.GetProperty(field).ValueKind));
    }

    [Fact]
    public async Task Submitted_application_is_echoed_without_the_fields_that_the_service_never_returns()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 2 });
        await client.ApplyAsync(Id, Applications.Organization().With(
            ("sans", "example.com"), ("company_unit", "IT"), ("csr", "some"), ("key_algorithm", "EC_P256"), ("ca_hash_algorithm", "SHA-256"),
            ("domain_method", "dns"), ("auto_dns_auth", true)));

        var shown = await client.ShowAsync(Id);

        Assert.Equal("CHECKING_DOMAIN", shown.Text("status"));
        Assert.Equal(("www.example.com", "example.com", "DNS"), (shown.Text("domain"), shown.Text("sans"), shown.Text("validation_method")));
        Assert.Equal("primary_single", shown.Text("multi_domain_type"));
        var info = shown.Body.GetProperty("application_info").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
        Assert.Equal(
            [
                "applicant_email", "applicant_name", "applicant_phone", "company_city", "company_name", "company_province",
                "contact_email", "contact_name", "contact_phone", "country",
            ],
            info.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("示例公司", "13212345678", null), (info["company_name"], info["applicant_phone"], info["contact_name"]));
        Assert.Equal(("IT", "EC_P256", "true"), Kept(scm.Certificate(Id).Application!));

        static (string Unit, string Algorithm, string AutoDns) Kept(IReadOnlyDictionary<string, string> fields) =>
            (fields["company_unit"], fields["key_algorithm"], fields["auto_dns_auth"]);
    }

    [Fact]
    public async Task Wildcard_and_its_apex_share_a_DNS_record()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 3 });
        await client.ApplyAsync(Id, Applications.Organization("example.com").With(("sans", "*.example.com;example.org")));

        var records = Records(await client.ShowAsync(Id));

        Assert.Equal(["example.com", "*.example.com", "example.org"], records.Select(r => r.Domain));
        Assert.Equal(["_dnsauth.example.com", "_dnsauth.example.com", "_dnsauth.example.org"], records.Select(r => r.Name));
        Assert.All(records, r => Assert.Equal(("TXT", 64), (r.Type, r.Value.Length)));
        Assert.Equal(records[0].Value, records[1].Value);
        Assert.NotEqual(records[0].Value, records[2].Value);
    }

    [Fact]
    public async Task File_method_names_the_file_and_email_method_has_no_record()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        var file = scm.AddCertificate(new CertificateSeed { Type = "OV_SSL_CERT" });
        var email = scm.AddCertificate(new CertificateSeed { Type = "OV_SSL_CERT" });
        await client.ApplyAsync(file, Applications.Organization("203.0.113.7").With(("domain_method", null)));
        await client.ApplyAsync(email, Applications.Organization().With(("domain_method", "EMAIL")));

        var record = Assert.Single(Records(await client.ShowAsync(file)));
        Assert.Equal(("whois.txt", "FILE", "203.0.113.7"), (record.Name, record.Type, record.Domain));
        var shown = await client.ShowAsync(email);
        Assert.Equal("CHECKING_DOMAIN", shown.Text("status"));
        Assert.Equal(JsonValueKind.Null, shown.Body.GetProperty("authentification").ValueKind);
    }

    [Fact]
    public async Task Issued_certificate_has_dates_fingerprint_and_algorithm()
    {
        await using var scm = await ScmEmulator.StartAsync(At("2021-05-27T16:46:25Z"));
        using var client = new SignedClient(scm, At("2021-05-27T16:46:25Z"));
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = "CHECKING_DOMAIN", Domain = "www.example.com" });
        scm.Issue(Id);

        var shown = await client.ShowAsync(Id);

        Assert.Equal("ISSUED", shown.Text("status"));
        Assert.Equal(("2021-05-27 16:46:25.0", "2021-05-27 16:46:25.0", "2022-05-27 16:46:25.0"),
            (shown.Text("issue_time"), shown.Text("not_before"), shown.Text("not_after")));
        Assert.Matches("^[0-9a-f]{40}$", shown.Text("fingerprint"));
        Assert.Equal("SHA256withECDSA", shown.Text("signature_algorithm"));
    }

    [Fact]
    public async Task Same_seed_draws_the_same_values()
    {
        var options = new EmulatorOptions { Seed = 7, Time = new FakeTimeProvider() };
        await using var first = await ScmEmulator.StartAsync(options);
        await using var second = await ScmEmulator.StartAsync(options);
        var seed = new CertificateSeed { Id = Id, Status = "CHECKING_DOMAIN", Domain = "www.example.com" };
        first.AddCertificate(seed);
        second.AddCertificate(seed);

        Assert.Equal(first.Certificate(Id).Records, second.Certificate(Id).Records);
    }

    private static EmulatorOptions At(string now) =>
        new() { Time = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)) };

    private static List<ValidationRecord> Records(Reply shown) => [.. shown.Body.GetProperty("authentification").EnumerateArray().Select(r =>
        new ValidationRecord(Text(r, "domain"), Text(r, "record_name"), Text(r, "record_type"), Text(r, "record_value")))];

    private static string Text(JsonElement record, string field) => record.GetProperty(field).GetString()!;
}
