using System.Globalization;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>What an input is where the program gives none: a variable of the environment, a value, or one after the other.</summary>
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
            SchemaType.Number => "GetEnvDouble",
            SchemaType.Text => "GetEnv",
            _ => throw new SchemaException(property.Name, "only texts, numbers and booleans can come from the environment"),
        };
        return $"Utilities.{reader}({string.Join(", ", property.Environment.Select(name => $"\"{name}\""))})";
    }

    private static string? Value(PropertySpec property, TypeNames types) => (property.Default, property.Type) switch
    {
        (null, _) => null,
        (var value, SchemaType.Enumeration enumeration) => $"{types.Enumeration(enumeration.Spec)}.{Names.OfEnumValue(Find(enumeration.Spec, value.ToString(), property.Name))}",
        (var value, SchemaType.Text) => Literal.Text((string)value!),
        (var value, SchemaType.Boolean) => (bool)value! ? "true" : "false",
        (var value, SchemaType.Integer or SchemaType.Number) => ((double)value!).ToString(CultureInfo.InvariantCulture),
        _ => throw new SchemaException(property.Name, "only texts, numbers, booleans and enumerations can have a default"),
    };

    private static EnumValueSpec Find(EnumSpec spec, string value, string property) =>
        spec.Values.FirstOrDefault(candidate => candidate.Value.ToString() == value)
        ?? throw new SchemaException(property, $"the default '{value}' is no value of {spec.Token}");
}
