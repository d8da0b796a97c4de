using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScmPulumi.Generator.CSharp;

internal static class Literal
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON string literal is also a C# string literal.</summary>
    public static string Text(string text) => JsonValue.Create(text).ToJsonString(Format);
}
