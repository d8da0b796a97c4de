using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Printing;

/// <summary>Property values as the CLI prints them.</summary>
public static class ValueText
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The form in the outputs: quoted strings, one element per line, <c>[secret]</c> and <c>[unknown]</c>.</summary>
    public static string Of(JsonNode? value, int indent = 4)
    {
        var (inner, text) = (new string(' ', indent + 4), new StringBuilder());
        switch (value)
        {
            case null:
                return "<null>";
            case JsonObject when Property.IsSecret(value):
                return "[secret]";
            case JsonObject members:
                text.Append("{\n");
                var width = members.Select(member => member.Key.Length).DefaultIfEmpty().Max();
                foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(inner).Append(name.PadRight(width)).Append(": ").Append(Of(member, indent + 4)).Append('\n');
                }

                return text.Append(' ', indent).Append('}').ToString();
            case JsonArray elements:
                text.Append("[\n");
                for (var i = 0; i < elements.Count; i++)
                {
                    text.Append(inner).Append('[').Append(i).Append("]: ").Append(Of(elements[i], indent + 4)).Append('\n');
                }

                return text.Append(' ', indent).Append(']').ToString();
            default:
                return Property.IsUnknown(value) ? "[unknown]" : value.ToJsonString(Quoted);
        }
    }

    /// <summary>The form in a check failure: every value in braces, without quotes.</summary>
    public static string Braced(JsonNode? value) => value switch
    {
        null => "{<nil>}",
        JsonObject when Property.IsSecret(value) => "{[secret]}",
        JsonObject members => "{map["
            + string.Join(' ', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Braced(member.Value)}"))
            + "]}",
        JsonArray elements => "{[" + string.Join(' ', elements.Select(Braced)) + "]}",
        _ => $"{{{value}}}",
    };

    /// <summary>The form after a step: <c>[diff: +added-deleted~updated]</c>, or empty without changes.</summary>
    public static string Diff(JsonObject? diff, bool inverted = false)
    {
        var changes = diff is null
            ? []
            : DiffRules.Changes(diff)
                .Select(change => (PropertyPath.Parse(change.Path).Head, Kind: inverted ? Invert(change.Kind) : change.Kind))
                .Distinct()
                .ToList();
        var parts = new[] { ("+", "ADD"), ("-", "DELETE"), ("~", "UPDATE") }
            .Select(part => (Sign: part.Item1, Names: string.Join(',', changes.Where(change => change.Kind == part.Item2).Select(change => change.Head))))
            .Where(part => part.Names.Length > 0);
        return changes.Count == 0 ? "" : $"[diff: {string.Concat(parts.Select(part => part.Sign + part.Names))}]";
    }

    private static string Invert(string kind) => kind switch { "ADD" => "DELETE", "DELETE" => "ADD", _ => kind };
}
