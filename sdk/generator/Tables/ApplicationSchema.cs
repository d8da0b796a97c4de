using System.Text.Json.Nodes;
using ScmPulumi.Generator.Schema;
using ScmPulumi.Provider.Resources.CertificateApplication;

namespace ScmPulumi.Generator.Tables;

/// <summary>The resource <c>CertificateApplication</c> and its types.</summary>
/// <param name="fields">The table of its inputs.</param>
internal sealed class ApplicationSchema(IReadOnlyList<Field> fields)
{
    public const string Token = "scm:index:CertificateApplication";
    private const string RecordToken = "scm:index:ValidationRecord";

    public JsonObject Types()
    {
        var types = new JsonObject();
        foreach (var field in fields.OfType<TextField>())
        {
            if (field.Values is not null) types[EnumToken(field)] = Enumeration(field.Description, field.Values);
        }

        types[RecordToken] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "A record that proves control of a domain.",
            ["properties"] = new JsonObject
            {
                ["domain"] = SchemaJson.Text("The domain that the record is for."),
                ["name"] = SchemaJson.Text("Name of the record, such as `_dnsauth.example.com`."),
                ["type"] = SchemaJson.Text("Type of the record, such as `TXT` or `CNAME`."),
                ["value"] = SchemaJson.Text("Value of the record."),
            },
        };
        return types;
    }

    public JsonObject Resource()
    {
        var inputs = new JsonObject();
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            inputs[field.Name] = Property(field, isInput: true);
            properties[field.Name] = Property(field, isInput: false);
        }

        foreach (var output in CertificateApplicationOutputs.All) properties[output.Name] = Property(output);
        var required = fields.Where(field => field.Required).Select(field => field.Name).ToList();
        return new JsonObject
        {
            ["description"] = Descriptions.CertificateApplication,
            ["inputProperties"] = inputs,
            ["requiredInputs"] = SchemaJson.Texts(required),
            ["properties"] = properties,
            ["required"] = SchemaJson.Texts(required.Append(CertificateApplicationOutputs.DomainNames)),
        };
    }

    private static JsonObject Enumeration(string description, IEnumerable<EnumValue> values) => new()
    {
        ["type"] = "string",
        ["description"] = description,
        ["enum"] = new JsonArray([.. values.Select(value => new JsonObject { ["name"] = value.Name, ["value"] = value.Value, ["description"] = value.Description })]),
    };

    private static JsonObject Property(Field field, bool isInput)
    {
        var property = field switch
        {
            FlagField => new JsonObject { ["type"] = "boolean", ["description"] = field.Description },
            NamesField => SchemaJson.TextList(field.Description),
            TextField { Values: not null } text => Enumerated(text),
            _ => SchemaJson.Text(field.Description),
        };
        if (field.IsSecret) property["secret"] = true;
        if (isInput && field.OnChange != ChangeEffect.None) property["willReplaceOnChanges"] = true;
        return property;
    }

    private static JsonObject Enumerated(TextField field)
    {
        var property = SchemaJson.Reference(EnumToken(field));
        property["description"] = field.Description;
        return property;
    }

    private static JsonObject Property(Output output) => output.Type switch
    {
        OutputType.TextList => SchemaJson.TextList(output.Description),
        OutputType.Records => SchemaJson.List(SchemaJson.Reference(RecordToken), output.Description),
        _ => SchemaJson.Text(output.Description),
    };

    /// <summary><c>domainMethod</c> is of type <c>DomainMethod</c>.</summary>
    private static string EnumToken(TextField field) => $"scm:index:{Names.Pascal(field.Name)}";
}
