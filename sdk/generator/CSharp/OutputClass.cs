using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>An output class: the result of a function, or a nested object. The runtime passes values to its constructor by their wire names.</summary>
internal static class OutputClass
{
    public static TypeDeclaration Declare(string name, string? docs, IReadOnlyList<PropertySpec> properties, TypeNames types)
    {
        var fields = properties.Select(property =>
            new Member($"public readonly {types.OptionalOutput(property)} {property.MemberName};") { Docs = property.Description });
        var parameters = properties.Select(property => $"{types.OptionalOutput(property)} {property.Name}");
        var constructor = new Member($"private {name}({string.Join(", ", parameters)})")
        {
            Attributes = ["OutputConstructor"],
            Body = string.Join('\n', properties.Select(property => $"{property.MemberName} = {property.Name};")),
        };
        return new TypeDeclaration($"public sealed class {name}", [.. fields, constructor]) { Docs = docs, Attributes = ["OutputType"] };
    }
}
