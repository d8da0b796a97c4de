using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>A field that holds a set of strings, written as a list.</summary>
internal sealed class ListField(string name, string description) : Field(name, description)
{
    /// <summary>What one item is, as in "one name per item".</summary>
    public required string Item { get; init; }

    /// <summary>What is wrong with an item; null if nothing is.</summary>
    public Func<string, string?> Problem { get; init; } = _ => null;

    public Func<string, string> Canonical { get; init; } = text => text;

    protected override PropertyValue? NormaliseSet(PropertyValue value, Findings findings)
    {
        if (value is not PropertyValue.List list)
        {
            ReportKind(value, $"a list with one {Item} per item", findings);
            return value;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var items = list.Items.Select((item, index) => NormaliseItem(item, $"[{index}]", seen, findings)).OfType<PropertyValue>().ToList();
        return items.Count == 0 ? null : new PropertyValue.List(items);
    }

    /// <summary>Null for what is dropped.</summary>
    private PropertyValue? NormaliseItem(PropertyValue item, string path, HashSet<string> seen, Findings findings)
    {
        if (item.Bare() is PropertyValue.Unknown) return item;
        if (item.Bare() is not PropertyValue.Text text)
        {
            findings.Error(Name, "must be a string", path);
            return null;
        }

        if (Problem(text.Value) is { } problem)
        {
            findings.Error(Name, problem, path);
            return item;
        }

        var canonical = Canonical(text.Value);
        if (seen.Add(canonical)) return PropertyValue.Of(canonical).Marked(item.IsSecret());
        findings.Warn(Name, "appears twice; the repetition is dropped", path);
        return null;
    }
}
