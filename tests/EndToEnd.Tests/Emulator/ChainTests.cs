using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>An exported chain verifies against the emulator's root, in .NET, in OpenSSL and in a TLS handshake, and against no other root.</summary>
public sealed class ChainTests
{
    private static readonly DateTimeOffset Now = new(2021, 5, 27, 16, 46, 25, TimeSpan.Zero);

    public static TheoryData<string> Algorithms => ["RSA_2048", "EC_P256", "EC_P384", "SM2"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Chain_verifies_with_NET(string algorithm)
    {
        await using var issued = await Issued.StartAsync(new EmulatorOptions { Time = new FakeTimeProvider(Now) }, Seed(algorithm));
        await using var other = await ScmEmulator.StartAsync();

        Assert.Equal("", Verify(issued, issued.Scm.RootCertificate, Now));
        Assert.Equal("", Verify(issued, issued.Scm.RootCertificate, Now.AddMonths(12).AddSeconds(-1)));
        Assert.Contains("NotTimeValid", Verify(issued, issued.Scm.RootCertificate, Now.AddMonths(12).AddSeconds(1)), StringComparison.Ordinal);
        Assert.NotEqual("", Verify(issued, other.RootCertificate, Now));
    }

    [OpenSslTheory]
    [MemberData(nameof(Algorithms))]
    public async Task Chain_verifies_with_OpenSSL(string algorithm)
    {
        await using var issued = await Issued.StartAsync(new EmulatorOptions { Time = new FakeTimeProvider(Now) }, Seed(algorithm));
        using var folder = new TemporaryFolder();
        var root = folder.Write("root.pem", issued.Scm.RootCertificate);
        var chain = folder.Write("chain.pem", issued.Exported.Text("certificate_chain")!);
        var leaf = folder.Write("leaf.pem", issued.Exported.Text("certificate")!);

        foreach (var name in new[] { "-verify_hostname www.example.com", "-verify_hostname any.example.org", "-verify_ip 203.0.113.7" })
        {
            var (code, output) = await OpenSslAsync(
                $"verify -x509_strict -purpose sslserver -attime {Now.ToUnixTimeSeconds()} {name} -CAfile {root} -untrusted {chain} {leaf}");
            Assert.True(code == 0, output);
        }
    }

    [OpenSslTheory]
    [InlineData("-verify_hostname other.example.com")]
    [InlineData("-attime 1653669986")]
    public async Task OpenSSL_refuses_another_name_and_another_time(string condition)
    {
        await using var issued = await Issued.StartAsync(new EmulatorOptions { Time = new FakeTimeProvider(Now) }, Seed("EC_P256"));
        using var folder = new TemporaryFolder();
        var root = folder.Write("root.pem", issued.Scm.RootCertificate);
        var entire = folder.Write("entire.pem", issued.Exported.Text("entire_certificate")!);

        var time = condition.StartsWith("-attime", StringComparison.Ordinal) ? "" : $"-attime {Now.ToUnixTimeSeconds()}";
        var (code, output) = await OpenSslAsync($"verify -purpose sslserver {time} {condition} -CAfile {root} -untrusted {entire} {entire}");

        Assert.True(code != 0, output);
    }

    [Fact]
    public async Task TLS_client_that_trusts_the_root_accepts_the_certificate()
    {
        await using var issued = await Issued.StartAsync(new EmulatorOptions(), Seed("RSA_2048"));
        using var leaf = X509Certificate2.CreateFromPem(issued.Exported.Text("certificate"), issued.Exported.Text("private_key"));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var server = ServeAsync(listener, leaf, Chain(issued));
        using var connection = new TcpClient();
        await connection.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        await using var tls = new SslStream(connection.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "www.example.com",
            CertificateChainPolicy = Policy(issued.Scm.RootCertificate),
        });

        Assert.True(tls.IsAuthenticated);
        await server;
    }

    private static CertificateSeed Seed(string algorithm) => new()
    {
        Status = "CHECKING_DOMAIN", Domain = "www.example.com", Sans = "*.example.org;203.0.113.7", KeyAlgorithm = algorithm,
    };

    /// <returns>What is wrong with the chain; empty if nothing is.</returns>
    private static string Verify(Issued issued, string root, DateTimeOffset at)
    {
        using var leaf = issued.Leaf();
        using var chain = new X509Chain { ChainPolicy = Policy(root) };
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.ExtraStore.AddRange(Chain(issued));
        chain.ChainPolicy.ApplicationPolicy.Add(new("1.3.6.1.5.5.7.3.1"));
        return chain.Build(leaf) && leaf.MatchesHostname("www.example.com") ? "" : string.Join(' ', chain.ChainStatus.Select(status => status.Status));
    }

    private static X509ChainPolicy Policy(string root) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509Certificate2.CreateFromPem(root) },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private static X509Certificate2Collection Chain(Issued issued)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(issued.Exported.Text("certificate_chain"));
        return chain;
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 leaf, X509Certificate2Collection chain)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var tls = new SslStream(connection.GetStream());
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(leaf, chain, offline: true),
        });
    }

    private static async Task<(int Code, string Output)> OpenSslAsync(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(outputs));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scm");

        public string Write(string name, string text)
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
