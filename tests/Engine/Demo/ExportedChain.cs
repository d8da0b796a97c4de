using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Engine.Demo;

/// <summary>What exportCertificate gave, in PEM.</summary>
public sealed record ExportedChain(string Certificate, string CertificateChain, string PrivateKey)
{
    /// <summary>Whether the certificate leads to the root, as a TLS client finds out, and has the private key.</summary>
    public bool IsIssuedBy(string root)
    {
        using var leaf = X509Certificate2.CreateFromPem(Certificate);
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
        return chain.Build(leaf) && HasKey();
    }

    /// <returns>What <c>openssl verify</c> says of the certificate; null where there is no openssl.</returns>
    public async Task<string?> AskOpenSslAsync(string root)
    {
        var folder = Directory.CreateTempSubdirectory("scm");
        try
        {
            var files = new[] { ("root.pem", root), ("chain.pem", CertificateChain), ("certificate.pem", Certificate) };
            foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
            using var process = Process.Start(new ProcessStartInfo("openssl", ["verify", "-CAfile", "root.pem", "-untrusted", "chain.pem", "certificate.pem"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
            })!;
            var verdict = await process.StandardOutput.ReadToEndAsync().WithinAsync(Limits.Step, "openssl verify");
            await process.WaitForExitAsync().WithinAsync(Limits.Step, "the end of openssl verify");
            return verdict.Replace("certificate.pem:", "", StringComparison.Ordinal).Trim();
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whether a string contains a line of the private key.</summary>
    public bool ShowsKeyIn(string text) => PrivateKey.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= 16 && !line.StartsWith('-'))
        .Any(line => text.Contains(line, StringComparison.Ordinal));

    private bool HasKey()
    {
        try
        {
            using var both = X509Certificate2.CreateFromPem(Certificate, PrivateKey);
            return both.HasPrivateKey;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
