using System.Globalization;
using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>The resource options that this stand-in plays; any other is refused.</summary>
public sealed record ResourceOptions
{
    /// <summary>Seconds; 0 means the provider's default.</summary>
    public double CreateTimeout { get; init; }

    public double UpdateTimeout { get; init; }

    public double DeleteTimeout { get; init; }

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>URNs or names that the resource had before.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Import { get; init; }

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    /// <summary>The name of an explicit provider of the same program.</summary>
    public string? Provider { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    internal static ResourceOptions Read(string resource, JsonObject options)
    {
        var read = new ResourceOptions();
        foreach (var (name, value) in options)
        {
            read = name switch
            {
                "customTimeouts" => read with
                {
                    CreateTimeout = Seconds(value!["create"]),
                    UpdateTimeout = Seconds(value["update"]),
                    DeleteTimeout = Seconds(value["delete"]),
                },
                "ignoreChanges" => read with { IgnoreChanges = Texts(value) },
                "deleteBeforeReplace" => read with { DeleteBeforeReplace = (bool)value! },
                "aliases" => read with { Aliases = [.. value!.AsArray().Select(alias => (string)((alias as JsonObject)?["name"] ?? alias)!)] },
                "import" => read with { Import = (string)value! },
                "protect" => read with { Protect = (bool)value! },
                "retainOnDelete" => read with { RetainOnDelete = (bool)value! },
                "provider" => read with { Provider = Reference((string)value!) },
                "dependsOn" => read with { DependsOn = [.. Texts(value).Select(Reference)] },
                _ => throw new NotSupportedException($"{resource}: the option {name} is not played by this stand-in"),
            };
        }

        return read;
    }

    private static string[] Texts(JsonNode? value) =>
        value is JsonArray list ? [.. list.Select(element => (string)element!)] : [(string)value!];

    /// <summary>The name in <c>${name}</c>.</summary>
    internal static string Reference(string text) => text is ['$', '{', .. var name, '}'] ? name : text;

    // Go durations as Pulumi writes them: 90s, 7m, 1h30m.
    private static double Seconds(JsonNode? duration)
    {
        var (total, digits) = (0.0, "");
        foreach (var c in (string?)duration ?? "")
        {
            if (char.IsAsciiDigit(c) || c == '.')
            {
                digits += c;
                continue;
            }

            var unit = c switch { 'h' => 3600, 'm' => 60, 's' => 1, _ => throw new FormatException($"'{duration}' is no duration") };
            total += double.Parse(digits, CultureInfo.InvariantCulture) * unit;
            digits = "";
        }

        return total;
    }
}
