using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>A class that comes back: the result of a function or a nested object. The runtime calls its constructor by the names on the wire.</summary>
internal static class OutputClass
{
    public static TypeDeclaration Declare(string name, string? docs, IReadOnlyList<PropertySpec> properties, TypeNames types) =>
        new($"public sealed class {name}",
        [
            .. properties.Select(property => new Member($"public readonly {types.OptionalOutput(property)} {property.MemberName};") { Docs = property.Description }),
            new Member($"private {name}({string.Join(", ", properties.Select(property => $"{types.OptionalOutput(property)} {Names.Parameter(property.Name)}"))})")
            {
                Attributes = ["OutputConstructor"],
                Body = string.Join('\n', properties.Select(property => $"{Target(property)} = {Names.Parameter(property.Name)};")),
            },
        ])
        {
            Docs = docs, Attributes = ["OutputType"],
        };

    private static string Target(PropertySpec property)
    {
        return property.MemberName == Names.Parameter(property.Name) ? $"this.{property.MemberName}" : property.MemberName;
    }
}
