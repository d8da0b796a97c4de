namespace ScmPulumi.Provider.Properties;

/// <summary>
/// A Pulumi property value: the kinds of JSON, and those that only Pulumi has (unknown, secret, and the opaque envelopes). No kind prints its content, because
/// values may be personal or secret.
/// </summary>
internal abstract class PropertyValue
{
    private PropertyValue()
    {
    }

    public static PropertyValue Of(string text) => new Text(text);

    public static PropertyValue Of(bool value) => value ? Bool.True : Bool.False;

    public static PropertyValue Of(int number) => new Number(number);

    public static PropertyValue Of(IEnumerable<string> texts) => new List([.. texts.Select(Of)]);

    public sealed class Null : PropertyValue
    {
        public static readonly Null Value = new();
    }

    public sealed class Bool : PropertyValue
    {
        public static readonly Bool True = new(true);
        public static readonly Bool False = new(false);

        private Bool(bool value) => Value = value;

        public bool Value { get; }
    }

    public sealed class Number(double value) : PropertyValue
    {
        public double Value { get; } = value;
    }

    public sealed class Text(string value) : PropertyValue
    {
        public string Value { get; } = value;
    }

    public sealed class List(IReadOnlyList<PropertyValue> items) : PropertyValue
    {
        public IReadOnlyList<PropertyValue> Items { get; } = items;
    }

    public sealed class Map(PropertyMap fields) : PropertyValue
    {
        public PropertyMap Fields { get; } = fields;
    }

    /// <summary>Not known before the update ("computed"). The kind of sentinel makes no difference.</summary>
    public sealed class Unknown : PropertyValue
    {
        public static readonly Unknown Value = new();
    }

    public sealed class Secret(PropertyValue value) : PropertyValue
    {
        public PropertyValue Value { get; } = value;
    }

    /// <summary>A resource reference, asset, archive, or byte string, which is passed on without being read.</summary>
    public sealed class Opaque(string signature, PropertyMap members) : PropertyValue
    {
        public string Signature { get; } = signature;

        public PropertyMap Members { get; } = members;
    }
}
