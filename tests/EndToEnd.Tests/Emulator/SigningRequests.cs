using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>CSRs as a customer makes them.</summary>
internal static class SigningRequests
{
    /// <summary>For a key that nobody keeps.</summary>
    public static string Create(string commonName)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Create(commonName, key);
    }

    public static string Create(string commonName, ECDsa key) =>
        new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
}
