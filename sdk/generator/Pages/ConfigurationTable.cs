using System.Text;
using ScmPulumi.Provider.Configuration;

namespace ScmPulumi.Generator.Pages;

/// <summary>The keys of the provider, with the variables that are read if one is not set, as the Pulumi Registry wants them.</summary>
internal static class ConfigurationTable
{
    public static string Write()
    {
        var table = new StringBuilder("| name | required | secret | description |\n|---|---|---|---|\n");
        foreach (var key in ConfigurationKey.All)
        {
            table.Append($"| `{key.Name}` | {Required(key)} | {(key.IsSecret ? "yes" : "no")} | {key.Description}{Variables(key)} |\n");
        }

        return table.ToString();
    }

    private static string Required(ConfigurationKey key) =>
        key == ConfigurationKey.AccessKey || key == ConfigurationKey.SecretKey ? $"yes, unless `{ConfigurationKey.AuthToken.Name}` is set" : "no";

    private static string Variables(ConfigurationKey key) => key.Environment.Count switch
    {
        0 => "",
        1 => $" Environment variable: `{key.Environment[0]}`.",
        _ => $" Environment variables, in this order: {string.Join(", ", key.Environment.Select(name => $"`{name}`"))}.",
    };
}
