using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScmPulumi.Emulator.Api;

/// <summary>An answer before it goes out.</summary>
internal sealed record Answer(int Status, string Body)
{
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Success(JsonObject body) => new(200, body.ToJsonString(PlainText));

    /// <summary>An error of SCM itself.</summary>
    public static Answer Error(int status, string code, string message) =>
        new(status, new JsonObject { ["error_code"] = code, ["error_msg"] = message }.ToJsonString(PlainText));

    /// <summary>An error of the gateway before SCM.</summary>
    public static Answer Gateway(int status, string code, string message, string requestId) =>
        new(status, new JsonObject { ["error_msg"] = message, ["error_code"] = code, ["request_id"] = requestId }.ToJsonString(PlainText));

    public static Answer Of(Fault fault) => new(fault.Status, fault.Body) { ContentType = fault.ContentType, Headers = fault.Headers };
}
