using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>Assigns classes to files.</summary>
internal static class SourceFiles
{
    public static IEnumerable<SourceFile> Of(PackageSpec package)
    {
        var types = new TypeNames(package.CSharp.Namespace);
        var resources = new ResourceClass(package, types);
        yield return File(package, "Provider.cs", resources.DeclareProvider());
        var functions = new FunctionClass(types);
        foreach (var resource in package.Resources) yield return File(package, $"{Names.OfToken(resource.Token)}.cs", resources.Declare(resource));
        foreach (var function in package.Functions) yield return File(package, $"{Names.OfToken(function.Token)}.cs", functions.Declare(function));
        yield return File(package, "Enums.cs", [.. package.Enumerations.Select(EnumTypes.Declare)], "System.ComponentModel");
        foreach (var spec in Used(package.Resources.SelectMany(resource => resource.Inputs)))
        {
            var name = $"{Names.OfToken(spec.Token)}Args";
            var arguments = new ArgumentsClass(types) { Kind = ArgumentKind.Input };
            yield return File(package, $"Inputs/{name}.cs", [arguments.Declare(name, spec.Description, spec.Properties)]);
        }

        var outputs = package.Resources.SelectMany(resource => resource.Outputs).Concat(package.Functions.SelectMany(function => function.Outputs));
        foreach (var spec in Used(outputs))
        {
            var name = Names.OfToken(spec.Token);
            yield return File(package, $"Outputs/{name}.cs", [OutputClass.Declare(name, spec.Description, spec.Properties, types)]);
        }

        yield return File(package, "Config/Config.cs", [ConfigClass.Declare(package, types)]);
        yield return Utilities.File(package);
    }

    /// <summary>A file in a folder has the folder's namespace, except for <c>Config</c>, because its class would have the name of its namespace.</summary>
    private static SourceFile File(PackageSpec package, string path, IReadOnlyList<TypeDeclaration> types, params string[] usings)
    {
        var folder = Path.GetDirectoryName(path);
        var isNested = folder is "Inputs" or "Outputs";
        return new SourceFile(path, isNested ? $"{package.CSharp.Namespace}.{folder}" : package.CSharp.Namespace, types)
        {
            Usings =
            [
                "System", "System.Collections.Generic", "System.Collections.Immutable", .. usings, "System.Threading.Tasks", "Pulumi", "Pulumi.Serialization",
            ],
        };
    }

    /// <summary>The object types of these properties and, recursively, of their properties.</summary>
    private static List<ObjectSpec> Used(IEnumerable<PropertySpec> properties)
    {
        var found = new List<ObjectSpec>();
        var open = new Stack<SchemaType>(properties.Select(property => property.Type));
        while (open.TryPop(out var type))
        {
            switch (type)
            {
                case SchemaType.Array array:
                    open.Push(array.Items);
                    break;
                case SchemaType.Map map:
                    open.Push(map.Values);
                    break;
                case SchemaType.Object value when !found.Contains(value.Spec):
                    found.Add(value.Spec);
                    foreach (var property in value.Spec.Properties) open.Push(property.Type);
                    break;
            }
        }

        return found;
    }
}
