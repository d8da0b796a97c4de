using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The compiled SDK against schema.json: what Pulumi's runtime finds by reflection is what the schema says.</summary>
public sealed class SdkReflectionTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema.json")))!.AsObject();
    private static readonly Assembly Sdk = typeof(CertificateApplication).Assembly;

    /// <summary>Class in the SDK, and where the schema tells of its properties and of those that are required.</summary>
    public static TheoryData<string, string, string> InputClasses => Data(
    [
        ("ProviderArgs", "provider/inputProperties", "provider/requiredInputs"),
        .. Names("resources").Select(token => ($"{ClassOf(token)}Args", $"resources/{token}/inputProperties", $"resources/{token}/requiredInputs")),
        .. Names("functions").SelectMany(token => new[] { "Args", "InvokeArgs" }
            .Select(suffix => ($"{ClassOf(token)}{suffix}", $"functions/{token}/inputs/properties", $"functions/{token}/inputs/required"))),
    ]);

    public static TheoryData<string, string, string> OutputClasses => Data(
    [
        ("Provider", "provider/properties", "provider/required"),
        .. Names("resources").Select(token => (ClassOf(token), $"resources/{token}/properties", $"resources/{token}/required")),
    ]);

    public static TheoryData<string, string, string> ResultClasses => Data(
    [
        .. Names("functions").Select(token => ($"{ClassOf(token)}Result", $"functions/{token}/outputs/properties", $"functions/{token}/outputs/required")),
        .. Names("types").Where(token => At($"types/{token}/enum") is null)
            .Select(token => ($"Outputs.{ClassOf(token)}", $"types/{token}/properties", $"types/{token}/required")),
    ]);

    public static TheoryData<string> Resources => [.. Names("resources")];

    public static TheoryData<string> Enumerations => [.. Names("types").Where(token => At($"types/{token}/enum") is not null)];

    [Theory]
    [MemberData(nameof(InputClasses))]
    public void Inputs_have_the_schemas_names_needs_and_types(string name, string properties, string required)
    {
        var type = Sdk.GetType($"ScmPulumi.HuaweiCloudScm.{name}", throwOnError: true)!;
        var inputs = Members(type).Select(member => (Member: member, Attribute: member.GetCustomAttribute<InputAttribute>()))
            .Where(input => input.Attribute is not null).ToList();

        Assert.Equal(Expected(properties), inputs.Select(input => input.Attribute!.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            Expected(required),
            inputs.Where(input => input.Attribute!.IsRequired).Select(input => input.Attribute!.Name).Order(StringComparer.Ordinal));
        var isWrapped = name.EndsWith("InvokeArgs", StringComparison.Ordinal) || !IsFunction(properties);
        foreach (var (member, attribute) in inputs)
        {
            var property = At(properties)![attribute!.Name]!;
            Assert.Equal(name == "ProviderArgs" && (string?)property["type"] != "string", attribute.Json);
            Assert.Equal(PlainType(property), isWrapped ? Unwrapped(TypeOf(member)) : Bare(TypeOf(member)));
            // A setter that marks as secret has a field of its own behind it, as that of a list or map has.
            Assert.Equal((bool?)property["secret"] == true || (string?)property["type"] is "array" or "object", member is FieldInfo);
        }
    }

    [Theory]
    [MemberData(nameof(OutputClasses))]
    public void Outputs_have_the_schemas_names_and_types(string name, string properties, string required)
    {
        var outputs = Sdk.GetType($"ScmPulumi.HuaweiCloudScm.{name}", throwOnError: true)!
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(property => property.GetCustomAttribute<OutputAttribute>()!.Name!);
        // Configuration travels as text: what is none is no output of the provider.
        var expected = At(properties)!.AsObject()
            .Where(property => name != "Provider" || (string?)property.Value!["type"] == "string")
            .ToDictionary(property => property.Key, property => property.Value!);

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), outputs.Keys.Order(StringComparer.Ordinal));
        foreach (var (output, property) in outputs)
        {
            var type = property.PropertyType.GetGenericArguments().Single();
            Assert.Equal(PlainType(expected[output]), Bare(type));
            if (type.IsValueType && !IsCollection(type)) Assert.Equal(!Expected(required).Contains(output), Nullable.GetUnderlyingType(type) is not null);
        }
    }

    [Theory]
    [MemberData(nameof(ResultClasses))]
    public void Results_have_the_schemas_names_and_types_and_a_constructor_by_them(string name, string properties, string required)
    {
        var type = Sdk.GetType($"ScmPulumi.HuaweiCloudScm.{name}", throwOnError: true)!;
        var constructor = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance)
            .Single(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null);

        Assert.NotNull(type.GetCustomAttribute<OutputTypeAttribute>());
        Assert.Equal(Expected(properties), constructor.GetParameters().Select(parameter => parameter.Name!).Order(StringComparer.Ordinal));
        Assert.All(constructor.GetParameters(), parameter => Assert.Equal(PlainType(At(properties)![parameter.Name!]!), Bare(parameter.ParameterType)));
        Assert.All(constructor.GetParameters().Where(parameter => parameter.ParameterType.IsValueType && !IsCollection(parameter.ParameterType)),
            parameter => Assert.Equal(!Expected(required).Contains(parameter.Name!), Nullable.GetUnderlyingType(parameter.ParameterType) is not null));
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Enumeration_has_the_schemas_values(string token)
    {
        var type = Sdk.GetType($"ScmPulumi.HuaweiCloudScm.{ClassOf(token)}", throwOnError: true)!;
        var values = type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(property => property.Name, property => property.GetValue(null)!.ToString());

        Assert.NotNull(type.GetCustomAttribute<EnumTypeAttribute>());
        Assert.Equal(At($"types/{token}/enum")!.AsArray().ToDictionary(value => (string)value!["name"]!, value => (string?)value!["value"]), values);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Resource_has_its_token_and_the_version_of_the_package(string token)
    {
        var attribute = Sdk.GetType($"ScmPulumi.HuaweiCloudScm.{ClassOf(token)}", throwOnError: true)!.GetCustomAttribute<ResourceTypeAttribute>()!;

        Assert.Equal(token, attribute.Type);
        Assert.Equal(Resource("version.txt"), attribute.Version);
    }

    /// <summary>Without them the CLI does not know which plugin to fetch, nor from where.</summary>
    [Fact]
    public void Plugin_file_names_the_plugin_its_version_and_its_place()
    {
        var plugin = JsonNode.Parse(Resource("pulumi-plugin.json"))!;

        Assert.True((bool)plugin["resource"]!);
        Assert.Equal("huaweicloud-scm", (string?)plugin["name"]);
        Assert.Equal(Resource("version.txt"), (string?)plugin["version"]);
        Assert.Equal((string?)Schema["pluginDownloadURL"], (string?)plugin["server"]);
    }

    /// <summary>In the sources, because the methods that make these options have no behaviour to call here.</summary>
    [Theory]
    [MemberData(nameof(OutputClasses))]
    public void Resource_options_begin_with_version_place_and_secrets(string name, string properties, string required)
    {
        Assert.NotNull(required);
        var source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sdk", $"{name}.cs"));
        var options = DeclarationList.Of([($"{name}.cs", source)]).Select(type => type!["resourceOptions"]).OfType<JsonNode>().Single();

        Assert.Equal("Utilities.Version", (string?)options["Version"]);
        Assert.Equal((string?)Schema["pluginDownloadURL"], (string?)options["PluginDownloadURL"]);
        Assert.Equal(
            At(properties)!.AsObject().Where(property => (bool?)property.Value!["secret"] == true)
                .Select(property => property.Key).Order(StringComparer.Ordinal),
            (options["AdditionalSecretOutputs"]?.AsArray() ?? []).Select(secret => (string)secret!));
    }

    private static TheoryData<string, string, string> Data(IEnumerable<(string Name, string Properties, string Required)> classes)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (name, properties, required) in classes) data.Add(name, properties, required);
        return data;
    }

    private static JsonNode? At(string path) => path.Split('/').Aggregate((JsonNode?)Schema, (node, key) => node?[key]);

    private static IEnumerable<string> Names(string group) => (At(group)?.AsObject() ?? []).Select(entry => entry.Key);

    private static IEnumerable<string> Expected(string path) => (At(path) switch
    {
        JsonObject properties => properties.Select(property => property.Key),
        JsonArray names => names.Select(name => (string)name!),
        _ => [],
    }).Order(StringComparer.Ordinal);

    private static string ClassOf(string token) => token.Split(':')[2] is var name ? char.ToUpperInvariant(name[0]) + name[1..] : "";

    private static bool IsFunction(string path) => path.StartsWith("functions/", StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var text = new StreamReader(Sdk.GetManifestResourceStream($"ScmPulumi.HuaweiCloudScm.{name}")!);
        return text.ReadToEnd();
    }

    private static MemberInfo[] Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    private static bool IsCollection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    /// <summary>The type of the schema in the form of <see cref="Bare"/>.</summary>
    private static string PlainType(JsonNode property) => ((string?)property["$ref"], (string?)property["type"]) switch
    {
        ({ } reference, _) => ClassOf(reference),
        (_, "array") => $"{PlainType(property["items"]!)}[]",
        (_, "string") => "String",
        (_, "boolean") => "Boolean",
        (_, "integer") => "Int32",
        var (_, type) => throw new NotSupportedException(type),
    };

    /// <summary>Without what wraps an input.</summary>
    private static string Unwrapped(Type type) =>
        type.GetGenericTypeDefinition() == typeof(InputList<>) ? $"{Bare(type.GetGenericArguments()[0])}[]" : Bare(type.GetGenericArguments()[0]);

    private static string Bare(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsGenericType ? $"{Bare(bare.GetGenericArguments()[0])}[]" : bare.Name;
    }
}
