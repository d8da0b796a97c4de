using ScmPulumi.Provider;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Generator.Pages;

/// <summary>The defaults that the provider applies. The schema has none, because an SDK would send them and the state would record them (C3).</summary>
internal static class InputDefaults
{
    private static readonly Dictionary<string, FieldTable> Tables =
        Catalogue.Resources.Select(entry => (entry.Table.Token, entry.Table.Inputs))
            .Concat(Catalogue.Functions.Select(entry => (entry.Table.Token, entry.Table.Arguments)))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>The value of an input if no input is set; null if it has no default.</summary>
    public static string? Of(string token, string input) => Tables[token].Find(input)?.Default([]) switch
    {
        PropertyValue.Text text => text.Value,
        PropertyValue.Bool flag => flag.Value ? "true" : "false",
        _ => null,
    };

    public static string? OfKey(string key) => ConfigurationKey.Find(key)?.Default;
}
