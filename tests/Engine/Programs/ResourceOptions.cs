using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>The resource options that the engine stand-in supports. Any other is an error.</summary>
public sealed record ResourceOptions
{
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Former URNs or names of the resource.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The name of an explicit provider of the same program.</summary>
    public string? Provider { get; init; }

    /// <summary>The type of the component that contains the resource. The component itself is left out, because a provider never sees it.</summary>
    public string? Component { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    internal static ResourceOptions Read(string resource, JsonObject options)
    {
        var read = new ResourceOptions();
        foreach (var (name, value) in options)
        {
            read = name switch
            {
                "deleteBeforeReplace" => read with { DeleteBeforeReplace = (bool)value! },
                "aliases" => read with { Aliases = [.. value!.AsArray().Select(alias => (string)((alias as JsonObject)?["name"] ?? alias)!)] },
                "provider" => read with { Provider = Reference((string)value!) },
                "dependsOn" => read with { DependsOn = [.. value!.AsArray().Select(other => Reference((string)other!))] },
                _ => throw new NotSupportedException($"{resource}: the option {name} is not supported by the engine stand-in"),
            };
        }

        return read;
    }

    /// <summary>The name in <c>${name}</c>.</summary>
    internal static string Reference(string text) => text is ['$', '{', .. var name, '}'] ? name : text;
}
