using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>What the emulator's CA issues is what an X.509 client expects (https://www.rfc-editor.org/rfc/rfc5280).</summary>
public sealed class IssuedCertificateTests
{
    private const string Id = "scs1554192131150";

    private static readonly DateTimeOffset Now = new(2021, 5, 27, 16, 46, 25, TimeSpan.Zero);
    private static readonly EmulatorOptions Options = new() { Time = new FakeTimeProvider(Now) };

    [Theory]
    [InlineData("EC_P256", "EC PRIVATE KEY", 256)]
    [InlineData("EC_P384", "EC PRIVATE KEY", 384)]
    [InlineData(null, "RSA PRIVATE KEY", 2048)]
    [InlineData("RSA_2048", "RSA PRIVATE KEY", 2048)]
    [InlineData("RSA_3072", "RSA PRIVATE KEY", 3072)]
    [InlineData("RSA_4096", "RSA PRIVATE KEY", 4096)]
    public async Task Algorithm_decides_which_key_is_made(string? algorithm, string label, int bits)
    {
        await using var issued = await Issued.StartAsync(Options, Seed with { KeyAlgorithm = algorithm });

        var key = issued.Exported.Text("private_key")!;
        using var leaf = issued.Leaf();
        using var rsa = leaf.GetRSAPublicKey();
        using var ec = leaf.GetECDsaPublicKey();

        Assert.Equal(label, key[PemEncoding.Find(key).Label]);
        Assert.Equal(bits, rsa?.KeySize ?? ec?.KeySize);
        using var pair = X509Certificate2.CreateFromPem(issued.Exported.Text("certificate"), key);
        Assert.True(pair.HasPrivateKey);
    }

    [Fact]
    public async Task Show_tells_of_the_certificate_that_is_exported()
    {
        await using var issued = await Issued.StartAsync(Options, Seed);

        var shown = await issued.Client.ShowAsync(Id);
        using var leaf = issued.Leaf();

        Assert.Equal(leaf.Thumbprint.ToLowerInvariant(), shown.Text("fingerprint"));
        Assert.Equal(("1.2.840.10045.4.3.2", "SHA256withECDSA"), (leaf.SignatureAlgorithm.Value, shown.Text("signature_algorithm")));
        Assert.Equal((Now.UtcDateTime, "2021-05-27 16:46:25.0"), (leaf.NotBefore.ToUniversalTime(), shown.Text("not_before")));
        Assert.Equal((Now.AddMonths(12).UtcDateTime, "2022-05-27 16:46:25.0"), (leaf.NotAfter.ToUniversalTime(), shown.Text("not_after")));
    }

    [Fact]
    public async Task Names_stand_in_the_certificate()
    {
        await using var issued = await Issued.StartAsync(Options, Seed with { Sans = "*.example.org;203.0.113.7;2001:db8::7;www.example.com" });
        using var leaf = issued.Leaf();

        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();

        Assert.Equal("CN=www.example.com", leaf.Subject);
        Assert.Equal(["www.example.com", "*.example.org"], names.EnumerateDnsNames());
        Assert.Equal([IPAddress.Parse("203.0.113.7"), IPAddress.Parse("2001:db8::7")], names.EnumerateIPAddresses());
    }

    [Fact]
    public async Task Twin_stands_in_the_certificate_when_the_CA_adds_it()
    {
        await using var issued = await Issued.StartAsync(Options, Seed, switches => switches.AddTwin = true);
        using var leaf = issued.Leaf();

        Assert.Equal(
            ["www.example.com", "example.com"], leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
    }

    [Fact]
    public async Task Organisation_stands_in_the_certificate_and_its_unit_does_not()
    {
        var scm = await ScmEmulator.StartAsync();
        var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = "OV_SSL_CERT" });
        await client.ApplyAsync(Id, Applications.Organization().With(("company_unit", "IT"), ("key_algorithm", "EC_P256")));
        scm.Issue(Id);
        await using var issued = await Issued.OfAsync(scm, client);
        using var leaf = issued.Leaf();

        Assert.Equal("CN=www.example.com, O=示例公司, L=成都, S=四川, C=CN", leaf.Subject);
    }

    [Fact]
    public async Task Certificate_is_for_servers_and_no_authority()
    {
        await using var issued = await Issued.StartAsync(Options, Seed);
        using var leaf = issued.Leaf();

        var usages = leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages;
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], usages.Cast<Oid>().Select(oid => oid.Value));
        Assert.False(leaf.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Theory]
    [InlineData("CERTIFICATE REQUEST")]
    [InlineData("NEW CERTIFICATE REQUEST")]
    public async Task Key_of_an_own_signing_request_is_certified(string label)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var csr = SigningRequests.Create("WWW.example.com", key).Replace("CERTIFICATE REQUEST", label, StringComparison.Ordinal);
        await using var issued = await Issued.StartAsync(Options, Seed with { Csr = csr });
        using var leaf = issued.Leaf();

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), leaf.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task Own_signing_request_may_hold_an_RSA_key()
    {
        using var key = RSA.Create(2048);
        var csr = new CertificateRequest("CN=www.example.com, O=Any", key, HashAlgorithmName.SHA512, RSASignaturePadding.Pss).CreateSigningRequestPem();
        await using var issued = await Issued.StartAsync(Options, Seed with { Csr = csr });
        using var leaf = issued.Leaf();

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), leaf.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task Encryption_certificate_of_SM2_is_for_the_same_names()
    {
        await using var issued = await Issued.StartAsync(Options, Seed with { KeyAlgorithm = "SM2" });

        using var encryption = X509Certificate2.CreateFromPem(issued.Exported.Text("enc_certificate"), issued.Exported.Text("enc_private_key"));

        Assert.Equal("CN=www.example.com", encryption.Subject);
        Assert.Equal(X509KeyUsageFlags.KeyEncipherment, encryption.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
    }

    [Fact]
    public async Task Longest_name_can_be_certified()
    {
        var name = $"{string.Concat(Enumerable.Repeat($"{new string('a', 60)}.", 4))}com";
        await using var issued = await Issued.StartAsync(Options, Seed with { Domain = name });
        using var leaf = issued.Leaf();

        Assert.Equal(247, name.Length);
        Assert.Equal([name], leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
    }

    [Theory]
    [InlineData("RSA_2048", X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment)]
    [InlineData("EC_P256", X509KeyUsageFlags.DigitalSignature)]
    public async Task Usage_is_what_the_key_can_do(string algorithm, X509KeyUsageFlags usage)
    {
        await using var issued = await Issued.StartAsync(Options, Seed with { KeyAlgorithm = algorithm });
        using var leaf = issued.Leaf();

        Assert.Equal(usage, leaf.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
    }

    [Fact]
    public async Task Every_emulator_has_an_authority_of_its_own()
    {
        await using var first = await ScmEmulator.StartAsync();
        await using var second = await ScmEmulator.StartAsync();

        Assert.NotEqual(first.RootCertificate, second.RootCertificate);
    }

    private static CertificateSeed Seed => new() { Id = Id, Status = "CHECKING_DOMAIN", Domain = "www.example.com", KeyAlgorithm = "EC_P256" };
}
