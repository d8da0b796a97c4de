using System.Text.Json.Nodes;
using ScmPulumi.Generator.Schema;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Generator.Tables;

/// <summary>Converts the tables of inputs and outputs to the resource or function of the schema, and to the types that it uses.</summary>
internal static class TableSchema
{
    private const string UntilIssued = "Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.";

    public static JsonObject Resource(string description, ResourceTable resource)
    {
        var inputs = new JsonObject();
        var properties = new JsonObject();
        foreach (var field in resource.Inputs.All)
        {
            inputs[field.Name] = Input(field, resource.UntilIssued.Contains(field.Name));
            properties[field.Name] = Property(field);
        }

        foreach (var output in resource.Outputs) properties[output.Name] = Property(output);
        var required = resource.Inputs.All.Where(field => field.Required).Select(field => field.Name).ToList();
        var schema = new JsonObject
        {
            ["description"] = description,
            ["inputProperties"] = inputs,
            ["requiredInputs"] = Texts(required),
            ["properties"] = properties,
            ["required"] = Texts(required.Concat(Required(resource.Outputs))),
        };
        if (resource.Listing is { } filters) schema["listInputs"] = Object(null, filters.All.Select(field => (field.Name, Property(field))), []);
        return schema;
    }

    public static JsonObject Function(string description, FunctionTable function) => new()
    {
        ["description"] = description,
        ["inputs"] = Object(
            null,
            function.Arguments.All.Select(field => (field.Name, Property(field))),
            function.Arguments.All.Where(field => field.Required).Select(field => field.Name)),
        ["outputs"] = Object(null, function.Results.Select(output => (output.Name, Property(output))), Required(function.Results)),
    };

    /// <summary>The enumerations of the fields and the objects of the outputs, each once.</summary>
    public static JsonObject Types(IEnumerable<Field> fields, IEnumerable<Output> outputs)
    {
        var types = new JsonObject();
        foreach (var field in fields.OfType<TextField>().Where(field => field.Values is not null)) Add(types, EnumToken(field), Enumeration(field));
        foreach (var record in Records(outputs))
        {
            var properties = record.Properties.Select(output => (output.Name, Property(output)));
            Add(types, Token(record), Object(record.Description, properties, Required(record.Properties)));
        }

        return types;
    }

    /// <summary>The types of the outputs, and the types that these contain.</summary>
    private static IEnumerable<RecordType> Records(IEnumerable<Output> outputs) =>
        outputs.Select(output => output.Record).OfType<RecordType>().SelectMany(record => Records(record.Properties).Prepend(record));

    /// <summary>A type that several members use must be the same each time.</summary>
    private static void Add(JsonObject types, string token, JsonObject type)
    {
        if (types.TryAdd(token, type) || JsonNode.DeepEquals(types[token], type)) return;
        throw new InvalidOperationException($"Two different types are called {token}.");
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonObject Enumeration(TextField field) => new()
    {
        ["type"] = "string",
        ["description"] = field.Description,
        ["enum"] = new JsonArray(
        [
            .. field.Values!.Select(value => new JsonObject
            {
                ["name"] = value.Name, ["value"] = value.Value, ["description"] = value.Description,
            }),
        ]),
    };

    private static JsonObject Object(string? description, IEnumerable<(string Name, JsonObject Property)> properties, IEnumerable<string> required)
    {
        var type = new JsonObject { ["type"] = "object" };
        if (description is not null) type["description"] = description;
        type["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create<string, JsonNode?>(property.Name, property.Property)));
        if (Texts(required) is { Count: > 0 } names) type["required"] = names;
        return type;
    }

    private static IEnumerable<string> Required(IEnumerable<Output> outputs) => outputs.Where(output => output.IsRequired).Select(output => output.Name);

    /// <summary>
    /// Documentation tools state that a change to a property with <c>willReplaceOnChanges</c> replaces the resource, so it is set only if that is always true.
    /// </summary>
    private static JsonObject Input(Field field, bool isUntilIssued)
    {
        var property = Property(field);
        if (field.OnChange == ChangeEffect.Update) return property;
        if (isUntilIssued) property["description"] = $"{field.Description} {UntilIssued}";
        else property["willReplaceOnChanges"] = true;
        return property;
    }

    private static JsonObject Property(Field field) => Property(field.Description, field.IsSecret, field switch
    {
        FlagField => Type("boolean"),
        ListField => List(Type("string")),
        TextField { Values: not null } text => Reference(EnumToken(text)),
        _ => Type("string"),
    });

    private static JsonObject Property(Output output) => Property(output.Description, output.IsSecret, output.Type switch
    {
        OutputType.Integer => Type("integer"),
        OutputType.Flag => Type("boolean"),
        OutputType.TextList => List(Type("string")),
        OutputType.Records => List(Reference(Token(output.Record!))),
        _ => Type("string"),
    });

    private static JsonObject Property(string description, bool isSecret, JsonObject property)
    {
        property["description"] = description;
        if (isSecret) property["secret"] = true;
        return property;
    }

    private static JsonObject Type(string name) => new() { ["type"] = name };

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Reference(string token) => new() { ["$ref"] = $"#/types/{token}" };

    /// <summary>The name of the type: <c>DomainMethod</c> for <c>domainMethod</c>.</summary>
    private static string EnumToken(TextField field) => Package.Token(Names.Pascal(field.Name));

    private static string Token(RecordType record) => Package.Token(record.Name);
}
