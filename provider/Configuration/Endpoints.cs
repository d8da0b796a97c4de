using System.Net;
using System.Text;

namespace ScmPulumi.Provider.Configuration;

/// <summary>SCM is a global service with one endpoint per account site (https://support.huaweicloud.com/intl/en-us/api-ccm/ccm_02_0002.html).</summary>
internal static class Endpoints
{
    public const string DefaultRegion = "cn-north-4";

    private static readonly Dictionary<string, string> BySite = new(StringComparer.Ordinal)
    {
        [DefaultRegion] = "https://scm.cn-north-4.myhuaweicloud.com",
        ["ap-southeast-1"] = "https://scm.ap-southeast-1.myhuaweicloud.com",
        ["my-kualalumpur-1"] = "https://scm.my-kualalumpur-1.myhuaweicloud.com",
        ["eu-west-101"] = "https://scm.eu-west-101.myhuaweicloud.eu",
    };

    public static string? OfRegion(string region) => BySite.GetValueOrDefault(region);

    /// <summary>The environment variable that overrides the endpoint of a region in Huawei's SDKs.</summary>
    public static string OverrideVariable(string region) => "HUAWEICLOUD_SDK_REGION_SCM_" + region.ToUpperInvariant().Replace('-', '_');

    public static string UnknownRegion() =>
        $"is not a region with an SCM endpoint; set the region of the account's site: {string.Join(", ", BySite.Keys)} " +
        "(China, international, Malaysia, Europe)";

    /// <summary>What is wrong with an address; null if keys may be sent to it.</summary>
    public static string? Problem(string text)
    {
        // The framework cannot convert every internationalized host that it accepts.
        var uri = Ascii.IsValid(text) && Uri.TryCreate(text, UriKind.Absolute, out var read) ? read : null;
        if (uri is null or { Host.Length: 0 }) return "is not an address; write it as https://host";
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.AbsolutePath != "/")
        {
            return "must contain only a scheme, a host, and a port";
        }

        if (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && IsLoopback(uri))) return null;
        return "must begin with https://; http:// is allowed for loopback addresses only";
    }

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
