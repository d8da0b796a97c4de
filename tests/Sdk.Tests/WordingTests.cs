using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// Pages, descriptions, messages, and comments are written in plain English. This test rejects new uses of the phrases in the table. The uses that remain are
/// listed in <c>wording-offenders.txt</c>, and the list only gets shorter. To regenerate it (for example, after a merge), empty it and copy the list that the
/// failing test prints.
/// </summary>
public sealed partial class WordingTests
{
    private const string List = "tests/Sdk.Tests/wording-offenders.txt";

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

    private static readonly IReadOnlyList<Offender> Found =
        [.. Everywhere().DistinctBy(offender => offender.Line).OrderBy(offender => offender.Line, StringComparer.Ordinal)];

    private static readonly string[] Listed = Pages.Read(List).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Banned_phrase_is_not_written_again()
    {
        var added = Found.Where(offender => !Listed.Contains(offender.Line)).Select(offender => $"{offender.Line}\n    write: {offender.Instead}").ToList();

        Assert.True(added.Count == 0, $"Rewrite these sentences:\n{Lines(added)}{All}");
    }

    /// <summary>Lower this number for each line that you delete.</summary>
    [Fact]
    public void List_of_phrases_only_shrinks() => Assert.InRange(Listed.Length, 0, 37);

    [Fact]
    public void Phrase_that_was_rewritten_is_no_longer_listed()
    {
        var gone = Listed.Except(Found.Select(offender => offender.Line)).ToList();

        Assert.True(gone.Count == 0, $"These phrases are gone. Delete their lines from {List}:\n{Lines(gone)}{All}");
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

    private static string All => $"\nThe complete content of {List}:\n{Lines(Found.Select(offender => offender.Line))}";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{line}\n"));

    private static IReadOnlyList<Offender> Everywhere()
    {
        var files = InPages().Concat(InSources()).ToList();
        return [.. files, .. InSchema(files)];
    }

    private static IEnumerable<Offender> InPages()
    {
        // The SDK and the reference are generated from the schema.
        var pages = Pages.All.Where(page => page != "docs/reference.md" && !page.StartsWith("sdk/dotnet/", StringComparison.Ordinal));
        return pages.SelectMany(page => Prose.OfMarkdown(Pages.Read(page)).SelectMany(paragraph => In(page, paragraph)));
    }

    private static IEnumerable<Offender> InSources() => Pages.Files("provider", "*.cs").Concat(Pages.Files("sdk/generator", "*.cs"))
        .SelectMany(source => Prose.OfCode(Pages.Read(source)).SelectMany(paragraph => In(source, paragraph)));

    /// <summary>Only what the source file of the description does not already report, because that file is the one to change.</summary>
    private static IEnumerable<Offender> InSchema(IEnumerable<Offender> inFiles)
    {
        var origins = inFiles.Select(offender => Regex.Escape(offender.Context).Replace(Prose.Hole, ".*", StringComparison.Ordinal)).ToList();
        return Descriptions(JsonNode.Parse(Pages.Read("schema.json"))!).SelectMany(Prose.OfMarkdown)
            .SelectMany(paragraph => In("schema.json", paragraph).Where(offender => !origins.Exists(origin => Regex.IsMatch(paragraph, origin))));
    }

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

    /// <summary>The phrase with a few words before and after it, so that a change elsewhere in the file makes no difference.</summary>
    private static string Context(string paragraph, Match match)
    {
        var before = WordsBeforePattern.Match(paragraph[..match.Index]).Value;
        var after = WordsAfterPattern.Match(paragraph[(match.Index + match.Length)..]).Value;
        return $"{before}{paragraph.AsSpan(match.Index, match.Length)}{after}".Trim();
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase);

    /// <param name="Context">The phrase and some words around it.</param>
    private sealed record Offender(string Path, string Context, string Instead)
    {
        public string Line => $"{Path}: {Context}";
    }

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodePattern { get; }

    [GeneratedRegex(@"(?:\S+ ){0,5}\S*$")]
    private static partial Regex WordsBeforePattern { get; }

    [GeneratedRegex(@"^\S*(?: \S+){0,5}")]
    private static partial Regex WordsAfterPattern { get; }
}
