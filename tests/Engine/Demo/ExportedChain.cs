using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Engine.Demo;

/// <summary>The result of exportCertificate, in PEM.</summary>
public sealed record ExportedChain(string Certificate, string CertificateChain, string PrivateKey)
{
    /// <summary>Whether a TLS client that trusts the root accepts the certificate.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The private key does not match the certificate.</exception>
    public bool IsIssuedBy(string root)
    {
        using var leaf = X509Certificate2.CreateFromPem(Certificate, PrivateKey);
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509Certificate2.CreateFromPem(root) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        };
        chain.ChainPolicy.ExtraStore.ImportFromPem(CertificateChain);
        return chain.Build(leaf);
    }

    /// <summary>Whether a string contains a line of the private key.</summary>
    public bool ShowsKeyIn(string text) => PrivateKey.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= 16 && !line.StartsWith('-'))
        .Any(line => text.Contains(line, StringComparison.Ordinal));
}
