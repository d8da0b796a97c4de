using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>
/// An enumeration of integers becomes a C# enum. An enumeration of strings becomes a struct that behaves like an enum, because the service may add values
/// later.
/// </summary>
internal static class EnumTypes
{
    private const string HiddenFromEditors = "EditorBrowsable(EditorBrowsableState.Never)";

    public static TypeDeclaration Declare(EnumSpec spec) => spec.Underlying is SchemaType.Integer ? Enum(spec) : Struct(spec);

    private static TypeDeclaration Enum(EnumSpec spec) =>
        new($"public enum {Names.OfToken(spec.Token)}", [.. spec.Values.Select(value => Value(value, $"{Names.OfEnumValue(value)} = {value.Value},"))])
        {
            Docs = spec.Description,
        };

    private static TypeDeclaration Struct(EnumSpec spec)
    {
        var name = Names.OfToken(spec.Token);
        return new TypeDeclaration($"public readonly struct {name} : IEquatable<{name}>",
        [
            new Member("private readonly string _value;"),
            new Member($"private {name}(string value)") { Body = "_value = value ?? throw new ArgumentNullException(nameof(value));" },
            .. spec.Values.Select(value => Value(
                value, $"public static {name} {Names.OfEnumValue(value)} {{ get; }} = new {name}({Literal.Text((string)value.Value!)});")),
            new Member($"public static bool operator ==({name} left, {name} right) => left.Equals(right);"),
            new Member($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);") { IsJoined = true },
            new Member($"public static explicit operator string({name} value) => value._value;"),
            new Member($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);") { Attributes = [HiddenFromEditors] },
            new Member($"public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);") { IsJoined = true },
            new Member("public override int GetHashCode() => _value?.GetHashCode() ?? 0;") { Attributes = [HiddenFromEditors] },
            new Member("public override string ToString() => _value;"),
        ])
        {
            Docs = spec.Description, Attributes = ["EnumType"],
        };
    }

    private static Member Value(EnumValueSpec value, string declaration) => new(declaration)
    {
        Docs = value.Description,
        Attributes = value.Deprecation is null ? [] : [$"Obsolete(@\"{value.Deprecation.Replace("\"", "\"\"", StringComparison.Ordinal)}\")"],
    };
}
