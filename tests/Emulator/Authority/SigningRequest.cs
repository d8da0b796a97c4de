using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Emulator.Authority;

/// <summary>A CSR as the CA reads it: a key to certify, or a reason to refuse the application.</summary>
internal sealed record SigningRequest(PublicKey? Key, string? Refusal)
{
    private const string CommonName = "2.5.4.3";

    public static SigningRequest Read(string pem, string domain)
    {
        try
        {
            var fields = PemEncoding.Find(pem);
            if (pem[fields.Label] is not ("CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST")) return Refused("The CSR cannot be read.");

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

    private static SigningRequest Refused(string reason) => new(null, reason);
}
