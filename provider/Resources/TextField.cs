using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources;

/// <summary>A field that holds one text.</summary>
internal sealed class TextField(string name, string description) : Field(name, description)
{
    /// <summary>In Unicode code points.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The wire name; null for what stands in the path.</summary>
    public Action<ApplyRequest, string>? Wire { get; init; }

    public Func<ApplicationInfo, string?>? Echoed { get; init; }

    /// <summary>What is wrong with a text; null if nothing is.</summary>
    public Func<string, string?> Problem { get; init; } = _ => null;

    /// <summary>What is doubtful, but passed on.</summary>
    public Func<string, string?> Doubt { get; init; } = _ => null;

    public Func<string, string> Canonical { get; init; } = text => text;

    /// <summary>The values of an enumeration, upper case; any case is accepted.</summary>
    public EnumValue[]? Values { get; init; }

    /// <summary>Whether the default is sent where nothing is set: the API wants the key.</summary>
    public bool SendsDefault { get; init; }

    protected override PropertyValue? NormaliseSet(PropertyValue value, Findings findings)
    {
        if (value is not PropertyValue.Text text)
        {
            ReportKind(value, "a text", findings);
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

    public override void Write(PropertyMap inputs, ApplyRequest request)
    {
        var value = SendsDefault ? Effective(inputs) : inputs.Bare(Name);
        if (value is PropertyValue.Text text) Wire?.Invoke(request, text.Value);
    }

    public override string? Echo(ApplicationInfo info) => Echoed?.Invoke(info);

    private string? FindProblem(string text, string canonical)
    {
        if (Values is not null && !Values.Any(candidate => candidate.Value.Equals(text, StringComparison.OrdinalIgnoreCase)))
        {
            return $"must be one of {string.Join(", ", Values.Select(candidate => candidate.Value))}";
        }

        // The rule's own words say more than a length.
        return Problem(text) ?? (canonical.Length > MaxLength && CodePoints(canonical) > MaxLength ? $"is longer than {MaxLength} characters" : null);
    }

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }
}

/// <summary>A value of an enumeration, its name in generated code and what it means.</summary>
internal sealed record EnumValue(string Value, string Name, string Description);
