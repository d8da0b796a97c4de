using System.Text.Json.Nodes;
using ScmPulumi.Provider;

namespace ScmPulumi.Generator.Schema;

/// <summary>
/// Reads a package schema. A feature that the C# writer does not support is an error that names it. Nothing is silently omitted. The rules are those of
/// https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/pulumi.json.
/// </summary>
internal sealed class SchemaReader
{
    private readonly JsonObject _root;
    private readonly Dictionary<string, EnumSpec> _enumerations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObjectSpec> _objects = new(StringComparer.Ordinal);

    private SchemaReader(JsonObject root) => _root = root;

    /// <exception cref="SchemaException">The schema is wrong, or uses a feature that this generator does not support.</exception>
    public static PackageSpec Read(JsonObject schema) => new SchemaReader(schema).ReadPackage();

    private PackageSpec ReadPackage()
    {
        Refuse(_root, "", "parameterization", "dependencies");
        var name = RequiredText(_root, "name", "");
        ReadTypes();
        return new PackageSpec
        {
            Name = name,
            Version = Text(_root["version"]) ?? Package.Version, // our schema gets its version from the build
            Description = RequiredText(_root, "description", ""),
            License = RequiredText(_root, "license", ""),
            Homepage = RequiredText(_root, "homepage", ""),
            Repository = RequiredText(_root, "repository", ""),
            Publisher = RequiredText(_root, "publisher", ""),
            PluginDownloadUrl = RequiredText(_root, "pluginDownloadURL", ""),
            CSharp = CSharp(name, Required(Required(_root, "language", ""), "csharp", "language")),
            Configuration = Properties(_root["config"]?["variables"], null, "config/variables"),
            Provider = Provider(name),
            Enumerations = [.. _enumerations.Values],
            Objects = [.. _objects.Values],
            Resources = [.. Members(_root["resources"]).Select(entry => Resource(entry.Key, entry.Value!, $"resources/{entry.Key}"))],
            Functions = [.. Members(_root["functions"]).Select(entry => Function(entry.Key, entry.Value!, $"functions/{entry.Key}"))],
        };
    }

    private static CSharpOptions CSharp(string package, JsonNode options)
    {
        const string path = "language/csharp";
        Refuse(options, path, "compatibility", "dictionaryConstructors", "liftSingleValueMethodReturns", "projectReferences");
        var root = RequiredText(options, "rootNamespace", path);
        if (root.Contains('.', StringComparison.Ordinal)) throw new SchemaException($"{path}/rootNamespace", "must be a single name, without a dot");
        var part = RequiredText(Required(options, "namespaces", path), package, $"{path}/namespaces");
        var references = Required(options, "packageReferences", path);
        RequiredText(references, "Pulumi", $"{path}/packageReferences"); // the official generator's default is too low for us
        return new CSharpOptions($"{root}.{part}", Members(references).ToDictionary(entry => entry.Key, entry => (string)entry.Value!));
    }

    private void ReadTypes()
    {
        foreach (var (token, node) in Members(_root["types"]))
        {
            var path = $"types/{token}";
            if (node!["enum"] is JsonArray values) _enumerations[token] = Enumeration(token, node, values, path);
            else _objects[token] = new ObjectSpec(RootModule(token, path), Text(node["description"]));
        }

        foreach (var (token, spec) in _objects)
        {
            var node = _root["types"]![token]!;
            spec.Properties = Properties(node["properties"], node["required"], $"types/{token}/properties");
        }
    }

    private static EnumSpec Enumeration(string token, JsonNode node, JsonArray values, string path)
    {
        var underlying = Primitive(Text(node["type"]), path);
        if (underlying is not (SchemaType.Text or SchemaType.Integer))
        {
            throw new SchemaException(path, "this generator supports enumerations of strings and integers only");
        }

        var specs = values.Select(value => new EnumValueSpec(
            Text(value!["name"]), value["value"]!.AsValue(), Text(value["description"]), Text(value["deprecationMessage"]))).ToList();
        if (specs.Find(value => !Names.IsIdentifier(Names.OfEnumValue(value))) is { } nameless)
        {
            throw new SchemaException($"{path}/enum", $"{nameless.Value} needs a name that is valid in C#");
        }

        return new EnumSpec(RootModule(token, path), Text(node["description"]), underlying, specs);
    }

    /// <summary>
    /// Configuration is passed as strings, so the binder keeps only those of the provider's outputs that are strings or enumerations of strings
    /// (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/bind.go).
    /// </summary>
    private ResourceSpec Provider(string package)
    {
        var provider = Resource($"pulumi:providers:{package}", Required(_root, "provider", ""), "provider");
        return provider with
        {
            Outputs =
            [
                .. provider.Outputs
                    .Where(output => output.Type is SchemaType.Text or SchemaType.Enumeration { Spec.Underlying: SchemaType.Text })
                    .Select(output => output with { Type = new SchemaType.Text() }),
            ],
        };
    }

    private ResourceSpec Resource(string token, JsonNode node, string path)
    {
        Refuse(node, path, "isComponent", "methods", "isOverlay", "language", "aliases", "deprecationMessage");
        var state = node["stateInputs"];
        var outputs = Properties(node["properties"], node["required"], $"{path}/properties");
        if (outputs.Find(output => output.MemberName == Names.OfToken(token)) is { } namesake)
        {
            throw new SchemaException($"{path}/properties/{namesake.Name}", "has the name of its class in C#; set another name as language/csharp/name");
        }

        return new ResourceSpec(RootModule(token, path), RequiredText(node, "description", path))
        {
            Inputs = Properties(node["inputProperties"], node["requiredInputs"], $"{path}/inputProperties"),
            Outputs = outputs,
            StateInputs = state is null ? null : WithoutObjects(state, $"{path}/stateInputs"),
        };
    }

    private FunctionSpec Function(string token, JsonNode node, string path)
    {
        Refuse(node, path, "multiArgumentInputs", "returnType", "isOverlay", "deprecationMessage");
        var outputs = node["outputs"] ?? throw new SchemaException(path, "this generator supports functions with outputs only");
        return new FunctionSpec(
            RootModule(token, path),
            RequiredText(node, "description", path),
            node["inputs"] is { } inputs && WithoutObjects(inputs, $"{path}/inputs") is { Count: > 0 } properties ? properties : null,
            Properties(outputs["properties"], outputs["required"], $"{path}/outputs"));
    }

    private List<PropertySpec> WithoutObjects(JsonNode node, string path)
    {
        var properties = Properties(node["properties"], node["required"], path);
        if (properties.Find(property => property.Type is SchemaType.Object or SchemaType.Array { Items: SchemaType.Object }) is { } property)
        {
            throw new SchemaException($"{path}/{property.Name}", "this generator supports objects in the inputs of resources, but not of functions or lookups");
        }

        return properties;
    }

    /// <summary>Sorted by name, like the generated code.</summary>
    private List<PropertySpec> Properties(JsonNode? properties, JsonNode? required, string path)
    {
        var names = Items(required).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Members(properties).OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => Property(entry.Key, entry.Value!, names.Contains(entry.Key), $"{path}/{entry.Key}")),
        ];
    }

    private PropertySpec Property(string name, JsonNode node, bool required, string path)
    {
        Refuse(node, path, "const", "replaceOnChanges");
        var type = Type(node, path);
        var isSecret = Flag(node["secret"]);
        if (isSecret && type is SchemaType.Map) throw new SchemaException($"{path}/secret", "this generator does not support it for maps");
        if (isSecret || type is SchemaType.Array or SchemaType.Map) Refuse(node, path, "deprecationMessage"); // C# ignores it elsewhere

        var value = node["default"]?.AsValue();
        var environment = Items(node["defaultInfo"]?["environment"]).Select(variable => (string)variable!).ToList();
        if (environment.Count > 0 && type is not (SchemaType.Text or SchemaType.Boolean or SchemaType.Integer))
        {
            throw new SchemaException($"{path}/defaultInfo", "only strings, booleans, and integers can come from the environment");
        }

        var isSimple = type is SchemaType.Text or SchemaType.Boolean or SchemaType.Integer or SchemaType.Number;
        if (value is not null && !isSimple && (type as SchemaType.Enumeration)?.Spec.Find(value) is null)
        {
            throw new SchemaException($"{path}/default", "must be a string, a number, a boolean, or a value of the enumeration, according to the type");
        }

        var member = Text(node["language"]?["csharp"]?["name"]) ?? Names.Pascal(name);
        if (Names.IsKeyword(name)) throw new SchemaException(path, "this generator does not support it: the name is a keyword of C#");
        if (!Names.IsIdentifier(member)) throw new SchemaException(path, "is not a valid name in C#; set one as language/csharp/name");
        return new PropertySpec(name, type)
        {
            MemberName = member,
            Description = Text(node["description"]),
            Required = required,
            Secret = isSecret,
            WillReplace = Flag(node["willReplaceOnChanges"]),
            Default = value,
            Environment = environment,
        };
    }

    private SchemaType Type(JsonNode node, string path)
    {
        Refuse(node, path, "oneOf", "plain");
        if (Text(node["$ref"]) is { } reference) return Reference(reference, path);
        return Text(node["type"]) switch
        {
            "array" => new SchemaType.Array(Type(node["items"] ?? throw new SchemaException(path, "an array must say what its items are"), $"{path}/items")),
            "object" => new SchemaType.Map(Type(Required(node, "additionalProperties", path), $"{path}/additionalProperties")),
            var type => Primitive(type, path),
        };
    }

    private static SchemaType Primitive(string? type, string path) => type switch
    {
        "string" => new SchemaType.Text(),
        "boolean" => new SchemaType.Boolean(),
        "integer" => new SchemaType.Integer(),
        "number" => new SchemaType.Number(),
        _ => throw new SchemaException(path, $"'{type}' is not a type"),
    };

    private SchemaType Reference(string reference, string path)
    {
        const string types = "#/types/";
        if (!reference.StartsWith(types, StringComparison.Ordinal)) throw new SchemaException(path, $"this generator cannot refer to '{reference}'");
        var token = reference[types.Length..];
        if (_enumerations.TryGetValue(token, out var enumeration)) return new SchemaType.Enumeration(enumeration);
        return _objects.TryGetValue(token, out var spec) ? new SchemaType.Object(spec) : throw new SchemaException(path, $"there is no type '{token}'");
    }

    /// <summary>Other modules would need their own folders and namespaces.</summary>
    private static string RootModule(string token, string path) => token.Split(':') switch
    {
        ["pulumi", "providers", _] or [_, "index", _] => token,
        _ => throw new SchemaException(path, "this generator supports the root module only: package:index:Name"),
    };

    private static void Refuse(JsonNode node, string path, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (node[key] is not null) throw new SchemaException(Join(path, key), "this generator does not support it");
        }
    }

    private static JsonNode Required(JsonNode node, string key, string path) => node[key] ?? throw new SchemaException(Join(path, key), "is missing");

    private static string RequiredText(JsonNode node, string key, string path) => (string)Required(node, key, path)!;

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}/{key}";

    private static string? Text(JsonNode? node) => (string?)node;

    private static bool Flag(JsonNode? node) => (bool?)node ?? false;

    private static JsonObject Members(JsonNode? node) => node?.AsObject() ?? [];

    private static JsonArray Items(JsonNode? node) => node?.AsArray() ?? [];
}
