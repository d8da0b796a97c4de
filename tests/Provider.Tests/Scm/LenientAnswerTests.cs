using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>
/// A field with an undocumented type is treated as absent, unless a decision depends on it: which application it is, and whether it was issued.
/// </summary>
public sealed class LenientAnswerTests : ClientFixture
{
    private const string Answer = """
    {
      "id": "scs1554192131150", "status": "CHECKING_DOMAIN", "order_id": "CS20052117270N7V9", "name": "scm-1", "type": "OV_SSL_CERT", "brand": "GEOTRUST",
      "domain_type": "MULTI_DOMAIN", "multi_domain_type": "primary_single", "domain": "www.example.com", "sans": "a.example.com", "domain_count": 3,
      "wildcard_count": 0, "validity_period": 12, "validation_method": "DNS", "signature_algorithm": "SHA256withRSA", "fingerprint": "f1", "issue_time": "i1",
      "not_before": "b1", "not_after": "a1", "revoke_reason": "r", "push_support": "OFF", "shared": false, "description": "d", "enterprise_project_id": "0",
      "application_info": { "country": "CN", "company_name": "Example Company", "applicant_phone": "132****5678" },
      "authentification": [ { "domain": "www.example.com", "record_name": "_dnsauth.example.com", "record_type": "TXT", "record_value": "v" } ]
    }
    """;

    private static readonly string[] Decisive = ["status", "domain", "sans", "validation_method", "fingerprint", "issue_time", "not_before", "not_after"];

    public static TheoryData<string> Fields => [.. JsonNode.Parse(Answer)!.AsObject().Select(member => member.Key)];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Field_of_another_type_is_absent_or_makes_the_response_unreadable(string field)
    {
        foreach (var other in new[] { "[]", "{}", "[{\"x\":[1]}]", "{\"x\":{\"y\":null}}", "true", "\"\\ud800\"" })
        {
            if ((field, other[0]) is ("application_info", '{') or ("authentification", '[') or ("shared", 't')) continue;
            var answer = JsonNode.Parse(Answer)!.AsObject();
            answer[field] = "?";
            Emulator.Faults.Next("show", Fault.Answer(200, answer.ToJsonString().Replace("\"?\"", other, StringComparison.Ordinal)));

            if (Decisive.Contains(field)) Assert.Equal(ScmErrorKind.Unavailable, (await FailAsync("show", NewClient(attempts: 1))).Kind);
            else AssertWithout(field, await ShowAsync());
        }
    }

    [Fact]
    public async Task Documented_response_is_read_completely() => AssertWithout(null, await ShowAsync(Answer));

    [Fact]
    public async Task Number_and_string_are_interchangeable()
    {
        var certificate = await ShowAsync(
            """{"status":"ISSUED","order_id":12345678901234567890,"issue_time":1622106405000"""
            + ""","domain_count":"250","validity_period":"12 months","wildcard_count":1.5,"shared":"true","deploy_support":"perhaps"}""");

        Assert.Equal(("12345678901234567890", "1622106405000"), (certificate.OrderId, certificate.IssueTime));
        Assert.Equal((250, null, null), (certificate.DomainCount, certificate.ValidityPeriod, certificate.WildcardCount));
        Assert.Equal((true, null), (certificate.Shared, certificate.DeploySupport));
    }

    [Theory]
    [InlineData("5.0", 5)]
    [InlineData("5e0", 5)]
    [InlineData("1e300", null)]
    [InlineData("3000000000", null)]
    public async Task Whole_number_is_read_however_it_is_written(string written, int? count) =>
        Assert.Equal(count, (await ShowAsync($$"""{"status":"PAID","domain_count":{{written}}}""")).DomainCount);

    /// <summary>A record alone is a list of one, and what is no record is passed over.</summary>
    [Theory]
    [InlineData("""{"record_name":"n","record_value":"v"}""", "n")]
    [InlineData("""[null,5,[{}],{"record_name":["x"],"record_value":"v"},"x"]""", null)]
    public async Task Only_records_are_read(string records, string? name)
    {
        var certificate = await ShowAsync($$"""{"status":"CHECKING","authentification":{{records}},"domain":"d"}""");

        var record = Assert.Single(certificate.Authentications!);
        Assert.Equal((name, "v", "d"), (record.RecordName, record.RecordValue, certificate.Domain));
    }

    [Fact]
    public async Task Certificate_with_nulls_everywhere_is_read()
    {
        var certificate = await ShowAsync(
            """{"id":null,"status":"NEW","sans":null,"application_info":null,"authentification":[null,{"domain":null}],"shared":false,"x":{}}""");

        Assert.Equal("NEW", certificate.Status);
        Assert.Null(Assert.Single(certificate.Authentications!).Domain);
    }

    [Theory]
    [InlineData("""{"total_count":[1],"certificates":[]}""")]
    [InlineData("""{"total_count":1,"certificates":{}}""")]
    [InlineData("""{"total_count":1,"certificates":[5]}""")]
    [InlineData("""{"total_count":1}""")]
    public async Task List_whose_certificates_cannot_be_read_fails(string answer)
    {
        Emulator.Faults.Next("list", Fault.Answer(200, answer));

        Assert.Equal(ScmErrorKind.Unavailable, (await FailAsync("list", NewClient(attempts: 1))).Kind);
    }

    private Task<Certificate> ShowAsync(string answer)
    {
        Emulator.Faults.Next("show", Fault.Answer(200, answer));
        return ShowAsync();
    }

    private static void AssertWithout(string? field, Certificate certificate)
    {
        Assert.Equal(("CHECKING_DOMAIN", "www.example.com", "a.example.com"), (certificate.Status, certificate.Domain, certificate.Sans));
        Assert.Equal(field is "domain_count" ? null : 3, certificate.DomainCount);
        Assert.Equal(field is "brand" ? null : "GEOTRUST", certificate.Brand);
        Assert.Equal(field is "shared" ? null : false, certificate.Shared);
        Assert.Equal(field is "application_info" ? null : "Example Company", certificate.ApplicationInfo?.CompanyName);
        Assert.Equal(field is "authentification" ? null : "v", certificate.Authentications?.SingleOrDefault()?.RecordValue);
    }
}
