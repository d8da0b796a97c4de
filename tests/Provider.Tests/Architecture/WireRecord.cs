using System.Reflection;
using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>What a record of the wire has.</summary>
internal static class WireRecord
{
    /// <summary>Its properties by the names that they have in JSON.</summary>
    public static Dictionary<string, PropertyInfo> Keys(Type record) =>
        record.GetProperties().Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))
            .ToDictionary(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name);
}
