using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Facts about an application that depend on several inputs.</summary>
internal static class ApplicationInputs
{
    /// <summary>Every known name of the inputs, the primary one first.</summary>
    public static IEnumerable<string> Names(PropertyMap inputs) =>
        (inputs.Text(ApplicationTable.Domain) is { } domain ? new[] { domain } : []).Concat(inputs.Texts(ApplicationTable.Sans));

    /// <summary>Like <see cref="Names"/>, but parsed. A string that is not a name is treated as one that is neither a wildcard nor an address.</summary>
    public static List<DomainName> ReadNames(PropertyMap inputs) =>
        [.. Names(inputs).Select(text => DomainName.TryParse(text, out var name, out _) ? name : default)];

    /// <summary>Whether all names are known, so that what depends on all of them can be checked.</summary>
    public static bool AllNamesKnown(PropertyMap inputs) => !inputs.HasUnknown(ApplicationTable.Domain) && !inputs.HasUnknown(ApplicationTable.Sans);

    /// <summary>Whether the user marked a name as secret. Then every output that holds names is secret.</summary>
    public static bool HasSecretNames(PropertyMap inputs) => inputs.HasSecret(ApplicationTable.Domain) || inputs.HasSecret(ApplicationTable.Sans);

    /// <summary>The validation method that is used; null while it depends on a name that is unknown.</summary>
    public static string? Method(PropertyMap inputs) =>
        ApplicationTable.Table.Inputs.Find(ApplicationTable.DomainMethod)!.Effective(inputs) is PropertyValue.Text method ? method.Value : null;

    /// <summary>Unknown while any name is unknown, because the method may depend on it.</summary>
    public static PropertyValue DefaultMethod(PropertyMap inputs)
    {
        if (!AllNamesKnown(inputs)) return PropertyValue.Unknown.Value;
        var names = ReadNames(inputs);
        var addressesOnly = names.Count > 0 && names.TrueForAll(name => name.IsAddress);
        return PropertyValue.Of(addressesOnly ? ValidationMethod.File : ValidationMethod.Dns);
    }
}
