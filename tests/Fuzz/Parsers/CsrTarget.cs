using System.Security.Cryptography;
using System.Text;
using ScmPulumi.Fuzz.Mutations;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>Signing requests and certificates in PEM: never an exception, and a reason where one cannot be read. An input is the text.</summary>
internal sealed class CsrTarget : FuzzTarget
{
    private static readonly byte[][] Requests = [.. Samples.Requests.Select(pem => Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]))];

    private static readonly string[] Labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST", "CERTIFICATE"];

    public override string Name => "csrs";

    public override byte[] NewInput(Random random)
    {
        var der = Odd.Pick(random, Requests);
        var pem = PemEncoding.WriteString(random.Next(10) == 0 ? Odd.Pick(random, Labels) : Labels[0], random.Next(4) > 0 ? Damage.Of(der, random) : der);
        if (random.Next(4) == 0) pem = Odd.Changed(pem, random);
        if (random.Next(10) == 0) pem = pem.Replace("\n", Odd.Pick(random, ["\r\n", "\r", "", "\n\n", " "]), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(pem);
    }

    public override Task TryAsync(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var isRead = Csr.TryRead(text, out var csr, out var problem);
        if (isRead) CsrSignature.Fits(csr!);
        else if (string.IsNullOrEmpty(problem)) throw new FindingException("no reason is given");

        var normal = CsrPem.Normalise(text);
        if (CsrPem.Normalise(normal) != normal) throw new FindingException("the normal form has another normal form");
        if (Csr.TryRead(normal, out _, out _) != isRead) throw new FindingException("the normal form reads otherwise");
        PublicKey.OfRequest(text);
        PublicKey.OfCertificate(text);
        return Task.CompletedTask;
    }
}
