using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>A row of <c>docs/rules.md</c>.</summary>
/// <param name="Name">What it is about: a property or the number of a rule comes first.</param>
/// <param name="Outcome">error, warning or accepted.</param>
/// <param name="Said">The lines of what is said.</param>
internal sealed record Rule(string Name, JsonObject Example, string Outcome, IReadOnlyList<string> Said, string Source)
{
    /// <summary>Whether a string is what the row says; <c>…</c> stands for any words.</summary>
    public bool Tells(string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(string.Join('\n', Said)).Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline);
}

/// <summary><c>docs/rules.md</c>, read.</summary>
internal static partial class RulesPage
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "rules.md"));

    public static JsonObject Application => JsonNode.Parse(Text.Split("```json")[1].Split("```")[0])!.AsObject();

    /// <summary>Addresses by the name that the rows call them by.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } =
        Text.Split('\n').Select(line => SourcePattern.Match(line)).Where(match => match.Success)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["address"].Value);

    /// <param name="table">1 or 2.</param>
    public static IReadOnlyList<Rule> Rules(int table) =>
        [.. Text.Split("\n## ")[table].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(RuleOf)];

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

    private static Rule RuleOf(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries)[1..^1];
        var said = cells[3].Split("<br>", StringSplitOptions.RemoveEmptyEntries).Select(Code);
        return new Rule(cells[0], JsonNode.Parse(Code(cells[1]))!.AsObject(), cells[2], [.. said], cells[4]);
    }

    private static string Code(string cell) => CodePattern.Match(cell).Groups["text"].Value;

    private static IEnumerable<string> Numbered(string item) =>
        NumberPattern.Match(item) is { Success: true } match
            ? Enumerable.Range(1, int.Parse(match.Groups["count"].Value, null)).Select(number => NumberPattern.Replace(item, $"{number}"))
            : [item];

    private static string Repeated(string text) =>
        RepetitionPattern.Replace(text, match => string.Concat(Enumerable.Repeat(match.Groups["part"].Value, int.Parse(match.Groups["times"].Value, null))));

    [GeneratedRegex(@"^\[(?<name>[^\]]+)\]: (?<address>https://\S+)$")]
    private static partial Regex SourcePattern { get; }

    [GeneratedRegex(@"^(?<fence>`+)(?<text>.*)\k<fence>$")]
    private static partial Regex CodePattern { get; }

    [GeneratedRegex(@"#\{(?<count>\d+)\}")]
    private static partial Regex NumberPattern { get; }

    [GeneratedRegex(@"(?<part>[\uD800-\uDBFF][\uDC00-\uDFFF]|.)\{(?<times>\d+)\}")]
    private static partial Regex RepetitionPattern { get; }
}
