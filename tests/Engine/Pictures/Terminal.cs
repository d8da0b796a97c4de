using System.Globalization;
using System.Xml.Linq;

namespace ScmPulumi.Engine.Pictures;

/// <summary>Draws the output of commands as a terminal would show it: an SVG with its own background, so that it is readable on any page.</summary>
internal sealed class Terminal(int columns)
{
    private const int CharacterWidth = 8;
    private const int LineHeight = 19;
    private const int Margin = 20;

    private const string Style = """
        text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d0d7de; }
        .command { fill: #ffffff; font-weight: bold; }
        .comment { fill: #8b949e; }
        .error { fill: #ff7b72; }
        .warning { fill: #e3b341; }
        .create { fill: #56d364; }
        .heading { fill: #79c0ff; }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<(string Text, string? Class)> _lines = [];

    public void Comment(string text) => _lines.Add(($"# {text}", "comment"));

    public void Command(string text) => _lines.Add(($"$ {text}", "command"));

    /// <summary>Wraps lines that are longer than the terminal is wide, and keeps their indentation.</summary>
    public void Print(string text)
    {
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            var kind = ClassOf(line);
            foreach (var row in Wrapped(line)) _lines.Add((row, kind));
        }

        _lines.Add(("", null));
    }

    /// <param name="description">The alternative text of the picture.</param>
    public string Draw(string description)
    {
        var (width, height) = ((columns * CharacterWidth) + (2 * Margin), ((_lines.Count - 1) * LineHeight) + (2 * Margin));
        var rows = _lines.Index()
            .Where(line => line.Item.Text.Length > 0)
            .Select(line => Row(line.Item.Text, line.Item.Class, Margin + ((line.Index + 1) * LineHeight) - 6));
        var picture = new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("role", "img"),
            new XElement(Svg + "title", description),
            new XElement(Svg + "style", $"\n{Style}\n"),
            new XElement(Svg + "rect",
                new XAttribute("width", width), new XAttribute("height", height), new XAttribute("rx", 8), new XAttribute("fill", "#161b22")),
            rows);
        return $"{picture}\n".ReplaceLineEndings("\n");
    }

    /// <summary>Sets the length explicitly, so that columns stay aligned in any font.</summary>
    private static XElement Row(string line, string? kind, int y)
    {
        var text = line.TrimStart();
        return new XElement(Svg + "text",
            kind is null ? null : new XAttribute("class", kind),
            new XAttribute("x", Margin + ((line.Length - text.Length) * CharacterWidth)), new XAttribute("y", y),
            new XAttribute("textLength", (text.Length * CharacterWidth).ToString(CultureInfo.InvariantCulture)),
            new XAttribute(XNamespace.Xml + "space", "preserve"),
            text);
    }

    private static string? ClassOf(string line) => line.Trim() switch
    {
        var text when text.StartsWith("error: ", StringComparison.Ordinal) || text.EndsWith(" errored", StringComparison.Ordinal) => "error",
        var text when text.StartsWith("warning: ", StringComparison.Ordinal) => "warning",
        var text when text.StartsWith("+ ", StringComparison.Ordinal) => "create",
        "Diagnostics:" or "Outputs:" or "Resources:" => "heading",
        _ => null,
    };

    private IEnumerable<string> Wrapped(string line)
    {
        var indent = new string(' ', line.Length - line.TrimStart().Length + 2);
        while (line.Length > columns)
        {
            var end = line.LastIndexOf(' ', columns);
            if (end <= indent.Length) end = columns;
            yield return line[..end];
            line = indent + line[end..].TrimStart();
        }

        yield return line;
    }
}
