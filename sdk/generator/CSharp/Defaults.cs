using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>The default of an input: an environment variable, a constant, or both, with the constant used if the variable is not set.</summary>
internal static class Defaults
{
    /// <summary>Null if there is none.</summary>
    public static string? Expression(PropertySpec property, TypeNames types)
    {
        var variable = Environment(property);
        var value = Value(property, types);
        return variable is null ? value : value is null ? variable : $"{variable} ?? {value}";
    }

    private static string? Environment(PropertySpec property)
    {
        if (property.Environment.Count == 0) return null;
        var reader = property.Type switch
        {
            SchemaType.Boolean => "GetEnvBoolean",
            SchemaType.Integer => "GetEnvInt32",
            _ => "GetEnv",
        };
        return $"Utilities.{reader}({string.Join(", ", property.Environment.Select(name => $"\"{name}\""))})";
    }

    private static string? Value(PropertySpec property, TypeNames types) => (property.Default, property.Type) switch
    {
        (null, _) => null,
        (var value, SchemaType.Enumeration { Spec: var spec }) => $"{types.Enumeration(spec)}.{Names.OfEnumValue(spec.Find(value)!)}",
        (var value, SchemaType.Text) => Literal.Text((string)value!),
        (var value, _) => value.ToJsonString(), // a number or a boolean is written in C# as in JSON
    };
}
