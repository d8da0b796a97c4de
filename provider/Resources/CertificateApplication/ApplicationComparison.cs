using System.Diagnostics.CodeAnalysis;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <param name="Differing">Names of the inputs that differ from the application at the service.</param>
/// <param name="NotCompared">Names of the inputs that are set but not compared, because the service does not show them or because they are never
/// compared.</param>
internal sealed record ApplicationComparison(IReadOnlyList<string> Differing, IReadOnlyList<string> NotCompared)
{
    public bool IsSame => Differing.Count == 0;

    /// <summary>The names of the differing inputs, for a message.</summary>
    public string Difference => string.Join(", ", Differing);

    /// <summary>
    /// Compares the inputs with what the service shows. Persons are never compared, because their echo may be empty, masked, or missing. Unknown inputs are
    /// skipped.
    /// </summary>
    public static ApplicationComparison Compare(PropertyMap inputs, Certificate certificate, CertificateStatus status)
    {
        var differing = new List<string>();
        var notCompared = new List<string>();
        foreach (var row in ApplicationTable.Fields)
        {
            // An empty <c>sans</c> also has a meaning: no additional names.
            var isStated = row.Field.Effective(inputs) is not (null or PropertyValue.Unknown) || row.Name == ApplicationTable.Sans;
            if (!isStated || inputs.HasUnknown(row.Name)) continue;
            var same = row.Name switch
            {
                CertificateIdField.Name or ApplicationTable.AgreePrivacyProtection => true,
                ApplicationTable.Domain => SameDomain(inputs, certificate),
                ApplicationTable.Sans => SameNames(inputs, certificate),
                ApplicationTable.DomainMethod => SameMethod(inputs, certificate, status),
                _ => SameCompany(row, inputs, certificate),
            };
            if (same is false) differing.Add(row.Name);
            if (same is null && inputs.Bare(row.Name) is not null) notCompared.Add(row.Name);
        }

        return new ApplicationComparison(differing, notCompared);
    }

    /// <summary>Adds the result of the comparison of keys. The service does not show the CSR.</summary>
    public ApplicationComparison WithKey(bool isSame) => new(
        isSame ? Differing : [.. Differing, ApplicationTable.Csr],
        [.. NotCompared.Where(name => name != ApplicationTable.Csr)]);

    /// <summary>Null if the service shows no domain.</summary>
    public static bool? SameDomain(PropertyMap inputs, Certificate certificate) =>
        string.IsNullOrEmpty(certificate.Domain)
            ? null
            : DomainName.Normalise(certificate.Domain) == inputs.Text(ApplicationTable.Domain);

    /// <summary>Null if the service shows no names, or if a name is not known yet.</summary>
    private static bool? SameNames(PropertyMap inputs, Certificate certificate)
    {
        if (string.IsNullOrEmpty(certificate.Domain) || !ApplicationInputs.AllNamesKnown(inputs)) return null;
        if (SameDomain(inputs, certificate) is false) return null; // reported once, as the domain
        return DomainName.AreSameApartFromTwins(ApplicationInputs.Names(inputs), CertificateOutputs.Names(certificate));
    }

    private static bool? SameMethod(PropertyMap inputs, Certificate certificate, CertificateStatus status) =>
        status.IsIssuedOrLater || ValidationMethod.Of(certificate) is not { } shown ? null : ApplicationInputs.Method(inputs) == shown;

    private static bool? SameCompany(ApplicationField row, PropertyMap inputs, Certificate certificate)
    {
        if (!row.IsOfCompany) return null;
        var echo = certificate.ApplicationInfo is { } info ? row.Echo(info) : null;
        return IsReadable(row.Field, echo) ? IsSameName(echo, inputs.Text(row.Name) ?? "") : null;
    }

    /// <summary>Whether an echo can be trusted. The service empties or masks personal data, and may return values that no application can contain.</summary>
    public static bool IsReadable(Field field, [NotNullWhen(true)] string? echo)
    {
        if (string.IsNullOrWhiteSpace(echo) || MaskedValue.Is(echo)) return false;
        var findings = new Findings();
        field.Normalise(PropertyValue.Of(echo), findings);
        return findings.Errors.Count == 0;
    }

    /// <summary>Compares names of a company. Case and whitespace are ignored, because the service may write them differently.</summary>
    public static bool IsSameName(string one, string other) => Condensed(one).Equals(Condensed(other), StringComparison.OrdinalIgnoreCase);

    private static string Condensed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
