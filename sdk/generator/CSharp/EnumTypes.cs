using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>Integers become an enum of C#; texts and numbers a struct that behaves like one, because a later service may know more values.</summary>
internal static class EnumTypes
{
    public static TypeDeclaration Declare(EnumSpec spec) => spec.Underlying is SchemaType.Integer ? Enum(spec) : Struct(spec);

    private static TypeDeclaration Enum(EnumSpec spec) =>
        new($"public enum {Names.OfToken(spec.Token)}",
            [.. spec.Values.Select(value => new Member($"{Names.OfEnumValue(spec, value)} = {value.Value},") { Docs = value.Description, Attributes = Obsolete(value) })])
        {
            Docs = spec.Description,
        };

    private static TypeDeclaration Struct(EnumSpec spec)
    {
        var name = Names.OfToken(spec.Token);
        var isText = spec.Underlying is SchemaType.Text;
        var type = isText ? "string" : "double";
        return new TypeDeclaration($"public readonly struct {name} : IEquatable<{name}>",
        [
            new Member($"private readonly {type} _value;"),
            new Member($"private {name}({type} value)") { Body = isText ? "_value = value ?? throw new ArgumentNullException(nameof(value));" : "_value = value;" },
            .. spec.Values.Select(value => new Member($"public static {name} {Names.OfEnumValue(spec, value)} {{ get; }} = new {name}({Initial(value, isText)});")
            {
                Docs = value.Description, Attributes = Obsolete(value),
            }),
            new Member($"public static bool operator ==({name} left, {name} right) => left.Equals(right);"),
            new Member($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);") { IsJoined = true },
            new Member($"public static explicit operator {type}({name} value) => value._value;"),
            new Member($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);") { Attributes = [HiddenFromEditors] },
            new Member($"public bool Equals({name} other) => {(isText ? "string.Equals(_value, other._value, StringComparison.Ordinal)" : "_value == other._value")};") { IsJoined = true },
            new Member($"public override int GetHashCode() => {(isText ? "_value?.GetHashCode() ?? 0" : "_value.GetHashCode()")};") { Attributes = [HiddenFromEditors] },
            new Member($"public override string ToString() => {(isText ? "_value" : "_value.ToString()")};"),
        ])
        {
            Docs = spec.Description, Attributes = ["EnumType"],
        };
    }

    private const string HiddenFromEditors = "EditorBrowsable(EditorBrowsableState.Never)";

    private static string Initial(EnumValueSpec value, bool isText) => isText ? Literal.Text((string)value.Value!) : value.Value.ToJsonString();

    private static string[] Obsolete(EnumValueSpec value) => value.Deprecation is null ? [] : [Deprecated.Attribute(value.Deprecation)];
}
