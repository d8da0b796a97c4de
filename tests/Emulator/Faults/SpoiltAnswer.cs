using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Api;

namespace ScmPulumi.Emulator.Faults;

/// <summary>The true answer with a corrupted body.</summary>
internal static class SpoiltAnswer
{
    private const string Records = "authentification";

    /// <returns>The unchanged answer if the fault does not affect the body.</returns>
    public static Answer Of(Fault fault, Answer truth) => fault.Kind switch
    {
        FaultKind.ContentType => truth with { ContentType = fault.ContentType },
        FaultKind.Truncate => truth with { Body = truth.Body[..(truth.Body.Length / 2)] },
        FaultKind.WrongTypes => Changed(truth, body => Members(body, (_, value) => OtherType(value))),
        FaultKind.ExtraFields => Changed(truth, WithExtra),
        FaultKind.MissingFields => Changed(truth, WithoutEverySecond),
        FaultKind.Nulls => Changed(truth, body => Members(body, (_, _) => null)),
        FaultKind.OtherStatus => Changed(truth, body => InStatus(body, fault.ShownStatus)),
        FaultKind.NoRecords => Changed(truth, body => Members(body, (name, value) => name == Records ? null : value?.DeepClone())),
        FaultKind.FirstRecord => Changed(truth, body => WithRecords(body, records => records.Take(1))),
        FaultKind.ReversedRecords => Changed(truth, body => WithRecords(body, records => records.Reverse())),
        _ => truth,
    };

    private static Answer Changed(Answer truth, Func<JsonObject, JsonObject> change) => truth.With(change(JsonNode.Parse(truth.Body)!.AsObject()));

    private static JsonObject Members(JsonObject body, Func<string, JsonNode?, JsonNode?> change) =>
        new(body.Select(member => KeyValuePair.Create(member.Key, change(member.Key, member.Value))));

    private static JsonObject WithRecords(JsonObject body, Func<JsonArray, IEnumerable<JsonNode?>> select) => Members(body, (name, value) =>
        name == Records && value is JsonArray records ? new JsonArray([.. select(records).Select(record => record?.DeepClone())]) : value?.DeepClone());

    private static JsonNode? OtherType(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => 7,
        JsonValueKind.Number => new JsonArray(value.DeepClone()),
        JsonValueKind.Array => "a list",
        JsonValueKind.True or JsonValueKind.False => "perhaps",
        JsonValueKind.Object => Members(value.AsObject(), (_, member) => OtherType(member)),
        _ => null,
    };

    private static JsonObject WithExtra(JsonObject body)
    {
        var extended = Members(body, (_, value) => Deep(value, WithExtra));
        extended["brand_new"] = new JsonObject { ["error"] = new JsonArray("SCM.0010", null, 1e300) };
        return extended;
    }

    private static JsonObject WithoutEverySecond(JsonObject body) =>
        new(body.Where((_, index) => index % 2 == 1).Select(member => KeyValuePair.Create(member.Key, Deep(member.Value, WithoutEverySecond))));

    private static JsonObject InStatus(JsonObject body, string status) =>
        Members(body, (name, value) => name == "status" ? status : Deep(value, part => InStatus(part, status)));

    private static JsonNode? Deep(JsonNode? value, Func<JsonObject, JsonObject> change) => value switch
    {
        JsonObject part => change(part),
        JsonArray parts => new JsonArray([.. parts.Select(part => Deep(part, change))]),
        _ => value?.DeepClone(),
    };
}
