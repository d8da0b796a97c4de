using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Rules;

/// <summary>
/// The engine's requirements for the answers of any provider (https://github.com/pulumi/pulumi/blob/master/proto/pulumi/provider.proto).
/// </summary>
public static class AnswerRules
{
    /// <returns>The broken rules, or empty if all hold.</returns>
    public static IReadOnlyList<string> Check(string method, JsonObject request, JsonObject response) =>
        [.. Broken(method, request, response).Select(broken => $"{method}: {broken}")];

    /// <returns>The broken rules, or empty if all hold.</returns>
    public static IReadOnlyList<string> Check(string method, JsonObject request, RpcFailure failure) =>
        [.. Broken(method, request, failure).Select(broken => $"{method}: {broken}")];

    private static IEnumerable<string> Broken(string method, JsonObject request, JsonObject response) => method switch
    {
        "GetPluginInfo" => When(response["version"] is null, "no version"),
        "Configure" => When((bool?)response["supportsPreview"] != true, "a provider that answers Handshake must set supportsPreview"),
        "CheckConfig" =>
        [
            .. CheckRules(request, response),
            .. When(response["inputs"]?["__internal"] is not null, "__internal in the inputs"),
            .. VersionRule(request, response),
        ],
        "Check" => CheckRules(request, response),
        "Diff" => DiffRules.Broken(response),
        "DiffConfig" => [.. DiffRules.Broken(response), .. When(DiffRules.Replaces(response), "the replacement of a provider replaces all of its resources")],
        "Create" =>
        [
            .. When(!IsPreview(request) && string.IsNullOrEmpty((string?)response["id"]), "no id, so the resource is lost"),
            .. StateRules(request, "properties", response["properties"], IsPreview(request)),
        ],
        "Update" => StateRules(request, "news", response["properties"], IsPreview(request)),
        "Read" => ReadRules(request, response),
        "List" => ListRules(request, response["responses"] as JsonArray ?? []),
        "Invoke" => When(Property.HasUnknown(response["return"]), "an unknown in the result"),
        _ => [],
    };

    private static IEnumerable<string> Broken(string method, JsonObject request, RpcFailure failure)
    {
        if (failure.Code == "Unavailable") return [];
        if (failure.InitFailure is { } init)
        {
            return
            [
                .. When(string.IsNullOrEmpty((string?)init["id"]), "an init failure without an id, so the resource is lost"),
                .. When(init["reasons"] is not JsonArray { Count: > 0 }, "an init failure without reasons"),
                .. StateRules(request, method == "Update" ? "news" : method == "Read" ? "inputs" : "properties", init["properties"], false),
            ];
        }

        return
        [
            .. When(method is "Cancel" or "GetPluginInfo" or "GetSchema" or "Handshake", $"must not fail: {failure.Message}"),
            .. When(failure.Code is "Internal" or "Unknown" or "DataLoss", $"{failure.Code} says that the state may be corrupt: {failure.Message}"),
            .. When(string.IsNullOrWhiteSpace(failure.Message), "an error without a message"),
        ];
    }

    private static IEnumerable<string> CheckRules(JsonObject request, JsonObject response)
    {
        var news = request["news"] as JsonObject ?? [];
        var failures = (response["failures"] as JsonArray ?? [])
            .Select(failure => (Property: (string?)failure!["property"] ?? "", Reason: (string?)failure["reason"]));
        foreach (var (property, reason) in failures)
        {
            if (property.IndexOfAny(['.', '[']) >= 0) yield return $"a failure names {property}, but the engine only looks up top-level names";
            if (Property.HasSecret(news[property])) yield return $"a failure names {property}, whose value is secret and would be printed";
            if (string.IsNullOrWhiteSpace(reason)) yield return $"a failure of {property} without a reason";
        }

        var inputs = response["inputs"] as JsonObject;
        if (inputs is null && response["failures"] is null && news.Count > 0) yield return "neither inputs nor failures";
        foreach (var broken in StateRules(request, "news", inputs, Property.HasUnknown(news))) yield return broken;
    }

    private static IEnumerable<string> VersionRule(JsonObject request, JsonObject response) =>
        When(response["inputs"]?["version"] is { } version && version.ToString() != request["news"]?["version"]?.ToString(), "the version was changed");

    private static IEnumerable<string> ReadRules(JsonObject request, JsonObject response)
    {
        if (string.IsNullOrEmpty((string?)response["id"]))
        {
            return When(
                response["properties"] is not null || response["inputs"] is not null,
                "no id, but properties or inputs. An empty answer means \"not found\"");
        }

        var isImport = request["inputs"] is null && request["properties"] is not JsonObject { Count: > 0 };
        return
        [
            .. When(response["properties"] is null, "an id without properties"),
            .. When(isImport && response["inputs"] is null, "no inputs, so the resource cannot be imported"),
            .. StateRules(request, "properties", response["properties"], false),
            .. StateRules(request, "inputs", response["inputs"], false),
        ];
    }

    // The CLI stops at the first Continuation (https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/provider_plugin.go).
    private static IEnumerable<string> ListRules(JsonObject request, JsonArray responses)
    {
        var (limit, pageSize) = (Number(request["limit"]), Number(request["pageSize"]));
        var results = responses.Count(response => response!["result"] is not null);
        return
        [
            .. When(responses.Any(response => response!["computed"] is not null) && responses.Count > 1, "results in addition to the unknown"),
            .. When(responses.SkipLast(1).Any(response => response!["continuation"] is not null), "an answer after a continuation"),
            .. When(pageSize < 1 && responses.Any(response => response!["continuation"] is not null), "a continuation although no page size was requested"),
            .. When((limit > 0 && results > limit) || (pageSize > 0 && results > pageSize), $"{results} results are too many"),
            .. When(responses.Any(response => response!["result"] is { } result && string.IsNullOrEmpty((string?)result["id"])), "a result without an id"),
        ];

        static long Number(JsonNode? text) => long.TryParse(text?.ToString(), out var number) ? number : 0;
    }

    // A secret of the request must stay secret in the answer under the same name. Unknowns are allowed only in previews.
    private static IEnumerable<string> StateRules(JsonObject request, string source, JsonNode? answer, bool unknownsAllowed)
    {
        var given = request[source] as JsonObject ?? [];
        foreach (var (name, value) in answer as JsonObject ?? [])
        {
            if (!unknownsAllowed && Property.HasUnknown(value)) yield return $"{name} is unknown outside a preview";
            if (Property.IsSecret(given[name]) && value is not null && !Property.IsSecret(value)) yield return $"{name} was secret and is no longer";
            if (name is "id" or "urn" || name.StartsWith("__", StringComparison.Ordinal)) yield return $"the property name {name} is reserved";
        }
    }

    private static bool IsPreview(JsonObject request) => (bool?)request["preview"] == true;

    private static IEnumerable<string> When(bool broken, string rule) => broken ? [rule] : [];
}
