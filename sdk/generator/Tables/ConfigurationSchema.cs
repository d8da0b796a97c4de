using System.Text.Json.Nodes;
using ScmPulumi.Provider.Configuration;

namespace ScmPulumi.Generator.Tables;

/// <summary>The provider's configuration.</summary>
internal static class ConfigurationSchema
{
    /// <summary>The configuration of the stack, and the inputs of an explicit provider.</summary>
    public static JsonObject Inputs() => Properties(withDefaults: true);

    /// <summary>The outputs of an explicit provider.</summary>
    public static JsonObject Outputs() => Properties(withDefaults: false);

    private static JsonObject Properties(bool withDefaults)
    {
        var properties = new JsonObject();
        foreach (var key in ConfigurationKey.All) properties[key.Name] = Property(key, withDefaults);
        return properties;
    }

    /// <summary>
    /// In the schema, the keys that identify the caller have no default from the environment. Otherwise, an SDK would write a secret into the state of an
    /// explicit provider, and would combine the keys of one account with the project of another. The provider reads the environment itself.
    /// </summary>
    private static JsonObject Property(ConfigurationKey key, bool withDefaults)
    {
        var property = new JsonObject { ["type"] = key.IsInteger ? "integer" : "string", ["description"] = $"{key.Description}{Variables(key)}" };
        if (key.IsSecret) property["secret"] = true;
        if (withDefaults && !key.IdentifiesCaller && key.Environment.Count > 0)
        {
            property["defaultInfo"] = new JsonObject { ["environment"] = TableSchema.Texts(key.Environment) };
        }

        return property;
    }

    private static string Variables(ConfigurationKey key)
    {
        var names = string.Join(" or ", key.Environment.Select(name => $"`{name}`"));
        var condition = key.IdentifiesCaller ? "it is not set and no credentials are configured" : "it is not set";
        return names.Length == 0 ? "" : $" If {condition}, the environment variable {names} is used.";
    }
}
