using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>Where an argument class is used, which determines the types of its properties.</summary>
internal enum ArgumentKind
{
    /// <summary>For a resource, or for a function that is called with outputs. Every value may be an input that is not known yet.</summary>
    Input,

    /// <summary>For a function that is called directly.</summary>
    Plain,
}

/// <summary>The name of a schema type in C#. Enumerations are fully qualified, because a property often has the name of its type.</summary>
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

    /// <summary>Like <see cref="Output"/>. A value that may be absent is nullable, except for lists, which are then <c>default</c>.</summary>
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
