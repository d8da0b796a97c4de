using System.Text.Json.Nodes;
using ScmPulumi.Provider.Configuration;

namespace ScmPulumi.Generator.Tables;

/// <summary>The provider's configuration.</summary>
internal static class ConfigurationSchema
{
    /// <summary>Of the stack, and the inputs of an explicit provider.</summary>
    public static JsonObject Inputs() => Properties(withDefaults: true);

    /// <summary>Outputs of an explicit provider.</summary>
    public static JsonObject Outputs() => Properties(withDefaults: false);

    private static JsonObject Properties(bool withDefaults)
    {
        var properties = new JsonObject();
        foreach (var key in ConfigurationKey.All) properties[key.Name] = Property(key, withDefaults);
        return properties;
    }

    /// <summary>
    /// A secret from the environment is not a default of the schema: an SDK would write it into the state of an explicit provider, and could pair
    /// the key of one family of variables with the secret of the other. The provider reads it itself.
    /// </summary>
    private static JsonObject Property(ConfigurationKey key, bool withDefaults)
    {
        var property = new JsonObject { ["type"] = key.IsInteger ? "integer" : "string", ["description"] = $"{key.Description}{Variables(key)}" };
        if (key.IsSecret) property["secret"] = true;
        else if (withDefaults && key.Environment.Count > 0) property["defaultInfo"] = new JsonObject { ["environment"] = TableSchema.Texts(key.Environment) };
        return property;
    }

    private static string Variables(ConfigurationKey key)
    {
        var names = string.Join(" or ", key.Environment.Select(name => $"`{name}`"));
        return names.Length == 0 ? "" : $" If it is not set, the environment variable {names} is used.";
    }
}
