using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>The response to apply. The application was submitted only if <c>request_info</c> says so.</summary>
internal sealed class ApplyAnswer
{
    [JsonPropertyName("request_info"), JsonConverter(typeof(DecisiveText))] public string? RequestInfo { get; set; }

    public bool SaysSuccess => RequestInfo == "success";
}

/// <summary>The response to cancel-cert: an object without relevant content.</summary>
internal sealed class CancelAnswer;
