using System.Text.Json;

namespace ScmPulumi.Emulator.Management;

/// <summary>Sets the switches that are in a JSON object, and leaves the others unchanged.</summary>
internal static class SwitchesPatch
{
    private static readonly JsonSerializerOptions Json = ManagementApi.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static Switches Apply(Switches switches, JsonElement changes)
    {
        var values = changes.EnumerateObject().Select(change => (Property: Property(change.Name), change.Value)).ToList();
        foreach (var (property, value) in values) property.SetValue(switches, value.Deserialize(property.PropertyType, Json));
        return switches;
    }

    private static System.Reflection.PropertyInfo Property(string name) =>
        typeof(Switches).GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name)
        ?? throw new ArgumentException($"There is no switch {name}.");
}
