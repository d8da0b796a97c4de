namespace ScmPulumi.Provider.Properties;

/// <summary>Reads and sets the mark of secret values.</summary>
internal static class PropertyMarks
{
    /// <summary>The value under its mark; null stands for Pulumi's null.</summary>
    public static PropertyValue? Bare(this PropertyValue value) => value switch
    {
        PropertyValue.Null => null,
        PropertyValue.Secret secret => secret.Value.Bare(),
        _ => value,
    };

    public static bool IsSecret(this PropertyValue value) => value is PropertyValue.Secret;

    /// <summary>Whether the value or any part of it is secret.</summary>
    public static bool HasSecret(this PropertyValue value) => value.IsSecret() || value.Bare() switch
    {
        PropertyValue.List list => list.Items.Any(HasSecret),
        PropertyValue.Map map => map.Fields.Values.Any(HasSecret),
        _ => false,
    };

    public static bool HasUnknown(this PropertyValue value) => value switch
    {
        PropertyValue.Unknown => true,
        PropertyValue.Secret secret => secret.Value.HasUnknown(),
        PropertyValue.List list => list.Items.Any(HasUnknown),
        PropertyValue.Map map => map.Fields.Values.Any(HasUnknown),
        _ => false,
    };

    /// <summary>The value, marked secret if <paramref name="secret"/>; never marked twice.</summary>
    public static PropertyValue Marked(this PropertyValue value, bool secret) =>
        secret && value is not PropertyValue.Secret ? new PropertyValue.Secret(value) : value;

    /// <summary>Equality of content; marks make no difference, null equals absent, an unknown equals only an unknown.</summary>
    public static bool SameAs(this PropertyValue? left, PropertyValue? right) => (left?.Bare(), right?.Bare()) switch
    {
        (null, null) => true,
        (PropertyValue.Unknown, PropertyValue.Unknown) => true,
        (PropertyValue.Bool a, PropertyValue.Bool b) => a.Value == b.Value,
        (PropertyValue.Number a, PropertyValue.Number b) => a.Value.Equals(b.Value),
        (PropertyValue.Text a, PropertyValue.Text b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (PropertyValue.List a, PropertyValue.List b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => pair.First.SameAs(pair.Second)),
        (PropertyValue.Map a, PropertyValue.Map b) => SameFields(a.Fields, b.Fields),
        (PropertyValue.Opaque a, PropertyValue.Opaque b) => a.Signature == b.Signature && SameFields(a.Members, b.Members),
        _ => false,
    };

    private static bool SameFields(PropertyMap left, PropertyMap right) =>
        left.Keys.Union(right.Keys, StringComparer.Ordinal).All(name => left.Bare(name).SameAs(right.Bare(name)));
}
