using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>A field that holds a set of strings, written as a list.</summary>
internal sealed class ListField(string name, string description) : Field(name, description)
{
    /// <summary>What one item is, as in "one name per item".</summary>
    public required string Item { get; init; }

    /// <summary>The canonical form of an item, or what is wrong with it.</summary>
    public required Func<string, (string Canonical, string? Problem)> Read { get; init; }

    /// <summary>What is doubtful about an item that is passed on anyway; null if nothing is.</summary>
    public Func<string, string?> Doubt { get; init; } = _ => null;

    protected override PropertyValue? NormaliseSet(PropertyValue value, Findings findings)
    {
        if (value is not PropertyValue.List list)
        {
            findings.Error(Name, PropertyKind.Problem($"a list with one {Item} per item", value));
            return value;
        }

        var items = new List<PropertyValue>(list.Items.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (NormaliseItem(list.Items[i], i, seen, findings) is { } item) items.Add(item);
        }

        return items.Count == 0 ? null : new PropertyValue.List(items);
    }

    /// <summary>Null for what is dropped.</summary>
    private PropertyValue? NormaliseItem(PropertyValue item, int index, HashSet<string> seen, Findings findings)
    {
        if (item.Bare() is PropertyValue.Unknown) return item;
        if (item.Bare() is not PropertyValue.Text { Value: var given })
        {
            findings.Error(Name, PropertyKind.NotText(item.Bare() ?? PropertyValue.Null.Value), $"[{index}]");
            return null;
        }

        var (canonical, problem) = Read(given.Trim());
        if (problem is not null)
        {
            findings.Error(Name, problem, $"[{index}]");
            return item;
        }

        if (!seen.Add(canonical))
        {
            findings.Warn(Name, "appears twice; the repetition is dropped", $"[{index}]");
            return null;
        }

        if (Doubt(canonical) is { } doubt) findings.Warn(Name, doubt, $"[{index}]");
        return PropertyValue.Of(canonical).Marked(item.IsSecret());
    }
}
