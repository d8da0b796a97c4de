using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The body of <c>POST /v3/scm/certificates/{certificate_id}/deploy</c> (https://support.huaweicloud.com/intl/en-us/api-ccm/DeployCertificate.html). The
/// service accepts up to 20 targets. We send one, so that the response is about one target. Absent values are not sent.
/// </summary>
internal sealed class DeployRequest
{
    [JsonPropertyName("service_name")] public string? ServiceName { get; set; }

    /// <summary>The name of the project. The name of a main project is that of its region.</summary>
    [JsonPropertyName("project_name")] public string? ProjectName { get; set; }
    [JsonPropertyName("resources")] public List<DeployTarget> Resources { get; set; } = [];
}

internal sealed class DeployTarget
{
    [JsonPropertyName("id")] public string? Id { get; set; }

    /// <summary>WAF only: <c>cloud</c> or <c>premium</c>.</summary>
    [JsonPropertyName("type")] public string? Type { get; set; }

    /// <summary>CDN only.</summary>
    [JsonPropertyName("domain_name")] public string? DomainName { get; set; }

    /// <summary>WAF only.</summary>
    [JsonPropertyName("enterprise_project_id")] public string? EnterpriseProjectId { get; set; }
}

/// <summary>
/// The response to deploy, with HTTP 200 whether or not the target accepted the certificate. An empty list means success. If the list is missing or cannot be
/// read, the outcome is unknown.
/// </summary>
internal sealed class DeployAnswer
{
    /// <summary>Why the target did not accept the certificate. It is empty for an entry that does not say why.</summary>
    [JsonPropertyName("failure_list"), JsonConverter(typeof(DeployFailures))] public List<string>? Failures { get; set; }
}

internal sealed class DeployFailure
{
    /// <summary>Usually a code and a message of the target's service.</summary>
    [JsonPropertyName("failure_info")] public string? Info { get; set; }
}

/// <summary>
/// Any entry of the list is a failure, even one that is not an object, because a request has a single target. Instead of a list, an object with a message is a
/// failure, too.
/// </summary>
internal sealed class DeployFailures : JsonConverter<List<string>?>
{
    private static readonly LenientObject<DeployFailure> Entry = new();
    private static readonly LenientText Bare = new();

    public override List<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return Entry.Read(ref reader, typeof(DeployFailure), options)?.Info is { } single ? [single] : null;
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var text = reader.TokenType == JsonTokenType.StartObject
                ? Entry.Read(ref reader, typeof(DeployFailure), options)?.Info
                : Bare.Read(ref reader, typeof(string), options);
            texts.Add(text ?? "");
        }

        return texts;
    }

    public override void Write(Utf8JsonWriter writer, List<string>? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
