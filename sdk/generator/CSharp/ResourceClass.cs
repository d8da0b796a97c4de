using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>A resource or the provider, with its argument classes.</summary>
internal sealed class ResourceClass(PackageSpec package, TypeNames types)
{
    private static readonly (string Name, string Docs) NameParameter = ("name", "Name of the resource in the program, unique in the stack.");
    private static readonly (string Name, string Docs) ArgsParameter = ("args", "Inputs of the resource.");
    private static readonly (string Name, string Docs) IdParameter = ("id", "ID of the existing resource.");
    private static readonly (string Name, string Docs) StateParameterDocs = ("state", "Further values that narrow the lookup.");
    private static readonly (string Name, string Docs) OptionsParameter = ("options", "How Pulumi treats the resource: provider, dependencies, and so on.");

    public IReadOnlyList<TypeDeclaration> Declare(ResourceSpec resource)
    {
        var name = Names.OfToken(resource.Token);
        var members = new List<Member>(resource.Outputs.Select(Output))
        {
            Constructor(resource, name),
            LookupConstructor(resource, name),
            MakeResourceOptions(resource),
            Get(resource, name),
        };
        var arguments = new ArgumentsClass(types) { Kind = ArgumentKind.Input };
        var classes = new List<TypeDeclaration>
        {
            Class(resource, name, "CustomResource", members),
            arguments.Declare($"{name}Args", $"What a `{name}` takes.", resource.Inputs),
        };
        if (resource.StateInputs is not null)
        {
            classes.Add(arguments.Declare($"{name}State", $"Arguments that narrow the lookup of a `{name}`.", resource.StateInputs));
        }

        return classes;
    }

    public IReadOnlyList<TypeDeclaration> DeclareProvider()
    {
        var provider = package.Provider;
        var constructor = new Member("public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)")
        {
            Docs = "Configures a provider of its own, to be named in the options of resources and functions.",
            Parameters = [NameParameter, ArgsParameter, OptionsParameter],
            Continuation = $": base(\"{package.Name}\", name, args ?? new ProviderArgs(), MakeResourceOptions(options, \"\"))",
            Body = "",
        };
        var arguments = new ArgumentsClass(types) { Kind = ArgumentKind.Input, IsConfiguration = true };
        return
        [
            Class(provider, "Provider", "ProviderResource", [.. provider.Outputs.Select(Output), constructor, MakeResourceOptions(provider)]),
            arguments.Declare("ProviderArgs", "What a `Provider` takes.", provider.Inputs),
        ];
    }

    private TypeDeclaration Class(ResourceSpec resource, string name, string parent, IReadOnlyList<Member> members) =>
        new($"public partial class {name} : global::Pulumi.{parent}", members)
        {
            Docs = resource.Description, Attributes = [$"{Utilities.ResourceTypeName(package)}(\"{resource.Token}\")"],
        };

    private Member Output(PropertySpec property) =>
        new($"public Output<{types.OptionalOutput(property)}> {property.MemberName} {{ get; private set; }} = null!;")
        {
            Docs = property.Description, Attributes = [$"Output(\"{property.Name}\")"],
        };

    private static Member Constructor(ResourceSpec resource, string name)
    {
        var arguments = resource.Inputs.Any(input => input.Required) ? $"{name}Args args" : $"{name}Args? args = null";
        return new Member($"public {name}(string name, {arguments}, CustomResourceOptions? options = null)")
        {
            Docs = $"Declares a `{name}`.",
            Parameters = [NameParameter, ArgsParameter, OptionsParameter],
            Continuation = $": base(\"{resource.Token}\", name, args ?? new {name}Args(), MakeResourceOptions(options, \"\"))",
            Body = "",
        };
    }

    private static Member LookupConstructor(ResourceSpec resource, string name) =>
        new($"private {name}(string name, Input<string> id, {StateParameter(resource, name)}CustomResourceOptions? options = null)")
        {
            Continuation = $": base(\"{resource.Token}\", name, {(resource.StateInputs is null ? "null" : "state")}, MakeResourceOptions(options, id))",
            Body = "",
        };

    private static Member Get(ResourceSpec resource, string name) =>
        new($"public static {name} Get(string name, Input<string> id, {StateParameter(resource, name)}CustomResourceOptions? options = null)")
        {
            Docs = $"Reads a `{name}` that already exists, by its ID, without managing it.",
            Parameters = [NameParameter, IdParameter, .. resource.StateInputs is null ? [] : new[] { StateParameterDocs }, OptionsParameter],
            Body = $"return new {name}(name, id, {(resource.StateInputs is null ? "" : "state, ")}options);",
        };

    private static string StateParameter(ResourceSpec resource, string name) => resource.StateInputs is null ? "" : $"{name}State? state = null, ";

    /// <summary>The caller's options take precedence over the defaults. Lists are joined.</summary>
    private Member MakeResourceOptions(ResourceSpec resource)
    {
        var baseline = new List<string> { "Version = Utilities.Version,", $"PluginDownloadURL = {Literal.Text(package.PluginDownloadUrl)}," };
        var secrets = resource.Outputs.Where(output => output.Secret).Select(output => $"        {Literal.Text(output.Name)},").ToList();
        if (secrets.Count > 0) baseline.Add($"AdditionalSecretOutputs =\n    {{\n{string.Join('\n', secrets)}\n    }},");
        return new Member("private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)")
        {
            Body = $$"""
                var defaults = new CustomResourceOptions
                {
                    {{string.Join("\n    ", baseline)}}
                };
                var merged = CustomResourceOptions.Merge(defaults, options);
                merged.Id = id ?? merged.Id;
                return merged;
                """,
        };
    }
}
