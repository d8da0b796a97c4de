using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ScmPulumi.Engine.Programs;

/// <summary>Reads YAML as JSON, with plain scalars as in the core schema (https://yaml.org/spec/1.2.2/#103-core-schema).</summary>
internal static class YamlJson
{
    public static JsonNode? Read(string text) => Root(text) is { } root ? Convert(root) : null;

    /// <summary>The source lines, with line numbers, of the value at a path of keys, as shown after an error in a program.</summary>
    public static string Excerpt(string text, params IEnumerable<string> path)
    {
        var value = path.Aggregate(Root(text)!, (node, key) => node[key]);
        var first = (int)value.Start.Line;
        var last = (int)value.AllNodes.Max(node => node.Start.Line);
        var lines = text.ReplaceLineEndings("\n").Split('\n')[(first - 1)..last];
        return string.Create(CultureInfo.InvariantCulture, $"  on Pulumi.yaml line {first}:\n")
            + string.Join('\n', lines.Select((line, index) => string.Create(CultureInfo.InvariantCulture, $"{first + index,4}: {line}")));
    }

    private static YamlNode? Root(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Convert(entry.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Convert)]),
        YamlScalarNode scalar when scalar.Style != ScalarStyle.Plain => JsonValue.Create(scalar.Value),
        YamlScalarNode scalar => Plain(scalar.Value ?? ""),
        _ => throw new FormatException($"line {node.Start.Line}: aliases are not read"),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => text,
    };
}
