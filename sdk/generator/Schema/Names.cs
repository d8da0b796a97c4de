using System.Text.RegularExpressions;

namespace ScmPulumi.Generator.Schema;

/// <summary>From the names of a schema to those of C#.</summary>
internal static partial class Names
{
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The last part of a token, with a capital.</summary>
    public static string OfToken(string token) => Pascal(token[(token.LastIndexOf(':') + 1)..]);

    /// <summary>Characters that an identifier cannot contain become an underscore, and several of them become one: <c>SHA-256</c> is <c>SHA_256</c>.</summary>
    public static string OfEnumValue(EnumValueSpec value) => Pascal(OtherPattern.Replace(value.Name ?? value.Value.ToString(), "_"));

    public static bool IsIdentifier(string name) => IdentifierPattern.IsMatch(name);

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex OtherPattern { get; }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex IdentifierPattern { get; }
}
