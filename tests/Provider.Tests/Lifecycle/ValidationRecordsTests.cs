using System.Text.Json.Nodes;
using ScmPulumi.Provider.Tests.Functions;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// The schema promises that a validation record has a domain, a name, a type, and a value, so that no program has to check. What SCM lists is kept only if it
/// is such a record.
/// </summary>
public sealed class ValidationRecordsTests : ProviderFixture
{
    private const string Name = "_dnsauth.www.example.com";

    /// <summary>An entry of the list before it is filled in.</summary>
    public static TheoryData<string> NotRecords =>
    [
        """{"record_name":null,"record_type":"TXT","record_value":"v","domain":"www.example.com"}""",
        """{"record_name":"","record_type":"TXT","record_value":"v","domain":"www.example.com"}""",
        """{"record_name":"  ","record_type":"TXT","record_value":"v","domain":"www.example.com"}""",
        """{"record_name":["n"],"record_type":"TXT","record_value":"v","domain":"www.example.com"}""",
        """{"record_value":"v"}""",
        """{"record_name":"_dnsauth.www.example.com","record_type":"TXT","record_value":null,"domain":"www.example.com"}""",
        """{"record_name":"_dnsauth.www.example.com","record_type":"TXT","record_value":"","domain":"www.example.com"}""",
        """{"record_name":"_dnsauth.www.example.com","record_type":"CNAME","record_value":"\t","domain":"www.example.com"}""",
        """{"record_name":"_dnsauth.www.example.com","record_type":"TXT","record_value":true,"domain":"www.example.com"}""",
        """{"record_name":"whois.txt","record_type":"FILE","domain":"www.example.com"}""",
        """{"domain":"www.example.com"}""",
        "{}",
    ];

    [Theory]
    [MemberData(nameof(NotRecords))]
    public async Task Program_is_given_no_record_without_a_name_or_a_value(string entry)
    {
        Emulator.Faults.Next("show", Listing(entry), Listing(entry, """{"record_name":"n","record_type":"TXT","record_value":"v","domain":"d"}"""));

        Assert.False((await CertificateAsync()).ContainsKey("validationRecords"));
        AssertSame(Record("d", "n", "TXT", "v"), Assert.Single((await CertificateAsync())["validationRecords"]!.AsArray())!);
    }

    [Theory]
    [MemberData(nameof(NotRecords))]
    public async Task Application_waits_until_a_record_has_a_name_and_a_value(string entry)
    {
        for (var look = 2; look <= 4; look++) Emulator.Faults.Nth("show", look, Listing(entry));

        var created = await this.UpAsync(Program(CertificateId));

        var record = Emulator.Certificate(CertificateId).Records.Single();
        AssertSame(Record("www.example.com", record.Name, record.Type, record.Value), Assert.Single(created.Records)!);
    }

    [Theory]
    [MemberData(nameof(NotRecords))]
    public async Task Status_line_of_a_wait_names_no_record_without_a_name_or_a_value(string entry)
    {
        var id = AddApplied("ISSUED");
        Emulator.Faults.Next("show", Listing(entry));

        await this.CreateValidationAsync(ValidationOf(id));

        Assert.DoesNotContain("not found yet", Assert.Single(StatusLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_whose_record_has_no_value_yet_counts_as_without_a_record()
    {
        var inputs = await this.CheckAsync(Program(Add(ForNames(2))).With("sans", new JsonArray("b.example.com")));
        Emulator.Faults.Onward("show", 1, ShownWith("CHECKING_DOMAIN", ("sans", "b.example.com"), ("authentification", new JsonArray(
            RecordOf("www.example.com", "v"), RecordOf("b.example.com", "")))));

        await this.CreateAsync(inputs);

        Shows(Assert.Single(Warnings, warning => warning.Contains("no validation record", StringComparison.Ordinal)), " b.example.com.");
    }

    /// <summary>A record that can be created is kept, and its missing fields are derived from the others.</summary>
    [Theory]
    [InlineData("DNS", """{"record_name":"_dnsauth.www.example.com","record_value":"v"}""", "www.example.com", Name, "TXT")]
    [InlineData("DNS", """{"record_name":"_dnsauth.www.example.com","record_type":" ","record_value":"v","domain":""}""", "www.example.com", Name, "TXT")]
    [InlineData("DNS", """{"record_name":"_dnsauth.b.example.com.","record_value":"v"}""", "b.example.com", "_dnsauth.b.example.com.", "TXT")]
    [InlineData("DNS", """{"record_name":"_DNSAUTH.c.example.org","record_value":"v"}""", "*.c.example.org", "_DNSAUTH.c.example.org", "TXT")]
    [InlineData("DNS", """{"record_name":"_x.other.example","record_type":"CNAME","record_value":"v"}""", "www.example.com", "_x.other.example", "CNAME")]
    [InlineData("DNS", """{"record_name":"n","record_type":"TXT","record_value":"v","domain":"Bücher.example"}""", "xn--bcher-kva.example", "n", "TXT")]
    [InlineData("FILE", """{"record_name":"whois.txt","record_value":"v"}""", "www.example.com", "whois.txt", "FILE")]
    [InlineData("file", """{"record_name":"whois.txt","record_value":"v","domain":"b.example.com"}""", "b.example.com", "whois.txt", "FILE")]
    [InlineData(null, """{"record_name":"_dnsauth.www.example.com","record_value":"v"}""", "www.example.com", Name, "TXT")]
    public async Task Record_has_a_domain_and_a_type_even_if_SCM_leaves_them_out(string? method, string entry, string domain, string name, string type)
    {
        Emulator.Faults.Next("show", ShownWith(
            "CHECKING_DOMAIN", ("validation_method", method), ("sans", "b.example.com;*.c.example.org"),
            ("authentification", new JsonArray(JsonNode.Parse(entry)))));

        AssertSame(Record(domain, name, type, "v"), Assert.Single((await CertificateAsync())["validationRecords"]!.AsArray())!);
    }

    /// <summary>A file must be put on each host, but a DNS record must be created only once.</summary>
    [Theory]
    [InlineData("file", "FILE", 2)]
    [InlineData("FILE", "FILE", 2)]
    [InlineData("File", "file", 2)]
    [InlineData("file", null, 2)]
    [InlineData(null, "FILE", 2)]
    [InlineData("", "file", 2)]
    [InlineData("HTTP", "File", 2)]
    [InlineData("dns", "TXT", 1)]
    [InlineData("DNS", null, 1)]
    [InlineData(null, "CNAME", 1)]
    public async Task Two_hosts_with_one_file_have_a_record_each(string? method, string? type, int records)
    {
        var entries = ((string[])["www.example.com", "b.example.com"]).Select(host => new JsonObject
        {
            ["domain"] = host, ["record_name"] = "/.well-known/pki-validation/fileauth.txt", ["record_type"] = type, ["record_value"] = "v",
        });
        Emulator.Faults.Next("show", ShownWith(
            "CHECKING_DOMAIN", ("validation_method", method), ("sans", "b.example.com"), ("authentification", new JsonArray([.. entries]))));

        Assert.Equal(records, (await CertificateAsync())["validationRecords"]!.AsArray().Count);
    }

    private Task<JsonObject> CertificateAsync() => this.InvokeAsync("getCertificate", new JsonObject { ["certificateId"] = CertificateId });

    private static Emulator.Fault Listing(params string[] entries) => ShownWith(
        "CHECKING_DOMAIN", ("validation_method", "DNS"), ("authentification", new JsonArray([.. entries.Select(entry => JsonNode.Parse(entry))])));

    private static JsonObject Record(string domain, string name, string type, string value) =>
        new() { ["domain"] = domain, ["name"] = name, ["type"] = type, ["value"] = value };
}
