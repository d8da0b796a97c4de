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
        var endpoint = await scm.ListenWithTlsAsync(kind);
        var seen = (Errors: default(SslPolicyErrors), Chain: default(X509ChainStatusFlags));
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
                    seen = (problems, built!.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status));
                    return true;
                },
            },
        };
        using var http = new HttpClient(handler);

        using var response = await http.GetAsync(new Uri(endpoint, "v3/scm/certificates"));

        Assert.Equal(401, (int)response.StatusCode); // the same API behind it
        Assert.Equal((errors, chain), (seen.Errors, seen.Chain));
    }
}
