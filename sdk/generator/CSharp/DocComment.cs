using System.Text.RegularExpressions;

namespace ScmPulumi.Generator.CSharp;

/// <summary>
/// Markdown of the schema → XML comment: the first paragraph is the summary, the rest the remarks. Of the examples, those in C# stay
/// (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/docs.go has the shortcodes).
/// </summary>
internal static partial class DocComment
{
    private const string ExamplesHeading = "## Example Usage";

    private static readonly string[] Shown = ["csharp", "sh"];

    public static IEnumerable<string> Lines(string markdown)
    {
        var blocks = Blocks(markdown).ToList();
        return Element("summary", blocks.Take(1)).Concat(blocks.Count > 1 ? Element("remarks", blocks.Skip(1)) : []);
    }

    private static IEnumerable<string> Element(string name, IEnumerable<IReadOnlyList<string>> blocks) =>
        [$"<{name}>", .. blocks.SelectMany(block => block), $"</{name}>"];

    /// <summary>Paragraphs and code, each as the lines of its XML.</summary>
    private static IEnumerable<IReadOnlyList<string>> Blocks(string markdown)
    {
        var first = true;
        var paragraph = new List<string>();
        var lines = new Queue<string>(Shortcode().Replace(markdown.ReplaceLineEndings("\n"), "").Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (line.Length > 0 && !isFence && line != ExamplesHeading) paragraph.Add(Inline(line));
            if (paragraph.Count > 0 && (line.Length == 0 || isFence || lines.Count == 0))
            {
                yield return first ? [.. paragraph] : ["<para>", .. paragraph, "</para>"];
                first = false;
                paragraph.Clear();
            }

            if (!isFence) continue;
            var code = new List<string>();
            while (lines.TryDequeue(out var inside) && inside != "```") code.Add(Escape(inside));
            if (Shown.Contains(line[3..])) yield return ["<code>", .. code, "</code>"];
        }
    }

    private static string Inline(string line)
    {
        var heading = line.TrimStart('#');
        if (heading.Length < line.Length) return $"<b>{Escape(heading.TrimStart())}</b>";
        return Code().Replace(Link().Replace(Escape(line), "<see href=\"$2\">$1</see>"), "<c>$1</c>");
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{%.*?%\}\}\n?")]
    private static partial Regex Shortcode();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
