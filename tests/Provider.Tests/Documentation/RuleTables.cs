using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>A row of <c>Rules/rules.md</c>.</summary>
/// <param name="Name">The subject. It begins with a property or the number of a rule.</param>
/// <param name="Outcome">error, warning or accepted.</param>
/// <param name="Said">The lines of the message.</param>
/// <param name="Source">Its address.</param>
internal sealed record Rule(string Name, JsonObject Example, string Outcome, IReadOnlyList<string> Said, string? Source)
{
    /// <summary>Whether a string matches the row. <c>…</c> matches any words.</summary>
    public bool Tells(string text) => Tells(string.Join('\n', Said), text);

    public static bool Tells(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline);
}

/// <summary><c>Rules/rules.md</c>, read.</summary>
internal static partial class RuleTables
{
    private static readonly MarkdownPage Page = new(Path.Combine("..", "Rules", "rules.md"));

    public static JsonObject Application => JsonNode.Parse(Page.Code("json").First())!.AsObject();

    /// <param name="table">1 for Check, 2 for the preview, 3 for the configuration.</param>
    public static IReadOnlyList<Rule> Rules(int table) => [.. Page.Tables.ElementAt(table - 1).Select(RuleOf)];

    /// <summary>Number and name of each rule, for a theory.</summary>
    public static TheoryData<int, string> Rows(int table)
    {
        var rows = new TheoryData<int, string>();
        foreach (var (row, rule) in Rules(table).Index()) rows.Add(row, rule.Name);
        return rows;
    }

    /// <summary>The values of an example, with its abbreviations written out: repetitions, numbered items, files.</summary>
    public static JsonNode? WrittenOut(JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, WrittenOut(member.Value)))),
        JsonArray items => new JsonArray([.. items.SelectMany(item => Numbered((string)item!)).Select(item => (JsonNode)Repeated(item))]),
        JsonValue text when text.TryGetValue<string>(out var content) =>
            content.EndsWith(".pem", StringComparison.Ordinal) ? CsrSamples.Read(content[..^4]).Trim() : Repeated(content),
        _ => value?.DeepClone(),
    };

    /// <summary>A value of an example as a test passes it on.</summary>
    public static object? Plain(JsonNode? value) => value switch
    {
        null => null,
        JsonArray items => items.Select(item => (string)item!).ToArray(),
        JsonValue flag when flag.TryGetValue<bool>(out var isTrue) => isTrue,
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture),
        _ => (string)value!,
    };

    private static Rule RuleOf(TableRow row)
    {
        var cells = row.Select(MarkdownPage.TextOf).ToList();
        var said = cells[3].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Rule(cells[0], JsonNode.Parse(cells[1])!.AsObject(), cells[2], said, MarkdownPage.LinkIn(row[4]));
    }

    private static IEnumerable<string> Numbered(string item) =>
        NumberPattern.Match(item) is { Success: true } match
            ? Enumerable.Range(1, int.Parse(match.Groups["count"].Value, null)).Select(number => NumberPattern.Replace(item, $"{number}"))
            : [item];

    private static string Repeated(string text) =>
        RepetitionPattern.Replace(text, match => string.Concat(Enumerable.Repeat(match.Groups["part"].Value, int.Parse(match.Groups["times"].Value, null))));

    [GeneratedRegex(@"#\{(?<count>\d+)\}")]
    private static partial Regex NumberPattern { get; }

    [GeneratedRegex(@"(?<part>[\uD800-\uDBFF][\uDC00-\uDFFF]|.)\{(?<times>\d+)\}")]
    private static partial Regex RepetitionPattern { get; }
}
