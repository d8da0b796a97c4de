using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Replay;

/// <summary>Changes what cannot be sent as recorded: addresses, keys, and an input that only the recorded stub had.</summary>
internal static class Adaptation
{
    private const string InputOfTheStub = "validationRecordNames";

    public static JsonObject Of(TraceCall call, string engineAddress)
    {
        var request = Property.Copy(call.Request);
        if (request.ContainsKey("engineAddress")) request["engineAddress"] = engineAddress;
        foreach (var part in new[] { "args", "news", "olds", "oldInputs", "variables" }.Where(_ => call.Method is "CheckConfig" or "DiffConfig" or "Configure"))
        {
            Replace(request[part], "accessKey", EmulatorOptions.DefaultAccessKey);
            Replace(request[part], "secretKey", EmulatorOptions.DefaultSecretKey);
        }

        foreach (var part in new[] { "news", "olds", "oldInputs", "oldOutputs", "properties", "inputs" }.Where(_ => call.IsOf("CertificateValidation")))
        {
            (request[part] as JsonObject)?.Remove(InputOfTheStub);
        }

        return request;
    }

    private static void Replace(JsonNode? part, string key, string value)
    {
        foreach (var name in new[] { key, $"huaweicloud-scm:config:{key}" })
        {
            if (part is not JsonObject members || members[name] is not { } recorded || Property.Reveal(recorded) is null) continue; // null is not a key
            members[name] = Property.IsSecret(recorded) ? Property.Secret(value) : value;
        }
    }
}
