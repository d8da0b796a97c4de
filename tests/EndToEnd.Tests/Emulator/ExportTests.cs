using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The export call: https://support.huaweicloud.com/intl/en-us/api-ccm/en-us_topic_0000002244558401.html.</summary>
public sealed class ExportTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Issued_certificate_comes_with_its_chain_and_its_key()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = "ISSUED", Domain = "www.example.com" });

        var exported = await client.ExportAsync(Id);

        Assert.Equal(
            ["certificate", "certificate_chain", "entire_certificate", "private_key"],
            exported.Body.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal($"{exported.Text("certificate")}\n{exported.Text("certificate_chain")}", exported.Text("entire_certificate"));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----\n", exported.Text("certificate"), StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----\n", exported.Text("private_key"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_repeats_itself()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = "ISSUED", Domain = "www.example.com", KeyAlgorithm = "EC_P256" });

        Assert.Equal((await client.ExportAsync(Id)).Body.GetRawText(), (await client.ExportAsync(Id)).Body.GetRawText());
    }

    [Fact]
    public async Task Key_of_an_own_signing_request_is_not_exported()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = "ISSUED", Domain = "www.example.com", Csr = SigningRequests.Create("www.example.com") });

        var exported = await client.ExportAsync(Id);

        Assert.NotNull(exported.Text("certificate"));
        Assert.Equal(JsonValueKind.Null, exported.Body.GetProperty("private_key").ValueKind);
    }

    [Fact]
    public async Task SM2_certificate_comes_with_a_second_one_for_encryption()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Brand = "CFCA", Status = "ISSUED", Domain = "www.example.com", KeyAlgorithm = "SM2" });

        var exported = await client.ExportAsync(Id);

        Assert.StartsWith("-----BEGIN CERTIFICATE-----\n", exported.Text("enc_certificate"), StringComparison.Ordinal);
        Assert.NotEqual(exported.Text("certificate"), exported.Text("enc_certificate"));
        Assert.NotEqual(exported.Text("private_key"), exported.Text("enc_private_key"));
    }

    // The states in which the console offers the certificate; the old one stays available while names are being added to it.
    [Theory]
    [InlineData("PAID", false)]
    [InlineData("CHECKING", false)]
    [InlineData("CHECKING_DOMAIN", false)]
    [InlineData("CHECKING_ORG", false)]
    [InlineData("ISSUING", false)]
    [InlineData("CANCELCHECKING", false)]
    [InlineData("UNPASSED", false)]
    [InlineData("ISSUED", true)]
    [InlineData("UPLOAD", true)]
    [InlineData("SUPPLEMENTCHECKING", true)]
    [InlineData("CANCELSUPPLEMENTING", true)]
    [InlineData("REVOKING", true)]
    [InlineData("REVOKED", false)]
    [InlineData("EXPIRED", false)]
    public async Task State_decides_whether_there_is_something_to_export(string status, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Status = status, Domain = "www.example.com", KeyAlgorithm = "EC_P256" });

        var reply = await client.ExportAsync(Id);

        Assert.Equal(accepted ? (200, null) : (400, "SCM.0010"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Unknown_and_foreign_certificates_are_refused()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, OtherAccount = true });

        Assert.Equal((400, "SCM.0003"), ((await client.ExportAsync(Id)).Status, (await client.ExportAsync(Id)).Code));
        Assert.Equal((400, "SCM.0020"), ((await client.ExportAsync("scs0000000000000")).Status, (await client.ExportAsync("scs0000000000000")).Code));
    }
}
