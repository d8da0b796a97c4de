using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>Responses to show that the emulator itself would not give.</summary>
internal static class ShownCertificate
{
    /// <summary>It has one record per value, all for the domain.</summary>
    public static Fault Shown(string status, string? domain = "www.example.com", params string[] recordValues) =>
        ShownWith(
            status, ("domain", domain), ("validation_method", "DNS"),
            ("authentification", new JsonArray([.. recordValues.Select(value => RecordOf(domain, value))])));

    public static Fault ShownWith(string status, params (string Member, JsonNode? Value)[] members)
    {
        var answer = new JsonObject { ["status"] = status, ["type"] = "DV_SSL_CERT", ["domain"] = "www.example.com" };
        foreach (var (member, value) in members) answer[member] = value;
        return Fault.Answer(200, answer.ToJsonString());
    }

    public static JsonObject RecordOf(string? domain, string value) => new()
    {
        ["domain"] = domain, ["record_name"] = $"_dnsauth.{domain}", ["record_type"] = "TXT", ["record_value"] = value,
    };
}
