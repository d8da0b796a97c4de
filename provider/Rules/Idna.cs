using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Internationalized names in their A-label form, as IDNA2008 defines them (https://www.rfc-editor.org/rfc/rfc5890). Only case and the ideographic full stops
/// are mapped. A name that any other mapping would change is refused, because the result would be another name.
/// </summary>
internal static class Idna
{
    private const string Prefix = "xn--";

    /// <summary>The full stop and its ideographic forms (https://www.unicode.org/reports/tr46/#Notation).</summary>
    private static readonly char[] Separators = ['.', '\u3002', '\uff0e', '\uff61'];

    /// <param name="name">A host name, possibly a wildcard.</param>
    /// <param name="problem">Why a label has no A-label; null if all have one.</param>
    public static string ToAscii(string name, out string? problem)
    {
        problem = null;
        var labels = name.Split(Separators);
        foreach (ref var label in labels.AsSpan())
        {
            if (Ascii.IsValid(label)) continue;
            var folded = label.EnumerateRunes().Select(Fold).ToArray();
            problem ??= ULabel.Problem(folded);
            label = Prefix + Punycode.Encode(folded);
        }

        return string.Join('.', labels);
    }

    /// <summary>The Unicode form of a label.</summary>
    public static string ToReadable(string label) =>
        IsALabel(label) && Punycode.Decode(label.AsSpan(Prefix.Length)) is { } decoded ? string.Concat(decoded) : label;

    public static bool IsALabel(ReadOnlySpan<char> label) => label.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a label that claims to be an A-label; null if nothing is.</summary>
    public static string? Problem(ReadOnlySpan<char> label)
    {
        var encoded = label[Prefix.Length..].ToString().ToLowerInvariant();
        if (Punycode.Decode(encoded) is not { } decoded || decoded.All(character => character.IsAscii) || Punycode.Encode(decoded) != encoded)
        {
            return "has an A-label (xn--…) that is not valid Punycode (RFC 3492); copy it again, or write the label in Unicode";
        }

        return ULabel.Problem(decoded) is { } problem ? $"has an A-label (xn--…) that is not valid: decoded, it {problem}" : null;
    }

    /// <summary>In a few scripts, only capitals are allowed (Cherokee), so allowed characters stay as they are.</summary>
    private static Rune Fold(Rune character) => IdnaCharacter.Of(character).IsAllowed ? character : Rune.ToLowerInvariant(character);
}
