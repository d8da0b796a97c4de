using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Emulator.Authority;

/// <summary>A CSR as the CA reads it: the key to certify, or the reason to refuse the application.</summary>
internal sealed record SigningRequest(PublicKey? Key, string? Refusal)
{
    private const string CommonName = "2.5.4.3";

    public static SigningRequest Read(string pem, string domain)
    {
        try
        {
            var fields = PemEncoding.Find(pem);
            var isRead = pem[fields.Label] is "CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST" && HasShortLines(pem[fields.Location]);
            if (!isRead) return Refused("The CSR cannot be read.");

            var request = CertificateRequest.LoadSigningRequest(
                Convert.FromBase64String(pem[fields.Base64Data]), HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1);
            var name = request.SubjectName.EnumerateRelativeDistinguishedNames()
                .FirstOrDefault(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonName)?.GetSingleElementValue();
            return string.IsNullOrEmpty(name) ? Refused("The primary domain name of the CSR cannot be empty.")
                : !name.Equals(domain, StringComparison.OrdinalIgnoreCase) ? Refused("The CSR does not match the domain name of the certificate.")
                : new SigningRequest(request.PublicKey, null);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or CryptographicException or AsnContentException)
        {
            return Refused("The CSR cannot be read.");
        }
        catch (NotSupportedException)
        {
            return Refused("The key or the signature algorithm of the CSR is not supported.");
        }
    }

    /// <summary>Strict PEM readers require short lines, .NET does not (https://www.rfc-editor.org/rfc/rfc7468#section-3, "stricttextualmsg").</summary>
    private static bool HasShortLines(string block) =>
        block.Split('\n').Select(line => line.TrimEnd('\r')).All(line => line.Length is > 0 and <= 64 && line == line.Trim());

    private static SigningRequest Refused(string reason) => new(null, reason);
}
