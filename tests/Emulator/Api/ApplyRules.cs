using System.Text.RegularExpressions;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// What an application must contain for the product. If the documentation contradicts itself, or only the console enforces a limit, the emulator accepts the
/// application.
/// </summary>
internal static partial class ApplyRules
{
    private static readonly string[] Mandatory = ["domain", "applicant_name", "applicant_phone", "applicant_email"];
    private static readonly string[] MandatoryForOrganizations = ["company_name", "company_province", "company_city", "country"];

    /// <summary>In upper case. The default is DNS, or FILE for IP addresses, which cannot be validated by DNS.</summary>
    public static string Method(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("domain_method")?.ToUpperInvariant() ?? (Application.Names(fields).All(DomainName.IsAddress) ? "FILE" : "DNS");

    /// <summary>SCM.0005: a field is missing or invalid, whatever the other fields are.</summary>
    public static bool FieldsFit(IReadOnlyDictionary<string, string> fields, CertificateSeed product) =>
        Mandatory.All(fields.ContainsKey)
        && (product.IsDomainOnly || MandatoryForOrganizations.All(fields.ContainsKey))
        && fields.GetValueOrDefault("agree_privacy_protection") == "true"
        && (!fields.TryGetValue("country", out var country) || CountryPattern.IsMatch(country))
        && fields.GetValueOrDefault("ca_hash_algorithm", "DEFAULT") is "DEFAULT" or "SHA-256"
        && MethodFits(Method(fields), Application.Names(fields), product.IsDomainOnly);

    /// <summary>SCM.0015: the number and the kind of names do not fit the product.</summary>
    public static bool NamesFit(IReadOnlyDictionary<string, string> fields, CertificateSeed product)
    {
        var names = Application.Names(fields).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (!names.All(DomainName.IsValid)) return false;

        return product.DomainType switch
        {
            "SINGLE_DOMAIN" => names is [var only] && !DomainName.IsWildcard(only),
            "WILDCARD" => names is [var only] && DomainName.IsWildcard(only),
            _ => names.Count <= product.DomainCount && !(product.IsDomainOnly && names.Any(DomainName.IsWildcard)),
        };
    }

    private static bool MethodFits(string method, IReadOnlyList<string> names, bool isDomainOnly) => method switch
    {
        "DNS" => !names.All(DomainName.IsAddress),
        "FILE" => !names.Any(DomainName.IsWildcard),
        "EMAIL" => !isDomainOnly && !names.All(DomainName.IsAddress),
        _ => false,
    };

    [GeneratedRegex("^[A-Za-z]{2}$")]
    private static partial Regex CountryPattern { get; }
}
