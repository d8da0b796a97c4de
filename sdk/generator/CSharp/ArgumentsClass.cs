using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>A class of inputs: of a resource, the provider, a lookup, a nested object or a function.</summary>
internal sealed class ArgumentsClass(TypeNames types)
{
    public required ArgumentKind Kind { get; init; }

    /// <summary>The base class in Pulumi's SDK.</summary>
    public string Parent { get; init; } = "ResourceArgs";

    /// <summary>The provider's configuration is passed as strings, so everything except strings is encoded as JSON.</summary>
    public bool IsConfiguration { get; init; }

    public TypeDeclaration Declare(string name, string? docs, IReadOnlyList<PropertySpec> properties) =>
        new($"public sealed class {name} : global::Pulumi.{Parent}",
        [
            .. properties.SelectMany(Members),
            new Member($"public {name}()") { Body = Assignments(properties) },
            new Member($"public static new {name} Empty => new {name}();"),
        ])
        {
            Docs = docs,
        };

    private IEnumerable<Member> Members(PropertySpec property)
    {
        var type = types.Argument(property.Type, Kind);
        var required = property.Required ? ", required: true" : "";
        var json = IsConfiguration && property.Type is not SchemaType.Text ? ", json: true" : "";
        var attribute = $"Input(\"{property.Name}\"{required}{json})";
        var isCollection = property.Type is SchemaType.Array or SchemaType.Map;
        if (!isCollection && !property.Secret)
        {
            yield return new Member(property.Required
                ? $"public {type} {property.MemberName} {{ get; set; }} = null!;"
                : $"public {type}? {property.MemberName} {{ get; set; }}")
            {
                Docs = property.Description, Attributes = [attribute],
            };
            yield break;
        }

        var field = $"_{property.Name}";
        yield return new Member($"private {type}? {field};") { Attributes = [attribute] };
        yield return new Member($"public {type}{(isCollection ? "" : "?")} {property.MemberName}")
        {
            Docs = property.Description,
            Body = $"{(isCollection ? $"get => {field} ?? ({field} = new {type}());" : $"get => {field};")}\n{Setter(property, field)}",
        };
    }

    private string Setter(PropertySpec property, string field)
    {
        if (!property.Secret || Kind == ArgumentKind.Plain) return $"set => {field} = value;";
        var type = types.Argument(property.Type, Kind);
        var marked = property.Type is SchemaType.Array array
            ? $"Output.All(value, Output.CreateSecret(ImmutableArray.Create<{types.Item(array.Items)}>())).Apply(values => values[0])"
            : $"value is null ? null : ({type})Output.Tuple<{type}?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1)";
        return $"set => {field} = {marked};";
    }

    /// <summary>An environment variable may be unset, which leaves the input unset. The Pulumi API does not declare its operator as accepting null.</summary>
    private string Assignments(IReadOnlyList<PropertySpec> properties)
    {
        var lines = properties
            .Select(property => (property.MemberName, Value: Defaults.Expression(property, types)))
            .Where(assignment => assignment.Value is not null)
            .Select(assignment => $"{assignment.MemberName} = {assignment.Value};");
        var isFromEnvironment = properties.Any(property => property.Environment.Count > 0);
        return string.Join('\n', isFromEnvironment ? lines.Prepend("#pragma warning disable CS8604").Append("#pragma warning restore CS8604") : lines);
    }
}
