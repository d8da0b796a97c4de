using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>The stack's configuration of the default provider, for programs that read it.</summary>
internal static class ConfigClass
{
    public static TypeDeclaration Declare(PackageSpec package, TypeNames types) =>
        new("public static class Config",
        [
            new Member($"private static readonly global::Pulumi.Config __config = new global::Pulumi.Config(\"{package.Name}\");"),
            .. package.Configuration.SelectMany(variable => Members(variable, types)),
        ])
        {
            Docs = $"What `pulumi config set {package.Name}:…` holds in the stack.",
        };

    private static IEnumerable<Member> Members(PropertySpec variable, TypeNames types)
    {
        var type = $"{types.Output(variable.Type)}?";
        var assigned = $"_{variable.Name}";
        var given = variable.Type switch
        {
            SchemaType.Text => $"__config.Get(\"{variable.Name}\")",
            SchemaType.Boolean => $"__config.GetBoolean(\"{variable.Name}\")",
            SchemaType.Integer => $"__config.GetInt32(\"{variable.Name}\")",
            SchemaType.Number => $"__config.GetDouble(\"{variable.Name}\")",
            SchemaType.Enumeration => $"__config.GetObject<{types.Output(variable.Type)}>(\"{variable.Name}\")",
            _ => throw new SchemaException($"config/variables/{variable.Name}", "this generator does not support objects, lists, or maps in the configuration"),
        };
        var read = Defaults.Expression(variable, types) is { } value ? $"{given} ?? {value}" : given;
        yield return new Member($"private static Func<{type}> {assigned} = () => {read};");
        yield return new Member($"public static {type} {variable.MemberName}")
        {
            Docs = variable.Description,
            Body = $"get => {assigned}();\nset => {assigned} = () => value;",
        };
    }
}
