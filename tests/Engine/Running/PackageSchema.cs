using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>The parts of a package's schema that a YAML host uses: the secret and the required inputs.</summary>
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

    /// <summary>Checks for required inputs before any resource is registered, without a call to the provider.</summary>
    /// <exception cref="StepFailedException">An input is missing.</exception>
    public void DemandInputs(RunContext run, StackProgram program)
    {
        var complete = true;
        foreach (var (type, properties) in program.Resources.Select(resource => (resource.Type, resource.Properties)))
        {
            var missing = (Resource(type)?["requiredInputs"] as JsonArray ?? []).Select(name => (string)name!).Where(name => properties[name] is null).ToList();
            if (missing.Count == 0) continue;
            var given = "{" + string.Join(", ", properties.Select(property => $"{property.Key}: {TypeName(property.Value)}")) + "}";
            run.Display.Error(run.StackUrn, $"{type} is not assignable from {given}\nCannot assign '{given}' to '{type}':\n"
                + string.Join('\n', missing.Select(name => $"  {name}: Missing required property '{name}'")));
            complete = false;
        }

        if (!complete) throw new StepFailedException();
    }

    private JsonNode? Resource(string type) => type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? schema["provider"] : schema["resources"]?[type];

    private static string TypeName(JsonNode? value) => value switch
    {
        JsonArray elements => $"List<{(elements.Count > 0 ? TypeName(elements[0]) : "any")}>",
        _ => value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            var kind => kind.ToString()!.ToLowerInvariant(),
        },
    };
}
