using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Replay;

/// <summary>What the service must have held before a recorded step, told by the step itself.</summary>
internal static class CertificateSeeds
{
    // What Read found is the truth; else what the engine remembered; else the certificate was still to be applied for.
    private static readonly Func<TraceCall, JsonObject?>[] Sources =
    [
        call => call is { Method: "Read", Response: { Count: > 0 } found } ? found["properties"] as JsonObject : null,
        call => call.Method is "Diff" or "Update" ? call.Request["olds"] as JsonObject : null,
        call => call.Method is "Delete" ? call.Request["properties"] as JsonObject : null,
    ];

    /// <summary>Replaces the emulator's certificates by those of a step. Ids that end in 404 are those that the recording asked for in vain.</summary>
    public static void Plant(ScmEmulator emulator, TraceStep step, ISet<string> planted)
    {
        foreach (var id in planted)
        {
            emulator.Remove(id);
        }

        planted.Clear();
        foreach (var id in step.Calls.SelectMany(Ids).Distinct().Where(id => !id.EndsWith("404", StringComparison.Ordinal)))
        {
            emulator.AddCertificate(Seed(id, step));
            planted.Add(id);
        }
    }

    private static CertificateSeed Seed(string id, TraceStep step)
    {
        var bought = new CertificateSeed { Id = id, DomainType = "MULTI_DOMAIN", DomainCount = 10 };
        var calls = step.Calls.Where(call => Ids(call).Contains(id)).ToList();
        var isGone = calls.Any(call => call is { Method: "Read", Response: { Count: 0 } });
        var application = isGone ? null : Sources.Select(source => calls.Select(source).FirstOrDefault(found => found is not null)).FirstOrDefault(found => found is not null);
        return Property.RevealAll(application) is not JsonObject applied ? bought : bought with
        {
            Status = (string)applied["status"]!,
            Domain = (string)applied["domain"]!,
            Sans = string.Join(';', (applied["sans"] as JsonArray ?? []).Select(name => (string)name!)),
            ApplicantName = (string?)applied["applicantName"],
            ApplicantPhone = (string?)applied["applicantPhone"],
            ApplicantEmail = (string?)applied["applicantEmail"],
        };
    }

    private static IEnumerable<string> Ids(TraceCall call) => call.Method is "CheckConfig" or "DiffConfig" or "Configure" ? [] :
        new[] { call.Request["id"], call.Request["properties"]?["certificateId"], call.Request["news"]?["certificateId"] }
            .Where(id => id is not null && !Property.IsUnknown(id)).Select(id => (string)id!).Distinct();
}
