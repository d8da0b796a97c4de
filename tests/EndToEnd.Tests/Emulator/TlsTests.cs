using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Endpoints with TLS, one that a client of the emulator's CA accepts and three that it must not.</summary>
public sealed class TlsTests
{
    [Theory]
    [InlineData(ServerCertificate.Good, SslPolicyErrors.None, X509ChainStatusFlags.NoError)]
    [InlineData(ServerCertificate.SelfSigned, SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.UntrustedRoot)]
    [InlineData(ServerCertificate.WrongHost, SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError)]
    [InlineData(ServerCertificate.Expired, SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid)]
    public async Task Endpoint_shows_the_certificate_that_was_asked_for(ServerCertificate kind, SslPolicyErrors errors, X509ChainStatusFlags chain)
    {
        await using var scm = await ScmEmulator.StartAsync();

        var seen = Assert.Single(await SeenAsync(scm, await scm.ListenWithTlsAsync(kind), calls: 1));

        Assert.Equal((errors, chain), seen);
    }

    [Fact]
    public async Task Endpoint_turns_bad_after_its_first_call()
    {
        await using var scm = await ScmEmulator.StartAsync();

        var seen = await SeenAsync(scm, await scm.ListenWithTlsAsync(ServerCertificate.WrongHost, first: ServerCertificate.Good), calls: 3);

        Assert.Equal(
            [SslPolicyErrors.None, SslPolicyErrors.RemoteCertificateNameMismatch, SslPolicyErrors.RemoteCertificateNameMismatch],
            seen.Select(handshake => handshake.Errors));
    }

    /// <summary>What is wrong with the endpoint in each handshake, by a client that takes it all the same.</summary>
    private static async Task<IReadOnlyList<(SslPolicyErrors Errors, X509ChainStatusFlags Chain)>> SeenAsync(ScmEmulator scm, Uri endpoint, int calls)
    {
        var seen = new List<(SslPolicyErrors, X509ChainStatusFlags)>();
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509Certificate2.CreateFromPem(scm.RootCertificate) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
                RemoteCertificateValidationCallback = (_, _, built, problems) =>
                {
                    seen.Add((problems, built!.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status)));
                    return true;
                },
            },
        };
        using var http = new HttpClient(handler);
        for (var call = 0; call < calls; call++)
        {
            using var response = await http.GetAsync(new Uri(endpoint, "v3/scm/certificates"));
            Assert.Equal(401, (int)response.StatusCode); // the same API behind it
        }

        return seen;
    }
}
