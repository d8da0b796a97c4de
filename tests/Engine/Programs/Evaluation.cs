using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Programs;

/// <summary>Evaluates the expressions of a program with the resources and function results so far.</summary>
internal sealed partial class Evaluation(StackProgram program, IReadOnlyDictionary<string, ConfigValue> config)
{
    private readonly Dictionary<string, JsonNode?> _values = [];
    private readonly HashSet<string> _unknownOthers = [];

    /// <summary>The names of resources, function calls and configuration in an expression, directly or through variables.</summary>
    public static IEnumerable<string> References(StackProgram program, JsonNode? expression) => Roots(expression)
        .SelectMany(root => program.Variables.TryGetPropertyValue(root, out var variable) ? References(program, variable) : [root]);

    /// <summary>Adds the outputs of a resource. If <paramref name="othersUnknown"/>, all other outputs are unknown.</summary>
    public void Register(string name, JsonObject outputs, bool othersUnknown)
    {
        Register(name, outputs);
        if (othersUnknown) _unknownOthers.Add(name);
    }

    /// <summary>Adds the result of a function.</summary>
    public void Register(string name, JsonNode? result) => _values[name] = result?.DeepClone();

    public JsonObject Evaluate(JsonObject members) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, Evaluate(member.Value))).Where(member => member.Value is not null));

    public JsonNode? Evaluate(JsonNode? expression) => expression switch
    {
        JsonObject { Count: 1 } call when call.First() is { Key: "fn::secret", Value: var secret } => Property.Secret(Evaluate(secret)),
        JsonObject { Count: 1 } call when call.First() is { Key: "fn::readFile", Value: var path } =>
            File.ReadAllText(Path.Combine(program.Folder, (string)path!)),
        JsonObject { Count: 1 } call when call.First().Key.StartsWith("fn::", StringComparison.Ordinal) =>
            throw new NotSupportedException($"{call.First().Key} is not supported by the engine stand-in"),
        JsonObject members => Evaluate(members),
        JsonArray elements => new JsonArray([.. elements.Select(Evaluate)]),
        JsonValue text when text.TryGetValue<string>(out var template) => Interpolate(template),
        _ => expression?.DeepClone(),
    };

    private JsonNode? Interpolate(string template)
    {
        var parts = Interpolation().Matches(template);
        if (parts is [{ Length: var length } whole] && length == template.Length) return Resolve(whole.Groups["path"].Value)?.DeepClone();
        var (text, from, secret) = (new StringBuilder(), 0, false);
        foreach (Match part in parts)
        {
            var value = Resolve(part.Groups["path"].Value);
            secret |= Property.IsSecret(value);
            if (Property.IsUnknown(Property.Reveal(value))) return secret ? Property.Secret(Property.Unknown) : Property.Unknown;
            text.Append(template, from, part.Index - from).Append(Property.Reveal(value));
            from = part.Index + part.Length;
        }

        JsonNode result = text.Append(template, from, template.Length - from).Replace("$${", "${").ToString();
        return secret ? Property.Secret(result) : result;
    }

    private JsonNode? Resolve(string path)
    {
        var (root, rest) = Split(path);
        if (_values.TryGetValue(root, out var registered))
        {
            var found = rest is null ? registered : PropertyPath.Parse(rest).Follow(registered);
            return found is null && _unknownOthers.Contains(root) ? Property.Unknown : found;
        }

        var value = program.Variables.TryGetPropertyValue(root, out var variable) ? Evaluate(variable)
            : config.TryGetValue(root, out var setting) ? setting.Secret ? Property.Secret(setting.Value.DeepClone()) : setting.Value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"resource or variable named '{root}' could not be found"));
        return rest is null ? value : PropertyPath.Parse(rest).Follow(value);
    }

    private static (string Root, string? Path) Split(string path) => path.IndexOfAny(['.', '[']) switch
    {
        < 0 => (path, null),
        var end => (path[..end], path[end] == '.' ? path[(end + 1)..] : path[end..]),
    };

    private static IEnumerable<string> Roots(JsonNode? expression) => expression switch
    {
        JsonObject members => members.SelectMany(member => Roots(member.Value)),
        JsonArray elements => elements.SelectMany(Roots),
        JsonValue text when text.TryGetValue<string>(out var template) =>
            Interpolation().Matches(template).Select(part => Split(part.Groups["path"].Value).Root),
        _ => [],
    };

    [GeneratedRegex(@"(?<!\$)\$\{(?<path>[^}]+)\}")]
    private static partial Regex Interpolation();
}
