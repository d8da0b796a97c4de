using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Replay;

/// <summary>
/// Adapts the recorded scenarios of a resource that is refreshed before every update to a subscription. In the recording, the status of an application
/// <c>app</c> changes, and another application <c>other</c> takes the status as an input. Here a purchase moves on to its next certificate, and the other
/// application takes its id.
/// </summary>
public static class SubscriptionTrace
{
    private const string FirstId = "scs1600000000001";
    private const string NextId = "scs1600000000003";
    private const string FirstStatus = "CHECKING_DOMAIN";
    private const string Status = "status";
    private const string InputThatTakesIt = "companyUnit";

    /// <summary>The recording deletes the other application first. Our provider does so only with this option.</summary>
    private const string Option = "    options: { deleteBeforeReplace: true }\n";

    public static Trace Of(Trace recorded) => recorded with
    {
        Steps =
        [
            .. recorded.Steps.Select(step => step with
            {
                Program = step.Program.Replace("  other:\n", $"  other:\n{Option}", StringComparison.Ordinal),
                Calls = [.. step.Calls.Select(Of)],
            }),
        ],
    };

    private static TraceCall Of(TraceCall call)
    {
        var isFollowed = call.Subject?.EndsWith("::app", StringComparison.Ordinal) == true;
        if (!isFollowed && call.Subject?.EndsWith("::other", StringComparison.Ordinal) != true) return call;
        var request = Changed(call.Request, isFollowed ? Followed : Dependent);
        if (request.ContainsKey("id")) request["id"] = FirstId;
        foreach (var name in isFollowed ? new[] { "urn", "type" } : [])
        {
            request[name] = ((string)request[name]!).Replace("CertificateApplication", "CertificateSubscription", StringComparison.Ordinal);
        }

        return call with { Request = request, Response = call.Response is { } response ? Changed(response, isFollowed ? Followed : Dependent) : null };
    }

    /// <summary>Changes all inputs and states in a message.</summary>
    private static JsonObject Changed(JsonObject message, Func<JsonObject, JsonObject> change)
    {
        var changed = Property.Copy(message);
        foreach (var (name, value) in message)
        {
            if (value is JsonObject properties && properties.ContainsKey("certificateId")) changed[name] = change(Property.Copy(properties));
        }

        return changed;
    }

    private static JsonObject Followed(JsonObject application)
    {
        var purchase = new JsonObject { ["certificateId"] = FirstId };
        if (application[Status] is not { } status) return purchase;
        var isRenewed = (string)status! != FirstStatus;
        purchase["latestCertificateId"] = isRenewed ? NextId : FirstId;
        purchase["usableCertificateId"] = FirstId;
        purchase["renewals"] = isRenewed ? 1 : 0;
        return purchase;
    }

    private static JsonObject Dependent(JsonObject application)
    {
        application["certificateId"] = (string)application[InputThatTakesIt]! == FirstStatus ? FirstId : NextId;
        application.Remove(InputThatTakesIt);
        return application;
    }
}
