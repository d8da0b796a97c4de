using System.Text.RegularExpressions;

namespace ScmPulumi.Generator.CSharp;

/// <summary>
/// Markdown of the schema → XML comment: the first paragraph is the summary, the rest the remarks. Of the examples, those in C# stay
/// (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/docs.go has the shortcodes).
/// </summary>
internal static partial class DocComment
{
    private const string Fence = "```";

    private static readonly string[] Shown = ["csharp", "sh"];

    public static IEnumerable<string> Lines(string markdown)
    {
        var text = Example().Replace(markdown.ReplaceLineEndings("\n"), example => example.Value.Contains("```csharp", StringComparison.Ordinal) ? example.Value : "");
        var blocks = Blocks(Shortcode().Replace(Reference().Replace(text, "`$1`"), "")).ToList();
        return Element("summary", blocks.Take(1)).Concat(Element("remarks", blocks.Skip(1)));
    }

    private static IEnumerable<string> Element(string name, IEnumerable<IReadOnlyList<string>> blocks)
    {
        var lines = blocks.SelectMany(block => block).ToList();
        return lines.Count == 0 ? [] : [$"<{name}>", .. lines, $"</{name}>"];
    }

    /// <summary>Paragraphs and code, each as the lines of its XML.</summary>
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
        return Span().Replace(line, span => span.Groups["code"].Success ? $"<c>{Escape(span.Groups["code"].Value)}</c>"
            : span.Groups["to"].Success ? $"<see href=\"{Escape(span.Groups["to"].Value)}\">{Escape(span.Groups["text"].Value)}</see>"
            : Escape(span.Value));
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{% example %\}\}.*?\{\{% /example %\}\}\n?", RegexOptions.Singleline)]
    private static partial Regex Example();

    /// <summary>Links to another member of the package: its name is the last part.</summary>
    [GeneratedRegex(@"\{\{% ref [^%]*?([^/%\s]+)\s*%\}\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{\{%.*?%\}\}\n?")]
    private static partial Regex Shortcode();

    /// <summary>Code, a link, or what stands between them.</summary>
    [GeneratedRegex(@"`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\((?<to>[^)]+)\)|[^`\[]+|.")]
    private static partial Regex Span();
}
