using System.Security.Cryptography;

namespace ScmPulumi.Provider.Rules;

/// <summary>On Linux, hashes, signatures, and TLS come from the system's OpenSSL. If it is missing, the first use of any of them ends the process.</summary>
internal static class OpenSsl
{
    public const string Missing =
        "OpenSSL is missing on this machine (neither libssl.so.3 nor libssl.so.1.1 can be loaded): install the package openssl of your Linux distribution";

    public static bool IsMissing { get; } = !CanMakeKey();

    /// <summary>
    /// The only use that throws an exception instead of ending the process
    /// (https://github.com/dotnet/runtime/blob/main/src/libraries/System.Security.Cryptography/src/System/Security/Cryptography/RSAOpenSsl.cs).
    /// </summary>
    private static bool CanMakeKey()
    {
        try
        {
            using var key = RSA.Create();
            return true;
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }
}
