namespace ScmPulumi.Provider.Properties;

/// <summary>The properties of an object, a resource, or a configuration, by name.</summary>
internal sealed class PropertyMap : Dictionary<string, PropertyValue>
{
    public PropertyMap()
        : base(StringComparer.Ordinal)
    {
    }

    public PropertyMap(int capacity)
        : base(capacity, StringComparer.Ordinal)
    {
    }

    public PropertyMap(PropertyMap other)
        : base(other, StringComparer.Ordinal)
    {
    }

    /// <summary>The value without its marks; null for absent and for null, which mean the same.</summary>
    public PropertyValue? Bare(string name) => TryGetValue(name, out var value) ? value.Bare() : null;

    /// <summary>The string of that name; null if absent, unknown, empty, or of another kind.</summary>
    public string? Text(string name) => Bare(name) is PropertyValue.Text { Value.Length: > 0 } text ? text.Value : null;

    /// <summary>The known strings of the list of that name.</summary>
    public IEnumerable<string> Texts(string name) =>
        Bare(name) is PropertyValue.List list
            ? list.Items.Select(item => item.Bare()).OfType<PropertyValue.Text>().Select(text => text.Value)
            : [];

    public bool Flag(string name) => Bare(name) is PropertyValue.Bool { Value: true };

    /// <summary>The whole number of that name; null if absent, unknown, fractional, or of another kind.</summary>
    public int? Integer(string name) =>
        Bare(name) is PropertyValue.Number { Value: >= int.MinValue and <= int.MaxValue and var number } && double.IsInteger(number) ? (int)number : null;

    public bool IsUnknown(string name) => Bare(name) is PropertyValue.Unknown;

    /// <summary>Whether the value or any part of it is unknown.</summary>
    public bool HasUnknown(string name) => TryGetValue(name, out var value) && value.HasUnknown();

    /// <summary>Whether the value or any part of it is secret.</summary>
    public bool HasSecret(string name) => TryGetValue(name, out var value) && value.HasSecret();

    /// <summary>Sets a string unless it is null or empty. Values that the service does not return are absent.</summary>
    public void SetText(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) this[name] = PropertyValue.Of(text);
    }
}
