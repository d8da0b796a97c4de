using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Pages, descriptions, messages, comments, and names of tests are written in plain English. This test rejects the phrases in the table.</summary>
public sealed partial class WordingTests
{
    /// <summary>Pattern → what to write instead.</summary>
    private static readonly (Regex Pattern, string Instead)[] Table =
    [
        (Of(@"(?<!\bthere (?:(?:can|may|must|should|will|would) )?)\b(?:is|are|was|were|be) no (?!longer\b|more\b|need\b|better\b)[\w`]+"), "is not a …"),
        (Of(@"\banew\b"), "again, or regenerate"),
        (Of(@"\bmend(?:s|ed|ing)?\b"), "fix"),
        (Of(@"\bbeside\b"), "in addition to, or next to"),
        (Of(@"\b(?:stands?|stood) (?:there|in|beside|twice|here|alone|under)\b(?! the way| for\b)"), "appears, or is"),
        (Of(@"\b(?:is|are|was|were|be|been) told\b(?! to\b)"), "is reported, or is known"),
        (Of(@"\bbec(?:omes?|ame|oming) of\b"), "what happens to"),
        (Of(@"(?:[,;:]|\band|\bor) else\b"), "otherwise"),
        (new Regex(@"(?:^|[.!?] )Else\b"), "Otherwise"),
        (Of(@"\bcounts? (?:as|where|only|for)\b|\bthat counts?\b|\bcounts(?=[.,;:]|$)"), "is used, or is treated as"),
        (Of(@"(?:^|[.!?,;] )where (?:it|they|no|one|every\w*|all|any|both|more|there)\b|\bwhere (?:nothing|none|not|nobody)\b"), "if"),
        (Of(@"\b(?:absent|null|empty|even) where\b|, and where (?:the|SCM|a)\b"), "if"),
        (Of(@"\ba mail\b"), "an email"),
        (Of(@"\b(?:a|one) text\b(?! (?:file|field|editor))|\btexts\b"), "a string"),
        (Of(@"(?<!e-)\bmail address"), "email address"),
        (Of(@"\bone (?!(?:is|was|at|in|on|for|to|by|has|with|as|takes|needs|of|or|and|from)\b)\w+ an? \w+"), "one … per …"),
        (Of(@"\blife cycles?\b"), "lifecycle"),
        (Of(@"\bfor ever\b"), "forever"),
        (Of(@"\bas good as\b"), "equivalent to, or the same as"),
        (Of(@"\b(?:gives?|gave|giving) away\b"), "returns, or reveals"),
    ];

    [Fact]
    public void Banned_phrases_are_not_used()
    {
        var offenders = InPages().Concat(InSources()).Concat(InSchema()).Select(offender => $"{offender}\n    write: {offender.Instead}\n").Distinct();

        Assert.True(!offenders.Any(), $"Rewrite these sentences:\n{string.Concat(offenders)}");
    }

    [Theory]
    [InlineData("The value is no host name.", "is not a …")]
    [InlineData("Where it is not set, the default is used.", "if")]
    [InlineData("The variable of the environment counts.", "is used, or is treated as")]
    [InlineData("One row a certificate.", "one … per …")]
    [InlineData("If it is set, the variable wins, else the default.", "otherwise")]
    [InlineData("There is no host name, and there must be no other.", null)]
    [InlineData("It is no longer used, and `is no code` is code.", null)]
    [InlineData("The emulator is a stand-in. SCM counts the names.", null)]
    [InlineData("The folder where the tests look for an email address.", null)]
    public void Sentence_is_checked_against_the_table(string sentence, string? instead) =>
        Assert.Equal(instead, In("page", sentence).SingleOrDefault()?.Instead);

    [Fact]
    public void Code_is_read_with_the_pieces_of_a_string_and_the_lines_of_a_comment_joined() =>
        Assert.Equal(["is no … name", "Made by `Other`, else nothing."], Prose.OfCode(
            """
            /// <summary>
            /// Made by
            /// <see cref="Other"/>, else nothing.
            /// </summary>
            var text = $"is no {kind} " + "name";
            """));

    [Fact]
    public void Page_is_read_without_programs_and_generated_parts() =>
        Assert.Equal(["One two.", "- Item.", "cell", "other"], Prose.OfMarkdown(
            """
            One
            two.
            - Item.

            ```sh
            echo anew
            ```

            <!-- codes, written by make codegen -->
            | anew |
            <!-- end of codes -->
            | cell | other |
            """));

    private static IEnumerable<Offender> InPages()
    {
        // The SDK and the reference are generated from the schema.
        var pages = Pages.All.Where(page => page != "docs/reference.md" && !page.StartsWith("sdk/dotnet/", StringComparison.Ordinal));
        return pages.SelectMany(page => Prose.OfMarkdown(Pages.Read(page)).SelectMany(paragraph => In(page, paragraph)));
    }

    private static IEnumerable<Offender> InSources()
    {
        string[] folders = ["provider", "sdk/generator", "tests", "examples"];
        var sources = folders.SelectMany(folder => Pages.Files(folder, "*.cs")).Where(source => Path.GetFileName(source) != "WordingTests.cs");
        return sources.SelectMany(source =>
        {
            var code = Pages.Read(source);
            var names = TestPattern.Matches(code).Select(test => test.Value.Replace('_', ' '));
            return Prose.OfCode(code).Concat(names).SelectMany(paragraph => In(source, paragraph));
        });
    }

    private static IEnumerable<Offender> InSchema() =>
        Descriptions(JsonNode.Parse(Pages.Read("schema.json"))!).SelectMany(Prose.OfMarkdown).SelectMany(paragraph => In("schema.json", paragraph));

    private static IEnumerable<string> Descriptions(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member is { Key: "description", Value: JsonValue text } ? [(string)text!] : Descriptions(member.Value)),
        JsonArray items => items.SelectMany(Descriptions),
        _ => [],
    };

    private static IEnumerable<Offender> In(string path, string paragraph)
    {
        var prose = CodePattern.Replace(paragraph, code => $"`{new string('x', code.Length - 2)}`");
        return Table.SelectMany(row => row.Pattern.Matches(prose).Select(match => new Offender(path, Context(paragraph, match), row.Instead)));
    }

    /// <summary>The phrase with a few words before and after it.</summary>
    private static string Context(string paragraph, Match match)
    {
        var before = WordsBeforePattern.Match(paragraph[..match.Index]).Value;
        var after = WordsAfterPattern.Match(paragraph[(match.Index + match.Length)..]).Value;
        return $"{before}{paragraph.AsSpan(match.Index, match.Length)}{after}".Trim();
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase);

    private sealed record Offender(string Path, string Context, string Instead)
    {
        public override string ToString() => $"{Path}: {Context}";
    }

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodePattern { get; }

    /// <summary>The name of a test is a sentence.</summary>
    [GeneratedRegex(@"(?<=(?:void|Task) )\w+_\w+(?=\()")]
    private static partial Regex TestPattern { get; }

    [GeneratedRegex(@"(?:\S+ ){0,5}\S*$")]
    private static partial Regex WordsBeforePattern { get; }

    [GeneratedRegex(@"^\S*(?: \S+){0,5}")]
    private static partial Regex WordsAfterPattern { get; }
}
