namespace ScmPulumi.Generator.CSharp;

/// <summary>One file of C# with one namespace.</summary>
internal sealed record SourceFile(string Path, string Namespace, IReadOnlyList<TypeDeclaration> Types)
{
    public IReadOnlyList<string> Usings { get; init; } = [];
}

/// <summary>A class, struct or enum.</summary>
/// <param name="Header">All between attributes and members, such as <c>public sealed class A : B</c>.</param>
internal sealed record TypeDeclaration(string Header, IReadOnlyList<Member> Members)
{
    /// <summary>Markdown; null for none.</summary>
    public string? Docs { get; init; }

    public IReadOnlyList<string> Attributes { get; init; } = [];
}

/// <summary>Something within a type.</summary>
/// <param name="Declaration">The whole member if it has no body.</param>
internal sealed record Member(string Declaration)
{
    /// <summary>Markdown; null for none.</summary>
    public string? Docs { get; init; }

    /// <summary>What each parameter is for.</summary>
    public IReadOnlyList<(string Name, string Docs)> Parameters { get; init; } = [];

    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>What follows on a line of its own, such as <c>: base(name)</c>.</summary>
    public string? Continuation { get; init; }

    /// <summary>Statements or accessors between braces, indented from zero; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Belongs to the preceding member, so that no empty line separates them.</summary>
    public bool IsJoined { get; init; }
}
