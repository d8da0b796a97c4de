using System.Text;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Configuration;

namespace ScmPulumi.Generator.Pages;

/// <summary>The keys of the provider, with the variables that are read if one is not set.</summary>
internal static class ConfigurationTable
{
    public static string Write()
    {
        var table = new StringBuilder("| key | secret | environment, in this order | meaning |\n|---|---|---|---|\n");
        foreach (var key in ConfigurationKey.All)
        {
            var variables = string.Join(", ", key.Environment.Select(name => $"`{name}`"));
            table.Append($"| `{Package.Name}:{key.Name}` | {(key.IsSecret ? "yes" : "")} | {variables} | {key.Description} |\n");
        }

        return table.ToString();
    }
}
