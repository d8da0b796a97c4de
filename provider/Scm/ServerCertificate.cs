using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// Says why the certificate of a server was refused, because the native binary does not contain the runtime's own messages. The runtime decides, and no option
/// changes that.
/// </summary>
internal static class ServerCertificate
{
    public static bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new ServerCertificateException(string.Join(", and ", Reasons(chain, errors).Distinct()));

    private static IEnumerable<string> Reasons(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) yield return "the server sent no certificate";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) yield return "the server's certificate is for another host";
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) yield break;
        foreach (var status in chain?.ChainStatus ?? [])
        {
            yield return status.Status switch
            {
                X509ChainStatusFlags.NotTimeValid => "the server's certificate has expired, or is not valid yet",
                X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => "the server's certificate is not from a CA that this machine trusts",
                var other => $"the server's certificate is not valid ({other})",
            };
        }
    }
}

/// <summary>The connection was not made.</summary>
internal sealed class ServerCertificateException(string message) : AuthenticationException(message);
