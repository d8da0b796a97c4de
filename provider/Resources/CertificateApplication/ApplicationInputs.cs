using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>What several inputs of an application say together.</summary>
internal static class ApplicationInputs
{
    /// <summary>Every name of the inputs, the primary one first, as far as known.</summary>
    public static IEnumerable<string> Names(PropertyMap inputs) =>
        (inputs.Text(ApplicationTable.Domain) is { } domain ? new[] { domain } : []).Concat(inputs.Texts(ApplicationTable.Sans));

    /// <summary>As <see cref="Names"/>, each parsed. What is not a name is treated as one that is neither a wildcard nor an address.</summary>
    public static List<DomainName> ReadNames(PropertyMap inputs) =>
        [.. Names(inputs).Select(text => DomainName.TryParse(text, out var name, out _) ? name : default)];

    /// <summary>Whether no name is unknown, so that what depends on all of them can be judged.</summary>
    public static bool AllNamesKnown(PropertyMap inputs) => !inputs.HasUnknown(ApplicationTable.Domain) && !inputs.HasUnknown(ApplicationTable.Sans);

    /// <summary>Whether the user marked a name as secret. Then every output that holds names is secret.</summary>
    public static bool HasSecretNames(PropertyMap inputs) => inputs.HasSecret(ApplicationTable.Domain) || inputs.HasSecret(ApplicationTable.Sans);

    /// <summary>The validation method that is used; null while it depends on a name that is unknown.</summary>
    public static string? Method(PropertyMap inputs) =>
        ApplicationTable.Table.Inputs.Find(ApplicationTable.DomainMethod)!.Effective(inputs) is PropertyValue.Text method ? method.Value : null;

    /// <summary>Unknown while a name is: it may be what decides.</summary>
    public static PropertyValue DefaultMethod(PropertyMap inputs)
    {
        if (!AllNamesKnown(inputs)) return PropertyValue.Unknown.Value;
        var names = ReadNames(inputs);
        var addressesOnly = names.Count > 0 && names.TrueForAll(name => name.IsAddress);
        return PropertyValue.Of(addressesOnly ? ValidationMethod.File : ValidationMethod.Dns);
    }
}
