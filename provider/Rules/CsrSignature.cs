using System.Security.Cryptography;

namespace ScmPulumi.Provider.Rules;

/// <summary>The proof in a CSR that its maker holds the private key.</summary>
internal static class CsrSignature
{
    /// <summary>Whether the request is signed with its own key; null if that cannot be verified here.</summary>
    public static bool? Fits(Csr csr)
    {
        var (kind, hash) = AlgorithmOf(csr.SignatureAlgorithm);
        if (csr.Key.Kind == KeyKind.Other || kind == KeyKind.Other) return null;
        if (kind != csr.Key.Kind) return false;
        try
        {
            return kind == KeyKind.Rsa ? FitsRsa(csr, hash) : FitsCurve(csr, hash);
        }
        catch (CryptographicException)
        {
            return null; // a key or an algorithm that the system's library does not take
        }
    }

    private static bool FitsRsa(Csr csr, HashAlgorithmName hash)
    {
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(csr.Key.Info.Span, out _);
        return key.VerifyData(csr.Signed.Span, csr.Signature, hash, RSASignaturePadding.Pkcs1);
    }

    private static bool FitsCurve(Csr csr, HashAlgorithmName hash)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(csr.Key.Info.Span, out _);
        return key.VerifyData(csr.Signed.Span, csr.Signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc4055 and https://www.rfc-editor.org/rfc/rfc5758; RSA-PSS, which CSRs hardly use, is left to the CA.</summary>
    private static (KeyKind Kind, HashAlgorithmName Hash) AlgorithmOf(string identifier) => identifier switch
    {
        "1.2.840.113549.1.1.5" => (KeyKind.Rsa, HashAlgorithmName.SHA1),
        "1.2.840.113549.1.1.11" => (KeyKind.Rsa, HashAlgorithmName.SHA256),
        "1.2.840.113549.1.1.12" => (KeyKind.Rsa, HashAlgorithmName.SHA384),
        "1.2.840.113549.1.1.13" => (KeyKind.Rsa, HashAlgorithmName.SHA512),
        "1.2.840.10045.4.1" => (KeyKind.EllipticCurve, HashAlgorithmName.SHA1),
        "1.2.840.10045.4.3.2" => (KeyKind.EllipticCurve, HashAlgorithmName.SHA256),
        "1.2.840.10045.4.3.3" => (KeyKind.EllipticCurve, HashAlgorithmName.SHA384),
        "1.2.840.10045.4.3.4" => (KeyKind.EllipticCurve, HashAlgorithmName.SHA512),
        _ => (KeyKind.Other, default),
    };
}
