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

    public Func<string, string> Canonical { get; init; } = text => text;

    /// <summary>The values of an enumeration, in upper case. Any case is accepted.</summary>
    public EnumValue[]? Values { get; init; }

    protected override PropertyValue? NormaliseSet(PropertyValue value, Findings findings)
    {
        if (value is not PropertyValue.Text text)
        {
            ReportKind(value, "a string", findings);
            return value;
        }

        var canonical = Values is null ? Canonical(text.Value) : text.Value.ToUpperInvariant();
        if (FindProblem(text.Value, canonical) is { } problem)
        {
            findings.Error(Name, problem);
            return value;
        }

        if (Doubt(text.Value) is { } doubt) findings.Warn(Name, doubt);
        return string.Equals(canonical, text.Value, StringComparison.Ordinal) ? value : PropertyValue.Of(canonical);
    }

    private string? FindProblem(string text, string canonical)
    {
        if (Values is not null && !Values.Any(candidate => candidate.Value.Equals(text, StringComparison.OrdinalIgnoreCase)))
        {
            return $"must be one of {string.Join(", ", Values.Select(candidate => candidate.Value))}";
        }

        // The rule's own message says more than a length limit.
        return Problem(text) ?? (canonical.Length > MaxLength && CodePoints(canonical) > MaxLength ? $"is longer than {MaxLength} characters" : null);
    }

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }
}

/// <summary>A value of an enumeration, its name in generated code, and what it means.</summary>
internal sealed record EnumValue(string Value, string Name, string Description);
