namespace ScmPulumi.Generator.CSharp;

/// <summary>A C# file with one namespace.</summary>
internal sealed record SourceFile(string Path, string Namespace, IReadOnlyList<TypeDeclaration> Types)
{
    public IReadOnlyList<string> Usings { get; init; } = [];
}

/// <summary>A class, struct or enum.</summary>
/// <param name="Header">Everything between attributes and members, such as <c>public sealed class A : B</c>.</param>
internal sealed record TypeDeclaration(string Header, IReadOnlyList<Member> Members)
{
    /// <summary>Markdown; null for none.</summary>
    public string? Docs { get; init; }

    public IReadOnlyList<string> Attributes { get; init; } = [];
}

/// <summary>A member of a type.</summary>
/// <param name="Declaration">The whole member if it has no body.</param>
internal sealed record Member(string Declaration)
{
    /// <summary>Markdown; null for none.</summary>
    public string? Docs { get; init; }

    /// <summary>The description of each parameter.</summary>
    public IReadOnlyList<(string Name, string Docs)> Parameters { get; init; } = [];

    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Code that follows on a separate line, such as <c>: base(name)</c>.</summary>
    public string? Continuation { get; init; }

    /// <summary>Statements or accessors between braces, indented from zero; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it belongs to the preceding member, so that no empty line separates them.</summary>
    public bool IsJoined { get; init; }
}
