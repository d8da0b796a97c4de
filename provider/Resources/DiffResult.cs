using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources;

internal enum PropertyChange
{
    Add,
    Delete,
    Update,
}

/// <param name="Property">The top-level property.</param>
/// <param name="Path">The path in Pulumi's notation, as <c>sans[1]</c>.</param>
internal sealed record PropertyDifference(string Property, string Path, PropertyChange Change, ChangeEffect Effect)
{
    /// <summary>Whether the property is an output whose recorded value is out of date. No input has changed.</summary>
    public bool IsOfOutput { get; init; }

    public bool Replaces => Effect != ChangeEffect.Update;

    public static PropertyChange ChangeOf(PropertyValue? left, PropertyValue? right) =>
        left is null ? PropertyChange.Add : right is null ? PropertyChange.Delete : PropertyChange.Update;
}

internal sealed record DiffResult(IReadOnlyList<PropertyDifference> Differences)
{
    public bool DeleteBeforeReplace { get; init; }

    public bool Replaces => Differences.Any(difference => difference.Replaces);

    /// <summary>The top-level properties whose change replaces the resource.</summary>
    public IEnumerable<string> Replacing => Differences.Where(difference => difference.Replaces).Select(difference => difference.Property).Distinct();
}
