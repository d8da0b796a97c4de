using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>The options of a function call that this stand-in plays; any other is refused.</summary>
public sealed record CallOptions
{
    /// <summary>The name of an explicit provider of the same program.</summary>
    public string? Provider { get; init; }

    /// <summary>The version wanted of the default provider.</summary>
    public string? Version { get; init; }

    internal static CallOptions Read(string variable, JsonObject options)
    {
        var read = new CallOptions();
        foreach (var (name, value) in options)
        {
            read = name switch
            {
                "provider" => read with { Provider = ResourceOptions.Reference((string)value!) },
                "version" => read with { Version = (string)value! },
                _ => throw new NotSupportedException($"{variable}: the option {name} is not played by this stand-in"),
            };
        }

        return read;
    }
}
