using System.Text.RegularExpressions;

namespace ScmPulumi.Generator.Schema;

/// <summary>Converts the names of a schema to names in C#.</summary>
internal static partial class Names
{
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The last part of a token, with a capital letter.</summary>
    public static string OfToken(string token) => Pascal(token[(token.LastIndexOf(':') + 1)..]);

    /// <summary>Characters that an identifier cannot contain become an underscore, and several of them become one: <c>SHA-256</c> is <c>SHA_256</c>.</summary>
    public static string OfEnumValue(EnumValueSpec value) => Pascal(OtherPattern.Replace(value.Name ?? value.Value.ToString(), "_"));

    /// <summary>Properties are also parameters, with the same name.</summary>
    public static bool IsKeyword(string name) => KeywordPattern.IsMatch(name);

    public static bool IsIdentifier(string name) => IdentifierPattern.IsMatch(name);

    /// <summary>https://learn.microsoft.com/dotnet/csharp/language-reference/keywords/</summary>
    [GeneratedRegex(
        "^(abstract|as|base|bool|break|byte|case|catch|char|checked|class|const|continue|decimal|default|delegate|do|double|else|enum|event|explicit|" +
        "extern|false|finally|fixed|float|for|foreach|goto|if|implicit|in|int|interface|internal|is|lock|long|namespace|new|null|object|operator|out|" +
        "override|params|private|protected|public|readonly|ref|return|sbyte|sealed|short|sizeof|stackalloc|static|string|struct|switch|this|throw|true|" +
        "try|typeof|uint|ulong|unchecked|unsafe|ushort|using|virtual|void|volatile|while)$")]
    private static partial Regex KeywordPattern { get; }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex OtherPattern { get; }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex IdentifierPattern { get; }
}
