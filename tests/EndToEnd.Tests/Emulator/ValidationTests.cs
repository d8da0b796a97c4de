using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>How a review goes on once control of the names is proved (the console user guide, https://github.com/huaweicloudDocs/ccm).</summary>
public sealed class ValidationTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Domain_validated_certificate_is_issued_when_its_record_exists()
    {
        await using var scm = await AppliedAsync("DV_SSL_CERT", "www.example.com");
        using var client = new SignedClient(scm);
        var record = Assert.Single(scm.Certificate(Id).Records);
        Assert.Equal("CHECKING_DOMAIN", await StatusAsync(client));

        scm.PublishRecord(record.Name, record.Value);

        Assert.Equal("ISSUED", await StatusAsync(client));
        Assert.Equal(200, (await client.ExportAsync(Id)).Status);
    }

    [Theory]
    [InlineData("OV_SSL_CERT")]
    [InlineData("EV_SSL_CERT")]
    public async Task Organisation_is_checked_next_and_decided_by_hand(string type)
    {
        await using var scm = await AppliedAsync(type, "www.example.com");
        using var client = new SignedClient(scm);

        scm.PublishRecords(Id);

        Assert.Equal(("CHECKING_ORG", "CHECKING_ORG"), (await StatusAsync(client), await StatusAsync(client)));
        scm.Issue(Id);
        Assert.Equal("ISSUED", await StatusAsync(client));
    }

    [Fact]
    public async Task Review_waits_until_the_record_of_every_name_exists()
    {
        await using var scm = await AppliedAsync("DV_SSL_CERT", "a.example.com", "b.example.com");
        using var client = new SignedClient(scm);
        var records = scm.Certificate(Id).Records;

        scm.PublishRecord(records[0].Name, records[0].Value);
        Assert.Equal("CHECKING_DOMAIN", await StatusAsync(client));

        scm.PublishRecord(records[1].Name, records[1].Value);
        Assert.Equal("ISSUED", await StatusAsync(client));
    }

    [Fact]
    public async Task One_record_proves_a_wildcard_and_its_apex()
    {
        await using var scm = await AppliedAsync("OV_SSL_CERT", "example.com", "*.example.com");
        using var client = new SignedClient(scm);
        var record = scm.Certificate(Id).Records[0];

        scm.PublishRecord(record.Name, record.Value);

        Assert.Equal("CHECKING_ORG", await StatusAsync(client));
    }

    [Fact]
    public async Task Record_may_be_spelt_as_DNS_allows_it()
    {
        await using var scm = await AppliedAsync("DV_SSL_CERT", "www.example.com");
        using var client = new SignedClient(scm);
        var record = scm.Certificate(Id).Records[0];

        scm.PublishRecord($"{record.Name.ToUpperInvariant()}.", $"\"{record.Value}\"");

        Assert.Equal("ISSUED", await StatusAsync(client));
    }

    [Fact]
    public async Task Record_with_another_value_proves_nothing()
    {
        await using var scm = await AppliedAsync("DV_SSL_CERT", "www.example.com");
        using var client = new SignedClient(scm);
        var record = scm.Certificate(Id).Records[0];

        scm.PublishRecord(record.Name, record.Value.ToUpperInvariant());

        Assert.Equal("CHECKING_DOMAIN", await StatusAsync(client));
    }

    [Fact]
    public async Task Record_of_a_withdrawn_application_does_not_prove_the_next_one()
    {
        await using var scm = await AppliedAsync("DV_SSL_CERT", "www.example.com");
        using var client = new SignedClient(scm);
        var old = scm.Certificate(Id).Records[0];
        await client.CancelAsync(Id);
        await client.ShowAsync(Id);
        await client.ApplyAsync(Id, Applications.Domain());

        scm.PublishRecord(old.Name, old.Value);

        Assert.Equal("CHECKING_DOMAIN", await StatusAsync(client));
    }

    [Theory]
    [InlineData("FILE")]
    [InlineData("EMAIL")]
    public async Task Other_proof_than_DNS_is_told_for_the_whole_certificate(string method)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = "OV_SSL_CERT" });
        await client.ApplyAsync(Id, Applications.Organization().With(("domain_method", method)));
        Assert.Equal("CHECKING_DOMAIN", await StatusAsync(client));

        scm.PublishRecords(Id);

        Assert.Equal("CHECKING_ORG", await StatusAsync(client));
    }

    // The API's FAQ: an application whose CSR names no primary domain fails in the review.
    [Theory]
    [InlineData("other.example.com", "The CSR does not match the domain name of the certificate.")]
    [InlineData("", "The primary domain name of the CSR cannot be empty.")]
    [InlineData(null, "The CSR cannot be read.")]
    public async Task Signing_request_that_the_CA_cannot_accept_ends_in_a_rejection(string? commonName, string reason)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });
        var csr = commonName is null ? "no CSR" : SigningRequests.Create(commonName);
        Assert.Equal(200, (await client.ApplyAsync(Id, Applications.Domain().With(("csr", csr)))).Status);

        scm.PublishRecords(Id);

        Assert.Equal("UNPASSED", await StatusAsync(client));
        Assert.Equal(reason, scm.Certificate(Id).FailReason);
    }

    [Fact]
    public async Task Certificate_without_an_application_has_nothing_to_prove()
    {
        await using var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(new CertificateSeed { Id = Id });

        Assert.Contains(Id, Assert.Throws<ArgumentException>(() => scm.PublishRecords(Id)).Message, StringComparison.Ordinal);
    }

    private static async Task<ScmEmulator> AppliedAsync(string type, params string[] names)
    {
        var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        var domainType = names.Length > 1 ? "MULTI_DOMAIN" : "SINGLE_DOMAIN";
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = type, DomainType = domainType, DomainCount = names.Length });
        await client.ApplyAsync(Id, Applications.Organization(names[0]).With(("sans", string.Join(';', names.Skip(1))), ("key_algorithm", "EC_P256")));
        return scm;
    }

    private static async Task<string?> StatusAsync(SignedClient client) => (await client.ShowAsync(Id)).Text("status");
}
