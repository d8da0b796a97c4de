using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.Engine.Running;

/// <summary>A YAML host looks for required inputs before any resource is registered; the provider is not asked.</summary>
internal static class RequiredInputs
{
    /// <exception cref="StepFailedException">One is missing.</exception>
    public static void Check(RunContext run, StackProgram program, PackageSchema schema)
    {
        var complete = true;
        foreach (var resource in program.Resources)
        {
            var missing = schema.Missing(resource.Type, resource.Properties).ToList();
            if (missing.Count > 0)
            {
                var given = "{" + string.Join(", ", resource.Properties.Select(property => $"{property.Key}: {TypeName(property.Value)}")) + "}";
                run.Display.Error(run.StackUrn, $"{resource.Type} is not assignable from {given}\nCannot assign '{given}' to '{resource.Type}':\n"
                    + string.Join('\n', missing.Select(name => $"  {name}: Missing required property '{name}'")));
                complete = false;
            }
        }

        if (!complete) throw new StepFailedException();
    }

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
