using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// Checks a program in TypeScript, Python, or Go against the schema without a compiler: what it takes from the SDK, the inputs that it sets, and the outputs
/// that it reads, by the names that the official generators give them.
/// </summary>
internal static partial class SdkProgram
{
    private static readonly string[] OfEveryResult = ["id", "urn", "apply", "ApplyT"];

    public static IReadOnlyList<string> Problems(string language, string program, JsonObject schema)
    {
        var sdk = SdkOf(language, schema);
        var (code, problems) = (StringPattern.Replace(program, "\"\""), new List<string>());
        foreach (Match use in sdk.Use.Matches(code))
        {
            var name = use.Groups["name"].Value;
            Demand(sdk.Names.Contains(name), $"there is no {name}");
            if (!sdk.Entries.TryGetValue(name, out var entry) || Arguments(code[(use.Index + use.Length)..], language) is not { } arguments) continue;
            var given = sdk.Key.Matches(Flat(arguments)).Select(key => key.Groups["key"].Value).ToList();
            foreach (var key in given) Demand(entry.Inputs.Contains(key) || key == "opts", $"{entry.Name} has no input {key}");
            foreach (var key in entry.Required.Except(given)) problems.Add($"{entry.Name} lacks {key}");
        }

        foreach (Match variable in sdk.Variable.Matches(code))
        {
            if (!sdk.Entries.TryGetValue(variable.Groups["name"].Value, out var entry)) continue;
            var name = variable.Groups["variable"].Value;
            foreach (Match read in Regex.Matches(code, $@"\b{name}\.(\w+)"))
            {
                var property = read.Groups[1].Value;
                Demand(entry.Outputs.Contains(property) || OfEveryResult.Contains(property), $"{name} has no {property}");
            }
        }

        var returned = sdk.Entries.Values.Where(entry => entry.IsFunction).SelectMany(entry => entry.Outputs).ToHashSet();
        foreach (Match read in ResultPattern.Matches(code)) Demand(returned.Contains(read.Groups[1].Value), $"no function returns {read.Groups[1].Value}");
        return problems;

        void Demand(bool holds, string problem)
        {
            if (!holds) problems.Add(problem);
        }
    }

    public static string Pascal(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Snake(string text) => string.Concat(text.Select(letter => char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static Sdk SdkOf(string language, JsonObject schema)
    {
        Func<string, string> cased = language switch { "python" => Snake, "go" => Pascal, _ => name => name };
        var entries = new Dictionary<string, Entry>();
        foreach (var (token, resource) in schema["resources"]!.AsObject()) AddResource(token.Split(':')[2], resource!, "properties");
        AddResource("Provider", schema["provider"]!, "inputProperties");
        foreach (var (token, function) in schema["functions"]!.AsObject())
        {
            var name = cased(token.Split(':')[2]);
            var entry = Of(name, function!["inputs"]?["properties"], function["inputs"]?["required"], function["outputs"]!["properties"], isFunction: true);
            foreach (var form in (string[])[name, language == "python" ? $"{name}_output" : $"{name}Output"]) entries[form] = entry;
        }

        var types = schema["types"]!.AsObject().SelectMany(type => Values(type.Key.Split(':')[2], type.Value!));
        var names = entries.Keys.Concat(types).ToHashSet();
        if (language == "go") names.UnionWith([.. entries.Keys.Select(name => $"{name}Args")]);
        return language switch
        {
            "typescript" => new(TypeScriptUse, TypeScriptVariable, ColonKey, names, entries),
            "python" => new(PythonUse, PythonVariable, EqualsKey, names, entries),
            _ => new(GoUse, GoVariable, ColonKey, names, entries),
        };

        // Go has a function for each resource: its inputs are in another type, named after the resource.
        void AddResource(string name, JsonNode resource, string outputs)
        {
            var entry = Of(name, resource["inputProperties"], resource["requiredInputs"], resource[outputs]);
            entries[name] = entry;
            if (language == "go") entries[$"New{name}"] = entry;
        }

        Entry Of(string name, JsonNode? inputs, JsonNode? required, JsonNode? outputs, bool isFunction = false) =>
            new(name, Cased(inputs), [.. (required?.AsArray() ?? []).Select(input => cased((string)input!))], Cased(outputs), isFunction);

        HashSet<string> Cased(JsonNode? properties) => [.. (properties?.AsObject() ?? []).Select(property => cased(property.Key))];

        IEnumerable<string> Values(string type, JsonNode spec) => language == "go"
            ? [type, .. (spec["enum"]?.AsArray() ?? []).Select(value => $"{type}{value!["name"]}")]
            : [type];
    }

    /// <summary>In parentheses in Python, in the first braces in the parentheses in TypeScript, and in the braces of a type in Go.</summary>
    private static string? Arguments(string code, string language) => language switch
    {
        "python" => Within('(', code),
        "typescript" => Within('(', code) is { } call && call.IndexOf('{', StringComparison.Ordinal) is >= 0 and var begin ? Within('{', call[begin..]) : null,
        _ => Within('{', code),
    };

    /// <returns>What is between the bracket at the beginning and its counterpart; null if the code does not begin with it.</returns>
    private static string? Within(char bracket, string code)
    {
        if (!code.StartsWith(bracket)) return null;
        for (var (at, depth) = (0, 0); at < code.Length; at++)
        {
            depth += code[at] is '(' or '[' or '{' ? 1 : code[at] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0) return code[1..at];
        }

        return null;
    }

    private static string Flat(string code)
    {
        while (InnermostPattern.IsMatch(code)) code = InnermostPattern.Replace(code, "");
        return code;
    }

    private sealed record Sdk(Regex Use, Regex Variable, Regex Key, HashSet<string> Names, Dictionary<string, Entry> Entries);

    private sealed record Entry(string Name, HashSet<string> Inputs, IReadOnlyList<string> Required, HashSet<string> Outputs, bool IsFunction);

    [GeneratedRegex(@"""[^""\n]*""")]
    private static partial Regex StringPattern { get; }

    [GeneratedRegex(@"[(\[{][^()\[\]{}]*[)\]}]")]
    private static partial Regex InnermostPattern { get; }

    [GeneratedRegex(@"\bresult\.(\w+)")]
    private static partial Regex ResultPattern { get; }

    [GeneratedRegex(@"\bscm\.(?<name>\w+)(?=\()")]
    private static partial Regex TypeScriptUse { get; }

    [GeneratedRegex(@"\bscm\.(?<name>\w+)")]
    private static partial Regex PythonUse { get; }

    [GeneratedRegex(@"\bhuaweicloudscm\.(?<name>\w+?)(?:Args(?=\{)|\b)")]
    private static partial Regex GoUse { get; }

    [GeneratedRegex(@"\bconst (?<variable>\w+) = (?:new )?scm\.(?<name>\w+)\(")]
    private static partial Regex TypeScriptVariable { get; }

    [GeneratedRegex(@"^(?<variable>\w+) = scm\.(?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex PythonVariable { get; }

    [GeneratedRegex(@"\b(?<variable>\w+)(?:, err)? := huaweicloudscm\.(?<name>\w+)\(")]
    private static partial Regex GoVariable { get; }

    [GeneratedRegex(@"\b(?<key>\w+):")]
    private static partial Regex ColonKey { get; }

    [GeneratedRegex(@"\b(?<key>\w+)=")]
    private static partial Regex EqualsKey { get; }
}
