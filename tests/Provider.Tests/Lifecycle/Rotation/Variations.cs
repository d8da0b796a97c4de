using System.Text.Json.Nodes;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>Programs that differ from another one in a few inputs.</summary>
internal static class Variations
{
    public static StackProgram With(this StackProgram program, string resource, params (string Input, JsonNode? Value)[] inputs)
    {
        var declared = program.Resource(resource);
        var properties = declared.Properties.DeepClone().AsObject();
        foreach (var (input, value) in inputs) properties[input] = value;
        var changed = declared with { Properties = properties };
        return program with { Resources = [.. program.Resources.Select(other => other == declared ? changed : other)] };
    }
}
