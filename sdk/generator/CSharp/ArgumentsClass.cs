using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>A class of inputs: of a resource, the provider, a lookup, a nested object or a function.</summary>
internal sealed class ArgumentsClass(TypeNames types)
{
    public required ArgumentKind Kind { get; init; }

    /// <summary>The base class in Pulumi's SDK.</summary>
    public string Parent { get; init; } = "ResourceArgs";

    /// <summary>The provider's configuration travels as text, so that all but texts are written as JSON.</summary>
    public bool IsConfiguration { get; init; }

    /// <summary>What the classes of nested objects end with.</summary>
    public string ObjectSuffix { get; init; } = "Args";

    public TypeDeclaration Declare(string name, string? docs, IReadOnlyList<PropertySpec> properties)
    {
        return new TypeDeclaration($"public sealed class {name} : global::Pulumi.{Parent}",
        [
            .. properties.SelectMany(Members),
            new Member($"public {name}()") { Body = string.Join('\n', properties.Select(Assignment).OfType<string>()) },
            new Member($"public static new {name} Empty => new {name}();"),
        ])
        {
            Docs = docs,
        };
    }

    private IEnumerable<Member> Members(PropertySpec property)
    {
        var type = types.Argument(property.Type, Kind, ObjectSuffix);
        var attribute = $"Input(\"{property.Name}\"{(property.Required ? ", required: true" : "")}{(IsConfiguration && property.Type is not SchemaType.Text ? ", json: true" : "")})";
        var isCollection = property.Type is SchemaType.Array or SchemaType.Map;
        if (!isCollection && !property.Secret)
        {
            yield return new Member(property.Required
                ? $"public {type} {MemberName(property)} {{ get; set; }}{Initial(type)}"
                : $"public {type}? {MemberName(property)} {{ get; set; }}")
            {
                Docs = property.Description, Attributes = [attribute],
            };
            yield break;
        }

        var field = $"_{property.Name}";
        yield return new Member($"private {type}? {field};") { Attributes = [attribute] };
        yield return new Member($"public {type}{(isCollection ? "" : "?")} {MemberName(property)}")
        {
            Docs = property.Description,
            Attributes = property.Deprecation is null ? [] : [Deprecated.Attribute(property.Deprecation)],
            Body = $"{(isCollection ? $"get => {field} ?? ({field} = new {type}());" : $"get => {field};")}\n{Setter(property, field)}",
        };
    }

    public static string MemberName(PropertySpec property) => property.MemberName ?? Names.Pascal(property.Name);

    private static string Initial(string type) => type is "bool" or "int" or "double" ? "" : " = null!;";

    private string Setter(PropertySpec property, string field)
    {
        if (!property.Secret || Kind == ArgumentKind.Plain) return $"set => {field} = value;";
        var marked = property.Type switch
        {
            SchemaType.Array array => $"Output.All(value, Output.CreateSecret(ImmutableArray.Create<{types.Output(array.Items)}>())).Apply(values => values[0])",
            SchemaType.Map map => $"Output.All(value, Output.CreateSecret(ImmutableDictionary.Create<string, {types.Output(map.Values)}>())).Apply(values => values[0])",
            _ => $"value is null ? null : Output.Tuple<{types.Argument(property.Type, Kind, ObjectSuffix)}?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1)",
        };
        return $"set => {field} = {marked};";
    }

    private string? Assignment(PropertySpec property) =>
        Defaults.Expression(property, types) is { } value ? $"{MemberName(property)} = {value};" : null;
}
