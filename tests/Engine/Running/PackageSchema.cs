using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>What a YAML host takes from a package's schema: which inputs are secret and which are required.</summary>
internal sealed class PackageSchema(JsonObject schema)
{
    public JsonObject MarkSecrets(string type, JsonObject inputs)
    {
        var properties = Resource(type)?["inputProperties"];
        return new JsonObject(inputs.Select(input => KeyValuePair.Create(
            input.Key,
            (bool?)properties?[input.Key]?["secret"] == true && !Property.IsSecret(input.Value)
                ? Property.Secret(input.Value?.DeepClone())
                : input.Value?.DeepClone())));
    }

    public IEnumerable<string> Missing(string type, JsonObject inputs) =>
        (Resource(type)?["requiredInputs"] as JsonArray ?? []).Select(name => (string)name!).Where(name => inputs[name] is null);

    private JsonNode? Resource(string type) => type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? schema["provider"] : schema["resources"]?[type];
}
