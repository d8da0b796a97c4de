using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Endpoints with TLS: one that a client of the emulator's CA accepts, and three that it must not.</summary>
public sealed class TlsTests : EmulatorTest
{
    /// <summary>By a client that trusts the emulator's root, and goes on with what it does not trust.</summary>
    [Theory]
    [InlineData(ServerCertificate.Good, SslPolicyErrors.None)]
    [InlineData(ServerCertificate.SelfSigned, SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.UntrustedRoot)]
    [InlineData(ServerCertificate.WrongHost, SslPolicyErrors.RemoteCertificateNameMismatch)]
    [InlineData(ServerCertificate.Expired, SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid)]
    public async Task Endpoint_with_TLS_turns_bad_after_its_first_call(ServerCertificate kind, SslPolicyErrors errors, X509ChainStatusFlags chain = 0)
    {
        var endpoint = await Scm.ListenWithTlsAsync(kind, first: ServerCertificate.Good);
        var seen = new List<(SslPolicyErrors, X509ChainStatusFlags)>();
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509Certificate2.CreateFromPem(Scm.RootCertificate) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, built, problems) =>
        {
            seen.Add((problems, built!.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status)));
            return true;
        };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };

        for (var call = 0; call < 2; call++)
        {
            using var response = await http.GetAsync(new Uri(endpoint, "v3/scm/certificates"));
            Assert.Equal(401, (int)response.StatusCode); // the same API behind it
        }

        Assert.Equal([(SslPolicyErrors.None, X509ChainStatusFlags.NoError), (errors, chain)], seen);
    }
}
