using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>The answer of apply: submitted if and only if <c>request_info</c> says so.</summary>
internal sealed class ApplyAnswer
{
    [JsonPropertyName("request_info"), JsonConverter(typeof(DecisiveText))] public string? RequestInfo { get; set; }

    public bool SaysSuccess => RequestInfo == "success";
}

/// <summary>The answer of cancel-cert: an object with nothing in it that matters.</summary>
internal sealed class CancelAnswer;
