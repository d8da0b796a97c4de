using System.Text.Json.Nodes;

namespace ScmPulumi.Generator.Tables;

/// <summary>The few shapes that a package schema is made of.</summary>
internal static class SchemaJson
{
    public static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    public static JsonObject TextList(string description) => List(new JsonObject { ["type"] = "string" }, description);

    public static JsonObject List(JsonObject items, string description) => new() { ["type"] = "array", ["items"] = items, ["description"] = description };

    public static JsonObject Reference(string token) => new() { ["$ref"] = $"#/types/{token}" };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
