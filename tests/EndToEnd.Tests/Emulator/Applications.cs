namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Bodies of the apply call, by wire name.</summary>
internal static class Applications
{
    /// <summary>
    /// The sample of the page of the historical call, word for word: without a validation method, and with empty strings for absent values
    /// (https://support.huaweicloud.com/intl/zh-cn/api-ccm/ccm_02_0020.html).
    /// </summary>
    public const string Sample =
        """{ "domain":"www.xzz.com", "company_name":"华为成都分公司", "company_province":"四川", "company_city":"成都","""
        + """ "applicant_name":"华卫", "applicant_phone":"13212345678", "applicant_email":"9997342346@qq.com", "csr":"", "sans":"","""
        + """ "country":"CN", "company_unit":"人力部", "contact_name":"环境", "contact_phone":"13512345678", "contact_email":"jk@jk.ff","""
        + """ "auto_dns_auth":false, "agree_privacy_protection":true }""";

    public static Dictionary<string, object?> Domain(string domain = "www.example.com") => new()
    {
        ["domain"] = domain,
        ["domain_method"] = "DNS",
        ["applicant_name"] = "Tom Example",
        ["applicant_phone"] = "13212345678",
        ["applicant_email"] = "tom@example.com",
        ["agree_privacy_protection"] = true,
    };

    public static Dictionary<string, object?> Organization(string domain = "www.example.com") => Domain(domain).With(
        ("company_name", "示例公司"), ("company_province", "四川"), ("company_city", "成都"), ("country", "CN"));

    public static Dictionary<string, object?> With(this Dictionary<string, object?> body, params (string Name, object? Value)[] fields)
    {
        var copy = new Dictionary<string, object?>(body);
        foreach (var (name, value) in fields) copy[name] = value;
        return copy;
    }
}
