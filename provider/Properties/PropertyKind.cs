namespace ScmPulumi.Provider.Properties;

/// <summary>Messages about a value of the wrong kind.</summary>
internal static class PropertyKind
{
    public static string Problem(string expected, PropertyValue value) => $"must be {expected}, but is {NameOf(value)}";

    /// <summary>YAML reads an unquoted phone number or key as a number, and an unquoted <c>NO</c> as false.</summary>
    public static string NotText(PropertyValue value) =>
        Problem("a string", value) + (value is PropertyValue.Number or PropertyValue.Bool ? "; put it in quotes" : "");

    private static string NameOf(PropertyValue value) => value switch
    {
        PropertyValue.Null => "null",
        PropertyValue.Bool => "a boolean",
        PropertyValue.Number => "a number",
        PropertyValue.Text => "a string",
        PropertyValue.List => "a list",
        PropertyValue.Map => "an object",
        _ => "a resource, asset or archive",
    };
}
