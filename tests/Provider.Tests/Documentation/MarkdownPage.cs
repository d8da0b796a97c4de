using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>A page of <c>docs/</c>, parsed.</summary>
internal sealed class MarkdownPage(string name)
{
    private static readonly MarkdownPipeline WithTables = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly MarkdownDocument _document =
        Markdown.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", name)), WithTables);

    /// <summary>The rows of each table, without its header.</summary>
    public IEnumerable<List<TableRow>> Tables => TablesOf(_document);

    /// <summary>The blocks of code in a language.</summary>
    public IEnumerable<string> Code(string language) => CodeOf(_document.Descendants<FencedCodeBlock>(), language);

    /// <summary>The first block of text under a heading.</summary>
    public string TextBlock(string heading) => CodeOf(Under(heading).OfType<FencedCodeBlock>(), "text").First();

    public IEnumerable<string> Subheadings(string heading) => Under(heading).OfType<HeadingBlock>().Select(SourceOf);

    /// <summary>All rows under a heading, or of the whole page.</summary>
    public IEnumerable<TableRow> TableRows(string? heading = null) => TablesOf(heading is null ? _document : Under(heading)).SelectMany(rows => rows);

    /// <summary>The text of the cells of these rows.</summary>
    public IEnumerable<string[]> Rows(string? heading = null) => TableRows(heading).Select(row => row.Select(TextOf).ToArray());

    /// <summary>The text of a cell, with its line breaks.</summary>
    public static string TextOf(Block cell) => string.Concat(cell.Descendants<LeafBlock>().SelectMany(block => block.Inline ?? []).Select(Plain));

    /// <summary>What a cell shows as code, piece by piece.</summary>
    public static IEnumerable<string> CodeIn(Block cell) => cell.Descendants<CodeInline>().Select(code => code.Content);

    /// <summary>Where the link in a cell leads; null if there is none.</summary>
    public static string? LinkIn(Block cell) => cell.Descendants<LinkInline>().SingleOrDefault()?.Url;

    private static IEnumerable<string> CodeOf(IEnumerable<FencedCodeBlock> blocks, string language) =>
        blocks.Where(block => block.Info == language).Select(block => block.Lines.ToString());

    private static IEnumerable<List<TableRow>> TablesOf(IEnumerable<Block> blocks) =>
        blocks.OfType<Table>().Select(table => table.OfType<TableRow>().Where(row => !row.IsHeader).ToList());

    private IEnumerable<Block> Under(string heading)
    {
        var from = _document.OfType<HeadingBlock>().Single(block => SourceOf(block) == heading);
        return _document.SkipWhile(block => block != from).Skip(1).TakeWhile(block => block is not HeadingBlock next || next.Level > from.Level);
    }

    private static string SourceOf(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Select(inline => inline is CodeInline ? $"`{Plain(inline)}`" : Plain(inline)));

    private static string Plain(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        HtmlInline or LineBreakInline => "\n",
        ContainerInline container => string.Concat(container.Select(Plain)),
        _ => "",
    };
}
