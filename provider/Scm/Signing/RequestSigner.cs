using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScmPulumi.Provider.Scm.Signing;

/// <summary>
/// SDK-HMAC-SHA256 (https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-004.html). The key is used directly, without derivation by date,
/// region, or service.
/// </summary>
internal sealed class RequestSigner(string accessKey, string secretKey)
{
    public const string DateHeader = "X-Sdk-Date";
    private const string Algorithm = "SDK-HMAC-SHA256";
    private readonly byte[] _secretKey = Encoding.UTF8.GetBytes(secretKey);

    /// <summary>The value of <see cref="DateHeader"/>. The gateway accepts a difference of up to 15 minutes.</summary>
    public static string FormatDate(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <returns>The value of the Authorization header.</returns>
    public string Authorize(CanonicalRequest request, string date) =>
        $"{Algorithm} Access={accessKey}, SignedHeaders={request.SignedHeaders}, Signature={Sign(request, date)}";

    /// <returns>Lower-case hexadecimal.</returns>
    public string Sign(CanonicalRequest request, string date) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_secretKey, Encoding.UTF8.GetBytes($"{Algorithm}\n{date}\n{request.Hash}")));
}
