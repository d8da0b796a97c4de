using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// What Pulumi demands of a package schema: the keys and shapes of its meta-schema
/// (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/pulumi.json) and the names that its binder reserves
/// (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/bind.go).
/// </summary>
internal sealed partial class MetaSchema
{
    private static readonly string[] PackageKeys =
    [
        "name", "displayName", "version", "description", "keywords", "homepage", "license", "attribution", "repository", "logoUrl", "pluginDownloadURL",
        "publisher", "namespace", "meta", "config", "types", "provider", "resources", "functions", "language", "dependencies", "parameterization",
        "allowedPackageNames",
    ];

    private static readonly string[] TypeKeys = ["type", "items", "additionalProperties", "$ref", "oneOf", "discriminator", "plain"];

    private static readonly string[] PropertyKeys =
    [
        .. TypeKeys, "description", "const", "default", "defaultInfo", "deprecationMessage", "language", "secret", "replaceOnChanges", "willReplaceOnChanges",
    ];

    private static readonly string[] ObjectKeys = ["description", "type", "properties", "required", "language", "isOverlay"];

    private static readonly string[] ResourceKeys =
    [
        "description", "properties", "required", "inputProperties", "requiredInputs", "stateInputs", "listInputs", "aliases", "deprecationMessage",
        "isComponent", "methods", "isOverlay", "language", "type",
    ];

    private readonly JsonObject _schema;
    private readonly List<string> _problems = [];

    private MetaSchema(JsonObject schema) => _schema = schema;

    /// <summary>All that is wrong, each with its path.</summary>
    public static IReadOnlyList<string> Problems(JsonObject schema)
    {
        var rules = new MetaSchema(schema);
        rules.Package();
        return rules._problems;
    }

    private void Package()
    {
        Keys(_schema, "", PackageKeys);
        var name = (string?)_schema["name"] ?? "";
        Demand(PackageName().IsMatch(name) && name is not ("pulumi" or "input"), "name", "is missing, malformed or reserved");
        Demand(_schema["version"] is not null || (bool?)_schema["meta"]?["supportPack"] is not true, "version", "is missing, and supportPack asks for it");
        Demand(_schema["config"]?["defaults"] is not JsonArray { Count: > 0 }, "config/defaults", "is bound as a list of required keys; leave it empty");
        Properties(_schema["config"]?["variables"], null, "config/variables");
        foreach (var (token, type) in Members(_schema["types"])) Type(token, type!.AsObject());
        Resource("provider", _schema["provider"]?.AsObject() ?? [], isProvider: true);
        foreach (var (token, resource) in Members(_schema["resources"]))
        {
            Token(token, "resources", startsLower: false);
            Demand(!token.EndsWith(":index:Provider", StringComparison.Ordinal), $"resources/{token}", "is a reserved name");
            Resource($"resources/{token}", resource!.AsObject(), isProvider: false);
        }

        foreach (var (token, function) in Members(_schema["functions"])) Function(token, function!.AsObject());
    }

    private void Type(string token, JsonObject type)
    {
        var path = $"types/{token}";
        Token(token, "types", startsLower: false);
        if (type["enum"] is not JsonArray values)
        {
            Object(type, path, []);
            return;
        }

        Keys(type, path, [.. ObjectKeys, "enum"]);
        Demand((string?)type["type"] is "string" or "integer" or "number", $"{path}/type", "must be string, integer or number");
        foreach (var value in values)
        {
            Keys(value!.AsObject(), $"{path}/enum", ["name", "description", "value", "deprecationMessage"]);
            Demand(value["value"] is not null, $"{path}/enum", "every value must say what it is");
        }
    }

    private void Resource(string path, JsonObject resource, bool isProvider)
    {
        Keys(resource, path, ResourceKeys);
        Properties(resource["inputProperties"], resource["requiredInputs"], $"{path}/inputProperties", isProvider ? ["version"] : []);
        Properties(resource["properties"], resource["required"], $"{path}/properties", isProvider ? [] : ["id", "urn"]);
        if (resource["stateInputs"] is JsonObject state) Object(state, $"{path}/stateInputs", ["id"]);
        foreach (var (name, input) in Members(resource["inputProperties"]))
        {
            Demand(input!["replaceOnChanges"] is null, $"{path}/inputProperties/{name}", "replaceOnChanges belongs to outputs");
        }
    }

    private void Function(string token, JsonObject function)
    {
        var path = $"functions/{token}";
        Token(token, "functions", startsLower: true);
        Keys(function, path, ["description", "inputs", "multiArgumentInputs", "outputs", "returnType", "deprecationMessage", "isOverlay", "language"]);
        foreach (var part in new[] { "inputs", "outputs" })
        {
            if (function[part] is JsonObject properties) Object(properties, $"{path}/{part}", []);
        }
    }

    private void Object(JsonObject type, string path, string[] reserved)
    {
        Keys(type, path, ObjectKeys);
        Demand((string?)type["type"] == "object", $"{path}/type", "must be object");
        Properties(type["properties"], type["required"], $"{path}/properties", reserved);
    }

    private void Properties(JsonNode? properties, JsonNode? required, string path, params string[] reserved)
    {
        foreach (var (name, property) in Members(properties))
        {
            var at = $"{path}/{name}";
            Demand(name != "pulumi" && !reserved.Contains(name), at, "is a reserved name");
            Keys(property!.AsObject(), at, PropertyKeys);
            Expression(property, at);
            var info = property["defaultInfo"];
            Demand(info is null || info["environment"] is JsonArray { Count: > 0 }, $"{at}/defaultInfo", "must list environment");
        }

        foreach (var name in required?.AsArray() ?? [])
        {
            Demand(Members(properties).ContainsKey((string)name!), $"{path}/{name}", "is required, but there is no such property");
        }
    }

    private void Expression(JsonNode type, string path)
    {
        if ((string?)type["$ref"] is { } reference)
        {
            const string types = "#/types/";
            var isThere = !reference.StartsWith(types, StringComparison.Ordinal) || _schema["types"]?[reference[types.Length..]] is not null;
            Demand(isThere, path, "refers to a type that is not there");
            Demand(type["type"] is null, path, "has both $ref and type");
            return;
        }

        var name = (string?)type["type"];
        Demand(name is "string" or "boolean" or "integer" or "number" or "array" or "object", path, "has no type");
        Demand(name != "array" || type["items"] is not null, path, "is an array that does not say of what");
        if (type["items"] is { } items) Expression(items, $"{path}/items");
        if (type["additionalProperties"] is { } values) Expression(values, $"{path}/additionalProperties");
    }

    private void Token(string token, string path, bool startsLower)
    {
        var parts = token.Split(':');
        var isToken = parts.Length == 3 && parts[0] == (string?)_schema["name"] && parts[2].Length > 0;
        Demand(isToken, $"{path}/{token}", "is no token package:module:Name of this package");
        var rule = startsLower ? "a function begins with a small letter" : "a resource or type begins with a capital";
        Demand(char.IsLower(parts[^1][0]) == startsLower, $"{path}/{token}", rule);
    }

    private void Keys(JsonObject node, string path, string[] known)
    {
        foreach (var key in node.Select(entry => entry.Key).Except(known)) Demand(false, $"{path}/{key}", "is no key of the meta-schema");
    }

    private void Demand(bool holds, string path, string problem)
    {
        if (!holds) _problems.Add($"{path}: {problem}");
    }

    private static JsonObject Members(JsonNode? node) => node?.AsObject() ?? [];

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9_]*$")]
    private static partial Regex PackageName();
}
