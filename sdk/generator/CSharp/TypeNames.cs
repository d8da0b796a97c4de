using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>Where an argument class is used: it decides how values are written in it.</summary>
internal enum ArgumentKind
{
    /// <summary>Of a resource, or of a function called with outputs: every value may come later.</summary>
    Input,

    /// <summary>Of a function called at once.</summary>
    Plain,
}

/// <summary>The name of a schema type in C#. Enumerations are fully qualified: a property is often named like its type.</summary>
internal sealed class TypeNames(string root)
{
    /// <summary>As the property of an argument class.</summary>
    public string Argument(SchemaType type, ArgumentKind kind) => (type, kind) switch
    {
        (SchemaType.Array array, ArgumentKind.Input) => $"InputList<{Item(array.Items)}>",
        (SchemaType.Map map, ArgumentKind.Input) => $"InputMap<{Item(map.Values)}>",
        (_, ArgumentKind.Input) => $"Input<{Item(type)}>",
        (SchemaType.Array array, _) => $"List<{Output(array.Items)}>",
        _ => Scalar(type),
    };

    /// <summary>As the property of a result or an output.</summary>
    public string Output(SchemaType type) => type switch
    {
        SchemaType.Array array => $"ImmutableArray<{Output(array.Items)}>",
        SchemaType.Map map => $"ImmutableDictionary<string, {Output(map.Values)}>",
        SchemaType.Object value => $"Outputs.{Names.OfToken(value.Spec.Token)}",
        _ => Scalar(type),
    };

    /// <summary>As <see cref="Output"/>; what may be absent is nullable, except for lists, which are <c>default</c> then.</summary>
    public string OptionalOutput(PropertySpec property) =>
        property.Required || property.Type is SchemaType.Array ? Output(property.Type) : $"{Output(property.Type)}?";

    public string Enumeration(EnumSpec spec) => $"{root}.{Names.OfToken(spec.Token)}";

    /// <summary>Within the list or map of an argument class.</summary>
    public string Item(SchemaType type) => type is SchemaType.Object value ? $"Inputs.{Names.OfToken(value.Spec.Token)}Args" : Scalar(type);

    private string Scalar(SchemaType type) => type switch
    {
        SchemaType.Text => "string",
        SchemaType.Boolean => "bool",
        SchemaType.Integer => "int",
        SchemaType.Number => "double",
        SchemaType.Enumeration enumeration => Enumeration(enumeration.Spec),
        _ => throw new SchemaException($"{type}", "this generator does not support it in a nested list or map, or as an argument of a function"),
    };
}
