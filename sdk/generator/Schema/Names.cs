using System.Text;

namespace ScmPulumi.Generator.Schema;

/// <summary>From the names of a schema to those of C#.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate",
        "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this",
        "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The last part of a token, with a capital.</summary>
    public static string OfToken(string token) => Pascal(token[(token.LastIndexOf(':') + 1)..]);

    /// <summary>
    /// What no identifier may hold becomes an underscore (<c>SHA-256</c> is <c>SHA_256</c>), several become one, and a name that could not begin so
    /// begins with the type's.
    /// </summary>
    public static string OfEnumValue(EnumSpec spec, EnumValueSpec value)
    {
        var name = new StringBuilder();
        foreach (var character in value.Name ?? value.Value.ToString())
        {
            if (char.IsLetterOrDigit(character)) name.Append(character);
            else if (name.Length == 0 || name[^1] != '_') name.Append('_');
        }

        if (name.Length == 0 || char.IsDigit(name[0])) name.Insert(0, '_');
        return name[0] == '_' ? OfToken(spec.Token) + name : Pascal(name.ToString());
    }

    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(character => char.IsLetterOrDigit(character) || character == '_');

    public static string Parameter(string name) => Keywords.Contains(name) ? $"@{name}" : name;
}
