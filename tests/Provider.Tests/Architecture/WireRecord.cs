using System.Reflection;
using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>Reads the definition of a wire record.</summary>
internal static class WireRecord
{
    /// <summary>Its properties by JSON name.</summary>
    public static Dictionary<string, PropertyInfo> Keys(Type record) =>
        record.GetProperties().Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))
            .ToDictionary(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name);
}
