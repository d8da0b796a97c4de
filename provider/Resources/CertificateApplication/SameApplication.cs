using System.Diagnostics.CodeAnalysis;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <param name="Differing">Names of the inputs in which the application at the service is another one.</param>
/// <param name="NotCompared">Names of the inputs that are set, but that the service does not show or that are never compared.</param>
internal sealed record SameApplication(IReadOnlyList<string> Differing, IReadOnlyList<string> NotCompared)
{
    public bool IsSame => Differing.Count == 0;

    /// <summary>
    /// Compares what is wanted with what the service shows. Persons are never compared: their echo may be empty, masked or missing.
    /// Unknown inputs are passed over.
    /// </summary>
    public static SameApplication Compare(PropertyMap inputs, Certificate certificate, CertificateStatus status)
    {
        var differing = new List<string>();
        var notCompared = new List<string>();
        foreach (var field in CertificateApplicationFields.All)
        {
            var counts = field.Effective(inputs) is not (null or PropertyValue.Unknown) || field.Name == CertificateApplicationFields.Sans; // no additional names are names, too
            if (!counts || inputs.HasUnknown(field.Name)) continue;
            var same = field.Name switch
            {
                CertificateApplicationFields.CertificateIdName or CertificateApplicationFields.Consent => true,
                CertificateApplicationFields.DomainProperty => SameDomain(inputs, certificate),
                CertificateApplicationFields.Sans => SameNames(inputs, certificate),
                CertificateApplicationFields.DomainMethod => SameMethod(field, inputs, certificate, status),
                _ => SameCompany(field, inputs, certificate),
            };
            if (same is false) differing.Add(field.Name);
            if (same is null && inputs.Bare(field.Name) is not null) notCompared.Add(field.Name);
        }

        return new SameApplication(differing, notCompared);
    }

    /// <summary>Tells of the key what the service does not show beside the rest.</summary>
    public SameApplication WithKey(bool isSame) => new(
        isSame ? Differing : [.. Differing, CertificateApplicationFields.Csr],
        [.. NotCompared.Where(name => name != CertificateApplicationFields.Csr)]);

    /// <summary>Whether two sets of names are the same but for twins, which the CA may have added.</summary>
    public static bool SameNamesApartFromTwins(IEnumerable<string> wanted, IEnumerable<string> shown)
    {
        var extra = shown.ToHashSet(StringComparer.Ordinal);
        var missing = wanted.ToHashSet(StringComparer.Ordinal);
        missing.ExceptWith(extra);
        extra.ExceptWith(wanted);
        extra.ExceptWith(DomainName.Twins(wanted));
        return missing.Count == 0 && extra.Count == 0;
    }

    /// <summary>Null where the service shows none.</summary>
    public static bool? SameDomain(PropertyMap inputs, Certificate certificate) =>
        string.IsNullOrEmpty(certificate.Domain)
            ? null
            : DomainName.Normalise(certificate.Domain) == inputs.Text(CertificateApplicationFields.DomainProperty);

    /// <summary>Null where the service shows no names, or a name is not known yet.</summary>
    private static bool? SameNames(PropertyMap inputs, Certificate certificate)
    {
        if (string.IsNullOrEmpty(certificate.Domain) || !CertificateApplicationFields.AllNamesKnown(inputs)) return null;
        if (SameDomain(inputs, certificate) is false) return null; // told once, as the domain
        return SameNamesApartFromTwins(CertificateApplicationFields.Names(inputs), CertificateOutputs.Names(certificate));
    }

    private static bool? SameMethod(Field field, PropertyMap inputs, Certificate certificate, CertificateStatus status) =>
        status.IsIssuedOrLater || CertificateApplicationFields.ShownMethod(certificate) is not { } shown
            ? null
            : field.Effective(inputs) is PropertyValue.Text method && method.Value == shown;

    private static bool? SameCompany(Field field, PropertyMap inputs, Certificate certificate)
    {
        if (!field.IsOfCompany) return null;
        var echo = certificate.ApplicationInfo is { } info ? field.Echo(info) : null;
        return IsReadable(field, echo) ? IsSameName(echo, inputs.Text(field.Name) ?? "") : null;
    }

    /// <summary>Whether an echo is worth believing: the service empties or masks personal data, and may show what no application can state.</summary>
    public static bool IsReadable(Field field, [NotNullWhen(true)] string? echo)
    {
        if (string.IsNullOrEmpty(echo) || echo.Contains('*')) return false;
        var findings = new Findings();
        field.Normalise(PropertyValue.Of(echo), findings);
        return findings.Errors.Count == 0;
    }

    /// <summary>Of a company, as the service may write it: case and blanks apart.</summary>
    public static bool IsSameName(string one, string other) => Condensed(one).Equals(Condensed(other), StringComparison.OrdinalIgnoreCase);

    private static string Condensed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
