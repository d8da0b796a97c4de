using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// The signature of a CSR proves that its creator holds the private key. The framework verifies it when it loads a request, but reports a signature that it
/// cannot verify (a PSS salt of another length, SHA-1 if the system forbids it) like one that is wrong.
/// </summary>
internal static class CsrSignature
{
    /// <summary>Whether the request is signed with its own key; null if that cannot be verified here.</summary>
    public static bool? Fits(Csr csr)
    {
        if (!csr.Key.CanVerify || HashOf(csr.SignatureAlgorithm) is not { } hash) return null;
        try
        {
            using var rsa = csr.Key.Public.GetRSAPublicKey();
            using var curve = csr.Key.Public.GetECDsaPublicKey();
            return IsForRsa(csr.SignatureAlgorithm)
                ? rsa?.VerifyData(csr.Signed.Span, csr.Signature, hash, RSASignaturePadding.Pkcs1) ?? false
                : curve?.VerifyData(csr.Signed.Span, csr.Signature, hash, DSASignatureFormat.Rfc3279DerSequence) ?? false;
        }
        catch (CryptographicException)
        {
            return null; // a key or an algorithm that the system's library does not support
        }
    }

    private static bool IsForRsa(string algorithm) => algorithm.StartsWith("1.2.840.113549.", StringComparison.Ordinal);

    /// <summary>https://www.rfc-editor.org/rfc/rfc4055 and https://www.rfc-editor.org/rfc/rfc5758; RSA-PSS, which CSRs hardly use, is left to the CA.</summary>
    private static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
