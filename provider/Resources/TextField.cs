using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>A field that holds one string.</summary>
internal sealed class TextField(string name, string description) : Field(name, description)
{
    /// <summary>In Unicode code points.</summary>
    public required int MaxLength { get; init; }

    /// <summary>What is wrong with a string; null if nothing is.</summary>
    public Func<string, string?> Problem { get; init; } = _ => null;

    /// <summary>What is doubtful about a string that is passed on anyway; null if nothing is.</summary>
    public Func<string, string?> Doubt { get; init; } = _ => null;

    /// <summary>The normal form. Surrounding whitespace is trimmed first (C1).</summary>
    public Func<string, string> Canonical { get; init; } = text => text;

    /// <summary>Whether the string may have line breaks and other control characters inside.</summary>
    public bool AllowsControls { get; init; }

    /// <summary>The values of an enumeration. Any case is accepted.</summary>
    public EnumValue[]? Values { get; init; }

    protected override PropertyValue? NormaliseSet(PropertyValue value, Findings findings)
    {
        if (value is not PropertyValue.Text { Value: var given })
        {
            findings.Error(Name, PropertyKind.NotText(value));
            return value;
        }

        var text = given.Trim();
        var canonical = Normal(text);
        if (FindProblem(text, canonical) is { } problem)
        {
            findings.Error(Name, FullWidth.Explain(problem, text, narrow => FindProblem(narrow, Normal(narrow))));
            return value;
        }

        if (Doubt(text) is { } doubt) findings.Warn(Name, FullWidth.Explain(doubt, text, Doubt));
        return string.Equals(canonical, given, StringComparison.Ordinal) ? value : PropertyValue.Of(canonical);
    }

    private string Normal(string text) => Values is null ? Canonical(text) : ValueOf(text)?.Value ?? text;

    private EnumValue? ValueOf(string text) => Values!.FirstOrDefault(candidate => candidate.Value.Equals(text, StringComparison.OrdinalIgnoreCase));

    private string? FindProblem(string text, string canonical)
    {
        if (Values is not null && ValueOf(text) is null)
        {
            return $"must be one of {string.Join(", ", Values.Select(candidate => candidate.Value))}";
        }

        // The field's own rule has a more specific message than the rules for all strings.
        if (Problem(text) is { } problem) return problem;
        if (!AllowsControls && text.Any(IsControl)) return "has a line break, a tab, or another control character inside; write it on one line";
        return canonical.Length > MaxLength && CodePoints(canonical) > MaxLength ? $"is longer than {MaxLength} characters; shorten it" : null;
    }

    /// <summary>By their category, the separators of lines and paragraphs (U+2028, U+2029) are not control characters.</summary>
    private static bool IsControl(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }
}

/// <summary>A value of an enumeration, its name in generated code, and what it means.</summary>
internal sealed record EnumValue(string Value, string Name, string Description);
