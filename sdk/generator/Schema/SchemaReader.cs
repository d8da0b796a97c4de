using System.Text.Json.Nodes;
using ScmPulumi.Provider;

namespace ScmPulumi.Generator.Schema;

/// <summary>
/// Reads a package schema. What the C# writer could not do justice to is refused by name, never left out.
/// The rules are those of https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/pulumi.json.
/// </summary>
internal sealed class SchemaReader
{
    private readonly JsonObject _root;
    private readonly Dictionary<string, EnumSpec> _enumerations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObjectSpec> _objects = new(StringComparer.Ordinal);

    private SchemaReader(JsonObject root) => _root = root;

    /// <exception cref="SchemaException">The schema is wrong, or uses what this generator does not know.</exception>
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
            DisplayName = Text(_root["displayName"]),
            Description = Text(_root["description"]),
            License = Text(_root["license"]),
            Homepage = Text(_root["homepage"]),
            Repository = Text(_root["repository"]),
            Publisher = Text(_root["publisher"]),
            PluginDownloadUrl = Text(_root["pluginDownloadURL"]),
            CSharp = CSharp(name),
            Configuration = Properties(_root["config"]?["variables"], null, "config/variables"),
            Provider = Provider(name),
            Enumerations = [.. _enumerations.Values],
            Objects = [.. _objects.Values],
            Resources = [.. Members(_root["resources"]).Select(entry => Resource(entry.Key, entry.Value!, $"resources/{entry.Key}"))],
            Functions = [.. Members(_root["functions"]).Select(entry => Function(entry.Key, entry.Value!, $"functions/{entry.Key}"))],
        };
    }

    private CSharpOptions CSharp(string package)
    {
        var options = _root["language"]?["csharp"];
        if (options is not null) Refuse(options, "language/csharp", "compatibility", "dictionaryConstructors", "liftSingleValueMethodReturns", "projectReferences");
        var root = Text(options?["rootNamespace"]) ?? "Pulumi";
        if (root.Contains('.', StringComparison.Ordinal)) throw new SchemaException("language/csharp/rootNamespace", "must be a single name, without a dot");
        var part = Text(options?["namespaces"]?[package]) ?? Names.Pascal(package);
        return new CSharpOptions($"{root}.{part}", Members(options?["packageReferences"]).ToDictionary(entry => entry.Key, entry => (string)entry.Value!));
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
            if (spec.Properties.FirstOrDefault(property => property.ReplaceOnChanges) is { } property)
            {
                throw new SchemaException($"types/{token}/properties/{property.Name}/replaceOnChanges", "this generator knows it on outputs of resources only");
            }
        }
    }

    private static EnumSpec Enumeration(string token, JsonNode node, JsonArray values, string path) =>
        new(RootModule(token, path), Text(node["description"]), Primitive(Text(node["type"]), path) switch
        {
            SchemaType.Boolean => throw new SchemaException(path, "C# has no enumeration of booleans"),
            { } underlying => underlying,
        }, [.. values.Select(value => new EnumValueSpec(Text(value!["name"]), value["value"]!.AsValue(), Text(value["description"]), Text(value["deprecationMessage"])))]);

    /// <summary>
    /// Configuration travels as text, so that the binder keeps of the provider's outputs only what is text, an enumeration of texts included
    /// (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/bind.go).
    /// </summary>
    private ResourceSpec Provider(string package)
    {
        var provider = Resource($"pulumi:providers:{package}", _root["provider"] ?? new JsonObject(), "provider");
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
        Refuse(node, path, "isComponent", "methods", "isOverlay", "language");
        var state = node["stateInputs"];
        var outputs = Properties(node["properties"], node["required"], $"{path}/properties");
        if (outputs.Find(output => output.MemberName == Names.OfToken(token)) is { } namesake)
        {
            throw new SchemaException($"{path}/properties/{namesake.Name}", "is named like its class in C#; give another name as language/csharp/name");
        }

        return new ResourceSpec(RootModule(token, path), Text(node["description"]))
        {
            Inputs = Properties(node["inputProperties"], node["requiredInputs"], $"{path}/inputProperties"),
            Outputs = outputs,
            StateInputs = state is null ? null : Properties(state["properties"], state["required"], $"{path}/stateInputs"),
            Aliases = [.. Items(node["aliases"]).Select(alias => RequiredText(alias!, "type", $"{path}/aliases"))],
            Deprecation = Text(node["deprecationMessage"]),
        };
    }

    private FunctionSpec Function(string token, JsonNode node, string path)
    {
        Refuse(node, path, "multiArgumentInputs", "returnType", "isOverlay");
        var inputs = node["inputs"];
        var outputs = node["outputs"] ?? throw new SchemaException(path, "this generator knows functions with outputs only");
        return new FunctionSpec(
            RootModule(token, path),
            Text(node["description"]),
            FunctionInputs(inputs, path),
            Properties(outputs["properties"], outputs["required"], $"{path}/outputs"),
            Text(node["deprecationMessage"]));
    }

    private List<PropertySpec>? FunctionInputs(JsonNode? inputs, string path)
    {
        var properties = Properties(inputs?["properties"], inputs?["required"], $"{path}/inputs");
        foreach (var property in properties)
        {
            var type = property.Type;
            while (type is SchemaType.Array or SchemaType.Map) type = type is SchemaType.Array array ? array.Items : ((SchemaType.Map)type).Values;
            if (type is SchemaType.Object) throw new SchemaException($"{path}/inputs/{property.Name}", "this generator knows objects in the inputs of resources, not of functions");
        }

        return properties.Count > 0 ? properties : null;
    }

    /// <summary>In the order of the generated code: by name.</summary>
    private List<PropertySpec> Properties(JsonNode? properties, JsonNode? required, string path)
    {
        var names = Items(required).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        return [.. Members(properties).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Property(entry.Key, entry.Value!, names.Contains(entry.Key), $"{path}/{entry.Key}"))];
    }

    private PropertySpec Property(string name, JsonNode node, bool required, string path)
    {
        Refuse(node, path, "const");
        var type = Type(node, path);
        var value = node["default"]?.AsValue();
        var environment = Items(node["defaultInfo"]?["environment"]).Select(variable => (string)variable!).ToList();
        var isSimple = type is SchemaType.Text or SchemaType.Boolean or SchemaType.Integer or SchemaType.Number;
        if (!isSimple && environment.Count > 0) throw new SchemaException($"{path}/defaultInfo", "only texts, numbers and booleans can come from the environment");
        if (value is not null && !isSimple && (type as SchemaType.Enumeration)?.Spec.Find(value) is null)
        {
            throw new SchemaException($"{path}/default", "must be a text, a number, a boolean or a value of the enumeration, as the type asks");
        }

        var member = Text(node["language"]?["csharp"]?["name"]) ?? Names.Pascal(name);
        if (!Names.IsIdentifier(member)) throw new SchemaException(path, "is no name in C#; give one as language/csharp/name");
        return new PropertySpec(name, type)
        {
            MemberName = member,
            Description = Text(node["description"]),
            Required = required,
            Secret = Flag(node["secret"]),
            ReplaceOnChanges = Flag(node["replaceOnChanges"]),
            WillReplace = Flag(node["willReplaceOnChanges"]),
            Default = value,
            Environment = environment,
            Deprecation = Text(node["deprecationMessage"]),
        };
    }

    private SchemaType Type(JsonNode node, string path)
    {
        Refuse(node, path, "oneOf", "plain");
        if (Text(node["$ref"]) is { } reference) return Reference(reference, path);
        return Text(node["type"]) switch
        {
            "array" => new SchemaType.Array(Type(node["items"] ?? throw new SchemaException(path, "an array must say what its items are"), $"{path}/items")),
            "object" => new SchemaType.Map(node["additionalProperties"] is { } values ? Type(values, $"{path}/additionalProperties") : new SchemaType.Text()),
            var type => Primitive(type, path),
        };
    }

    private static SchemaType Primitive(string? type, string path) => type switch
    {
        "string" => new SchemaType.Text(),
        "boolean" => new SchemaType.Boolean(),
        "integer" => new SchemaType.Integer(),
        "number" => new SchemaType.Number(),
        _ => throw new SchemaException(path, $"'{type}' is no type"),
    };

    private SchemaType Reference(string reference, string path)
    {
        const string types = "#/types/";
        if (reference == "pulumi.json#/Any") return new SchemaType.Any();
        if (!reference.StartsWith(types, StringComparison.Ordinal)) throw new SchemaException(path, $"this generator knows no references to '{reference}'");
        var token = reference[types.Length..];
        if (_enumerations.TryGetValue(token, out var enumeration)) return new SchemaType.Enumeration(enumeration);
        return _objects.TryGetValue(token, out var spec) ? new SchemaType.Object(spec) : throw new SchemaException(path, $"there is no type '{token}'");
    }

    /// <summary>Modules would be folders and namespaces of their own.</summary>
    private static string RootModule(string token, string path) => token.Split(':') switch
    {
        ["pulumi", "providers", _] or [_, "index", _] => token,
        _ => throw new SchemaException(path, "this generator knows the root module only: package:index:Name"),
    };

    private static void Refuse(JsonNode node, string path, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (node[key] is not null) throw new SchemaException(path.Length == 0 ? key : $"{path}/{key}", "this generator does not know it");
        }
    }

    private static string RequiredText(JsonNode node, string key, string path) => Text(node[key]) ?? throw new SchemaException(path.Length == 0 ? key : $"{path}/{key}", "is missing");

    private static string? Text(JsonNode? node) => (string?)node;

    private static bool Flag(JsonNode? node) => (bool?)node ?? false;

    private static JsonObject Members(JsonNode? node) => node?.AsObject() ?? [];

    private static JsonArray Items(JsonNode? node) => node?.AsArray() ?? [];
}
