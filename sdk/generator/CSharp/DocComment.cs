using System.Text.RegularExpressions;

namespace ScmPulumi.Generator.CSharp;

/// <summary>
/// Converts Markdown of the schema to an XML comment. The first paragraph becomes the summary, and the rest becomes the remarks. Of an example, only the C#
/// program is kept (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/docs.go has the shortcodes).
/// </summary>
internal static partial class DocComment
{
    private const string Fence = "```";

    private static readonly string[] Shown = ["csharp", "sh"];

    public static IEnumerable<string> Lines(string markdown)
    {
        var blocks = Blocks(ShortcodePattern.Replace(markdown, "")).ToList();
        return Element("summary", blocks.Take(1)).Concat(Element("remarks", blocks.Skip(1)));
    }

    private static IEnumerable<string> Element(string name, IEnumerable<IReadOnlyList<string>> blocks)
    {
        var lines = blocks.SelectMany(block => block).ToList();
        return lines.Count == 0 ? [] : [$"<{name}>", .. lines, $"</{name}>"];
    }

    /// <summary>Paragraphs and code blocks, each as lines of XML.</summary>
    private static IEnumerable<IReadOnlyList<string>> Blocks(string markdown)
    {
        var isFirst = true;
        var paragraph = new List<string>();
        var lines = new Queue<string>(markdown.Split('\n').Select(line => line.TrimEnd()));
        while (lines.TryDequeue(out var line))
        {
            var isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (line.Length > 0 && !isFence && line != "## Example Usage") paragraph.Add(Inline(line));
            if (paragraph.Count > 0 && (line.Length == 0 || isFence || lines.Count == 0))
            {
                yield return isFirst ? [.. paragraph] : ["<para>", .. paragraph, "</para>"];
                isFirst = false;
                paragraph.Clear();
            }

            if (!isFence) continue;
            var code = new List<string>();
            while (lines.TryDequeue(out var inside) && inside != Fence) code.Add(Escape(inside));
            if (Shown.Contains(line[Fence.Length..])) yield return ["<code>", .. code, "</code>"];
        }
    }

    private static string Inline(string line)
    {
        var heading = line.TrimStart('#');
        if (heading.Length < line.Length) return $"<b>{Escape(heading.TrimStart())}</b>";
        return SpanPattern.Replace(line, span => span.Groups["code"] is { Success: true } code ? $"<c>{Escape(code.Value)}</c>" : Escape(span.Value));
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{% /?examples? %\}\}\n?")]
    private static partial Regex ShortcodePattern { get; }

    /// <summary>A code span, or the text between two of them.</summary>
    [GeneratedRegex("`(?<code>[^`]+)`|[^`]+|.")]
    private static partial Regex SpanPattern { get; }
}
