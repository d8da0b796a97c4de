namespace ScmPulumi.Generator.Pages;

/// <summary>A generated part of a page that is otherwise written by hand. The text between its two marks is derived from a table of the provider.</summary>
/// <param name="Page">The file in <c>docs/</c>.</param>
/// <param name="Name">The name in the marks.</param>
/// <param name="Text">The text between the marks, including the final line break.</param>
internal sealed record PagePart(string Page, string Name, string Text)
{
    public static IReadOnlyList<PagePart> All { get; } =
    [
        new("_index.md", "configuration", ConfigurationTable.Write()),
        new("troubleshooting.md", "error codes", ErrorCodeTable.Write()),
    ];

    private string Begin => $"<!-- {Name}, written by make codegen -->\n";

    private string End => $"<!-- end of {Name} -->";

    /// <exception cref="InvalidOperationException">The page lacks the marks.</exception>
    public string Within(string page)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"docs/{Page} lacks the marks of its part: {Begin.TrimEnd()} and {End}");
        return page[..(begin + Begin.Length)] + Text + page[end..];
    }
}
