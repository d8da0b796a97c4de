using System.Text;

namespace ScmPulumi.Generator.CSharp;

/// <summary>Writes declarations as C# source.</summary>
internal sealed class SourceWriter
{
    private const string Header =
        """
        // Generated from schema.json by `make codegen`: changes made here are lost.

        """;

    private readonly StringBuilder _text = new(Header);
    private int _depth;

    public static string Write(SourceFile file)
    {
        var writer = new SourceWriter();
        writer.File(file);
        return writer._text.ToString();
    }

    private void File(SourceFile file)
    {
        Line("");
        foreach (var name in file.Usings) Line($"using {name};");
        if (file.Usings.Count > 0) Line("");
        Line($"namespace {file.Namespace}");
        Braces(() => Separated(file.Types, Type, _ => false));
    }

    private void Type(TypeDeclaration type)
    {
        Docs(type.Docs);
        foreach (var attribute in type.Attributes) Line($"[{attribute}]");
        Line(type.Header);
        Braces(() => Separated(type.Members, Write, member => member.IsJoined));
    }

    private void Write(Member member)
    {
        Docs(member.Docs);
        foreach (var (name, text) in member.Parameters) Line($"/// <param name=\"{name}\">{text}</param>");
        foreach (var attribute in member.Attributes) Line($"[{attribute}]");
        Line(member.Declaration);
        if (member.Continuation is not null) Line($"    {member.Continuation}");
        if (member.Body is null) return;
        Braces(() =>
        {
            if (member.Body.Length == 0) return;
            foreach (var line in member.Body.Split('\n')) Line(line);
        });
    }

    private void Docs(string? markdown)
    {
        if (markdown is null) return;
        foreach (var line in DocComment.Lines(markdown)) Line(line.Length == 0 ? "///" : $"/// {line}");
    }

    private void Separated<T>(IReadOnlyList<T> items, Action<T> write, Func<T, bool> isJoined)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && !isJoined(items[i])) Line("");
            write(items[i]);
        }
    }

    private void Braces(Action content)
    {
        Line("{");
        _depth++;
        content();
        _depth--;
        Line("}");
    }

    private void Line(string text)
    {
        if (text.Length > 0) _text.Append(' ', 4 * _depth).Append(text);
        _text.Append('\n');
    }
}
