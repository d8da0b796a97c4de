using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Resources.CertificateApplication;

namespace ScmPulumi.Generator;

/// <summary>
/// The package schema from the provider's tables, without a version: the provider puts its own in
/// (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/pulumi.json).
/// </summary>
internal static class SchemaWriter
{
    private const string Package = "scm";
    private const string RecordType = "scm:index:ValidationRecord";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write() => Schema().ToJsonString(Format) + "\n";

    private static JsonObject Schema() => new()
    {
        ["name"] = Package,
        ["displayName"] = "Huawei Cloud SCM",
        ["description"] = "Apply for certificates of the Huawei Cloud SSL Certificate Manager (SCM).",
        ["keywords"] = new JsonArray("huaweicloud", "scm", "certificate", "tls", "category/cloud", "kind/native"),
        ["license"] = "Apache-2.0",
        ["meta"] = new JsonObject { ["moduleFormat"] = "(.*)", ["supportPack"] = true },
        ["config"] = new JsonObject { ["variables"] = Configuration() },
        ["provider"] = new JsonObject
        {
            ["description"] = "The provider with a configuration of its own, for programs that use more than one account or site.",
            ["inputProperties"] = Configuration(),
        },
        ["types"] = Types(),
        ["resources"] = new JsonObject { ["scm:index:CertificateApplication"] = Application() },
        ["language"] = new JsonObject { ["csharp"] = new JsonObject { ["rootNamespace"] = "ScmPulumi", ["respectSchemaVersion"] = true } },
    };

    private static JsonObject Configuration()
    {
        var variables = new JsonObject();
        foreach (var key in ConfigurationKey.All)
        {
            var variable = new JsonObject { ["type"] = key.IsInteger ? "integer" : "string", ["description"] = key.Description };
            if (key.IsSecret) variable["secret"] = true;
            if (key.Environment.Count > 0) variable["defaultInfo"] = new JsonObject { ["environment"] = Texts(key.Environment) };
            variables[key.Name] = variable;
        }

        return variables;
    }

    private static JsonObject Types()
    {
        var types = new JsonObject();
        foreach (var field in CertificateApplicationFields.All.OfType<TextField>())
        {
            if (field.Values is not null) types[EnumToken(field)] = Enumeration(field.Description, field.Values);
        }

        types[RecordType] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "A record that proves control of a domain.",
            ["properties"] = new JsonObject
            {
                ["domain"] = Text("The domain that the record is for."),
                ["name"] = Text("Name of the record, such as `_dnsauth.example.com`."),
                ["type"] = Text("Type of the record, such as `TXT` or `CNAME`."),
                ["value"] = Text("Value of the record."),
            },
        };
        return types;
    }

    private static JsonObject Enumeration(string description, IEnumerable<EnumValue> values) => new()
    {
        ["type"] = "string",
        ["description"] = description,
        ["enum"] = new JsonArray([.. values.Select(value => new JsonObject { ["name"] = value.Name, ["value"] = value.Value, ["description"] = value.Description })]),
    };

    private static JsonObject Application()
    {
        var inputs = new JsonObject();
        var properties = new JsonObject();
        foreach (var field in CertificateApplicationFields.All)
        {
            inputs[field.Name] = Input(field, isInput: true);
            properties[field.Name] = Input(field, isInput: false);
        }

        foreach (var output in CertificateApplicationOutputs.All) properties[output.Name] = Property(output);
        var required = CertificateApplicationFields.All.Where(field => field.Required).Select(field => field.Name).ToList();
        return new JsonObject
        {
            ["description"] = Descriptions.CertificateApplication,
            ["inputProperties"] = inputs,
            ["requiredInputs"] = Texts(required),
            ["properties"] = properties,
            ["required"] = Texts(required.Append(CertificateApplicationOutputs.DomainNames)),
        };
    }

    private static JsonObject Input(Field field, bool isInput)
    {
        var property = field switch
        {
            FlagField => new JsonObject { ["type"] = "boolean" },
            NamesField => TextList(),
            TextField { Values: not null } text => new JsonObject { ["$ref"] = $"#/types/{EnumToken(text)}" },
            _ => new JsonObject { ["type"] = "string" },
        };
        property["description"] = field.Description;
        if (field.IsSecret) property["secret"] = true;
        if (isInput && field.OnChange != ChangeEffect.None) property["willReplaceOnChanges"] = true;
        return property;
    }

    private static JsonObject Property(Output output)
    {
        var property = output.Type switch
        {
            OutputType.TextList => TextList(),
            OutputType.Records => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = $"#/types/{RecordType}" } },
            _ => new JsonObject { ["type"] = "string" },
        };
        property["description"] = output.Description;
        return property;
    }

    /// <summary><c>domainMethod</c> is of type <c>DomainMethod</c>.</summary>
    private static string EnumToken(TextField field) => $"scm:index:{char.ToUpperInvariant(field.Name[0])}{field.Name[1..]}";

    private static JsonObject TextList() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
