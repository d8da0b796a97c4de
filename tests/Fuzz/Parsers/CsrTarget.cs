using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ScmPulumi.Fuzz.Mutations;
using ScmPulumi.Provider.Rules;
using PublicKey = ScmPulumi.Provider.Resources.CertificateApplication.PublicKey;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>
/// CSRs and certificates in PEM. The parser never throws, and gives a reason if it cannot read one. What it reads has a canonical form, which other parsers
/// read, too. An input is the PEM text.
/// </summary>
internal sealed class CsrTarget : FuzzTarget
{
    private static readonly byte[][] Requests = [.. Samples.Requests.Select(pem => Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]))];

    private static readonly string[] Labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST", "CERTIFICATE", "RSA PRIVATE KEY", "PRIVATE KEY"];

    /// <summary>What may replace a line break or surround a block.</summary>
    private static readonly string[] Breaks =
    [
        "\n", "\r\n", "\r", "", "\n\n", " ", "\t", "\n    ", "  \n", "\\n", "\\r\\n", "\\\\n", "\\\n", "%0A", "%0D%0A", "\u00A0", "\u200B", "\u2028",
        "\uFEFF", "\0",
    ];

    private static readonly string[] Around = ["", "\uFEFF", "\"", "Certificate Request:\n    Version: 1 (0x0)\n", "# END - of BEGIN\n", "-- \n", "%", "\\"];

    public override string Name => "csrs";

    public override byte[] NewInput(Random random)
    {
        var der = Odd.Pick(random, Requests);
        var pem = PemEncoding.WriteString(random.Next(10) == 0 ? Odd.Pick(random, Labels) : Labels[0], random.Next(4) > 0 ? Damage.Of(der, random) : der);
        if (random.Next(3) == 0) pem = pem.Replace("\n", Odd.Pick(random, Breaks), StringComparison.Ordinal);
        if (random.Next(3) == 0) pem = Odd.Pick(random, Around) + pem + Odd.Pick(random, Around);
        if (random.Next(10) == 0) pem += Odd.Pick(random, Breaks) + PemEncoding.WriteString(Odd.Pick(random, Labels), der);
        if (random.Next(4) == 0) pem = Odd.Changed(pem, random);
        if (random.Next(20) == 0) pem = Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(pem));
        return Encoding.UTF8.GetBytes(pem);
    }

    public override Task TryAsync(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var isRead = Csr.TryRead(text, out var csr, out var problem);
        if (isRead) CsrSignature.Fits(csr!);
        else if (string.IsNullOrEmpty(problem)) throw new FindingException("no reason is given");

        var sent = CsrPem.Canonical(text);
        if (CsrPem.Canonical(sent) != sent) throw new FindingException("the canonical form is not its own canonical form");
        if (Csr.TryRead(sent, out _, out _) != isRead) throw new FindingException("the canonical form has another result");
        if (CsrPem.TryDecode(text, out var der, out _)) Others(sent, der);
        if (isRead && text.Contains("-----BEGIN PRIVATE KEY-----", StringComparison.Ordinal)) throw new FindingException("a private key was overlooked");
        PublicKey.OfRequest(text);
        PublicKey.OfCertificate(text);
        return Task.CompletedTask;
    }

    /// <summary>OpenSSL and Go require the label and short lines. .NET must read the same request from them.</summary>
    private static void Others(string sent, byte[] der)
    {
        var lines = sent.Split('\n');
        var isUsual = (lines[0], lines[^1]) == ("-----BEGIN CERTIFICATE REQUEST-----", "-----END CERTIFICATE REQUEST-----")
            && lines[1..^1].Index().All(line => line.Item.Length == 64 || (line.Index == lines.Length - 3 && line.Item.Length is > 0 and < 64));
        if (!isUsual || !Convert.FromBase64String(sent[PemEncoding.Find(sent).Base64Data]).AsSpan().SequenceEqual(der))
        {
            throw new FindingException("OpenSSL and Go cannot read the canonical form");
        }

        if (!IsReadByFramework(der, out var request) || !Csr.TryRead(sent, out var csr, out _)) return; // only one parser reads the key and the names
        if (!csr.Key.Public.EncodedKeyValue.RawData.AsSpan().SequenceEqual(request.PublicKey.EncodedKeyValue.RawData))
        {
            throw new FindingException(".NET reads another key");
        }
    }

    private static bool IsReadByFramework(byte[] der, out CertificateRequest request)
    {
        const CertificateRequestLoadOptions options =
            CertificateRequestLoadOptions.SkipSignatureValidation | CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions;
        try
        {
            request = CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, options);
            return true;
        }
        catch (CryptographicException)
        {
            request = null!;
            return false;
        }
    }
}
