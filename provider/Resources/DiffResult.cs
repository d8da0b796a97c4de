namespace ScmPulumi.Provider.Resources;

internal enum PropertyChange
{
    Add,
    Delete,
    Update,
}

/// <param name="Property">The top-level property.</param>
/// <param name="Path">The path in Pulumi's notation, as <c>sans[1]</c>.</param>
internal sealed record PropertyDifference(string Property, string Path, PropertyChange Change, bool Replaces);

internal sealed record DiffResult(IReadOnlyList<PropertyDifference> Differences, bool DeleteBeforeReplace)
{
    public bool Replaces => Differences.Any(difference => difference.Replaces);
}
