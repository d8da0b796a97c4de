using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The parts of a Markdown page.</summary>
internal static class PageParts
{
    private static readonly MarkdownPipeline GitHub =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <summary>The targets of links and images.</summary>
    public static IEnumerable<string> Links(string markdown) => Parse(markdown).Descendants<LinkInline>().Select(link => link.Url!);

    /// <summary>The anchors of the headings, as GitHub generates them.</summary>
    public static IEnumerable<string> Anchors(string markdown) => Parse(markdown).Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id!);

    /// <summary>The code blocks, each with its language.</summary>
    public static IReadOnlyList<(string Language, string Code)> Code(string markdown) =>
        [.. Parse(markdown).Descendants<FencedCodeBlock>().Select(block => (block.Info ?? "", $"{block.Lines}\n"))];

    private static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, GitHub);
}
