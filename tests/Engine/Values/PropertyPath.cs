using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScmPulumi.Engine.Values;

/// <summary>A property path such as <c>root.nested</c>, <c>list[0]</c> or <c>root["key.with.dot"]</c>.</summary>
public sealed partial class PropertyPath
{
    private readonly IReadOnlyList<object> _steps;

    private PropertyPath(IReadOnlyList<object> steps) => _steps = steps;

    /// <summary>The top-level property.</summary>
    public string Head => (string)_steps[0];

    public static PropertyPath Parse(string text)
    {
        var steps = Step().Matches(text);
        return steps.Sum(step => step.Length) == text.Length && text.Length > 0
            ? new PropertyPath([.. steps.Select(Read)])
            : throw new FormatException($"'{text}' is not a property path");
    }

    /// <summary>Follows the path through secrets. A value inside an unknown is unknown, and a value inside a secret is secret.</summary>
    public JsonNode? Follow(JsonNode? value)
    {
        var secret = false;
        foreach (var step in _steps)
        {
            secret |= Property.IsSecret(value);
            value = Property.Reveal(value);
            if (Property.IsUnknown(value)) break;
            value = (value, step) switch
            {
                (JsonObject members, string name) => members[name],
                (JsonArray elements, int index) when index < elements.Count => elements[index],
                _ => null,
            };
        }

        return secret && !Property.IsSecret(value) ? Property.Secret(value) : value;
    }

    private static object Read(Match step) => step.Groups switch
    {
        { } groups when groups["index"].Success => int.Parse(groups["index"].Value, CultureInfo.InvariantCulture),
        { } groups when groups["quoted"].Success => groups["quoted"].Value,
        var groups => groups["name"].Value,
    };

    [GeneratedRegex("""\.?(?<name>[^.\[\]"]+)|\[(?<index>\d+)\]|\["(?<quoted>[^"]*)"\]""")]
    private static partial Regex Step();
}
