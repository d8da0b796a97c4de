using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScmPulumi.Emulator.Api;

/// <summary>The answer to a request, before it is sent.</summary>
internal sealed record Answer(int Status, string Body)
{
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Success(JsonObject body) => new(200, Text(body));

    /// <summary>An error from SCM.</summary>
    public static Answer Error(int status, string code, string message) =>
        new(status, Text(new JsonObject { ["error_code"] = code, ["error_msg"] = message }));

    /// <summary>An error from the gateway in front of SCM.</summary>
    public static Answer Gateway(int status, string code, string message, string requestId) =>
        new(status, Text(new JsonObject { ["error_msg"] = message, ["error_code"] = code, ["request_id"] = requestId }));

    public static Answer Of(Fault fault) => new(fault.Status, fault.Body) { ContentType = fault.ContentType, Headers = fault.Headers };

    public Answer With(JsonObject body) => this with { Body = Text(body) };

    private static string Text(JsonObject body) => body.ToJsonString(PlainText);
}
