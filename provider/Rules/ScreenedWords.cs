namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Words for which a CA may refuse a name on a test certificate: those that Huawei publishes, and published earlier
/// (https://support.huaweicloud.com/intl/en-us/ccm_faq/ccm_01_0193.html), and <c>pay</c>, which another seller of the same CA lists.
/// </summary>
internal static class ScreenedWords
{
    private const string LiveDomain = ".live";

    private static readonly string[] Words =
    [
        "alpha", "amazon", "android", "apple", "ban.c", "banc", "bank", "credit", "discover", "ebay", "edu", "example", "financial", "free", "google", "gov",
        "hp", "iran", "live", "lv", "onion", "pal", "pay", "pw", "root", "scp", "test", "trust", "visa", "wordpress",
    ];

    /// <summary>A word that a name contains; null if it has none. The top-level domain <c>.live</c> is exempt.</summary>
    public static string? Find(DomainName name)
    {
        var host = name.Text.EndsWith(LiveDomain, StringComparison.Ordinal) ? name.Text[..^LiveDomain.Length] : name.Text;
        var readable = string.Join('.', host.Split('.').Select(Idna.ToReadable));
        return Words.FirstOrDefault(word => readable.Contains(word, StringComparison.Ordinal));
    }
}
