namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>Bodies of the apply call, by wire name.</summary>
internal static class Applications
{
    public static Dictionary<string, object?> Domain(string domain = "www.example.com") => new()
    {
        ["domain"] = domain,
        ["domain_method"] = "dns",
        ["key_algorithm"] = "EC_P256",
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
