using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Replay;

/// <summary>The certificates that must exist in the service before a recorded step, derived from the step.</summary>
internal static class CertificateSeeds
{
    private const string Application = "CertificateApplication";
    private const string Validation = "CertificateValidation";
    private const string Subscription = "CertificateSubscription";

    /// <summary>A certificate with this validity is about to expire from the day it is issued.</summary>
    private const int DaysOfShortCertificate = 33;

    // The result of Read, otherwise the state that the engine sent. Without either, the certificate was not applied for yet.
    private static readonly Func<TraceCall, JsonObject?>[] Sources =
    [
        call => call is { Method: "Read", Response: { Count: > 0 } found } ? found["properties"] as JsonObject : null,
        call => call.Method is "Diff" or "Update" ? call.Request["olds"] as JsonObject : null,
        call => call.Method is "Delete" ? call.Request["properties"] as JsonObject : null,
    ];

    /// <summary>Replaces the emulator's certificates with those of a step. Ids that end in 404 are those that the recording did not find.</summary>
    public static void Plant(ScmEmulator emulator, TraceStep step, ISet<string> planted)
    {
        foreach (var id in planted) emulator.Remove(id);
        planted.Clear();
        var renewals = step.Calls.Select(Renewal).OfType<(string First, string Next)>().Distinct().ToList();
        var renewed = renewals.SelectMany(renewal => new[] { renewal.First, renewal.Next });
        foreach (var id in step.Calls.SelectMany(Ids).Distinct().Except(renewed).Where(id => !id.EndsWith("404", StringComparison.Ordinal)))
        {
            planted.Add(emulator.AddCertificate(Seed(id, step)));
        }

        foreach (var (first, next) in renewals)
        {
            var seed = Seed(first, step);
            planted.Add(emulator.AddCertificate(seed with { Status = CertificateStatus.Issued, ValidityDays = DaysOfShortCertificate }));
            planted.Add(emulator.AddCertificate(seed with { Id = next }));
            emulator.Link(first, next);
        }

        TargetSeeds.Plant(emulator, step);
    }

    /// <summary>Adds the certificates in a state to the emulator.</summary>
    public static void Plant(ScmEmulator emulator, StackState state)
    {
        foreach (var applied in state.Resources.Where(resource => resource.Type.EndsWith($":{Application}", StringComparison.Ordinal)))
        {
            var validated = state.Resources.FirstOrDefault(resource => resource.Id == applied.Id && resource != applied);
            emulator.AddCertificate(Applied(new CertificateSeed { Id = applied.Id }, applied.Outputs, (string)(validated ?? applied).Outputs["status"]!));
        }

        TargetSeeds.Plant(emulator, state);
    }

    /// <summary>Creates the DNS records if the recorded wait succeeded.</summary>
    public static void Advance(ScmEmulator emulator, TraceCall call)
    {
        if (call is { Method: "Create" or "Update", Response: not null } && call.IsOf(Validation) && (bool?)call.Request["preview"] != true)
        {
            foreach (var id in Ids(call).Where(id => emulator.Certificate(id).Status == CertificateStatus.CheckingDomain)) emulator.PublishRecords(id);
        }
    }

    /// <summary>The ids before and after a recorded renewal of a subscription.</summary>
    private static (string First, string Next)? Renewal(TraceCall call) =>
        call is { Method: "Read", Response: { } found } && call.IsOf(Subscription)
        && (string?)found["properties"]?["latestCertificateId"] is { } next && (string)call.Request["id"]! is var first && first != next ? (first, next) : null;

    private static CertificateSeed Seed(string id, TraceStep step)
    {
        var bought = new CertificateSeed { Id = id, DomainType = "MULTI_DOMAIN", DomainCount = 10 };
        var calls = step.Calls.Where(call => Ids(call).Contains(id)).ToList();
        if (calls.SelectMany(call => call.Listed).FirstOrDefault(listed => (string?)listed["id"] == id) is { } found)
        {
            return bought with { Status = CertificateStatus.CheckingDomain, Domain = (string)found["name"]! };
        }

        if (calls.TrueForAll(call => call.Method == "Invoke")) return bought with { Status = CertificateStatus.Issued, Domain = "www.example.com" };
        if (!calls.Exists(call => call.IsOf(Application))) return bought with { Status = CertificateStatus.CheckingDomain, Domain = "www.example.com" };
        var isGone = calls.Exists(call => call is { Method: "Read", Response: { Count: 0 } });
        return isGone || Recorded(calls, Application) is not { } applied ? bought : Applied(bought, applied, Status(calls, applied));
    }

    /// <param name="recorded">The inputs and outputs of the application.</param>
    private static CertificateSeed Applied(CertificateSeed bought, JsonObject recorded, string status)
    {
        var applied = Property.RevealAll(recorded)!;
        return bought with
        {
            Status = status,
            Type = (string?)applied["certificateType"] ?? bought.Type,
            DomainType = (string?)applied["domainType"] ?? bought.DomainType,
            Domain = (string)applied["domain"]!,
            Sans = string.Join(';', (applied["sans"] as JsonArray ?? []).Select(name => (string)name!)),
            ValidationMethod = (string?)applied["validationMethod"] ?? bought.ValidationMethod,
            Csr = (string?)applied["csr"],
            Country = (string?)applied["country"],
            CompanyName = (string?)applied["companyName"],
            CompanyProvince = (string?)applied["companyProvince"],
            CompanyCity = (string?)applied["companyCity"],
            ApplicantName = (string?)applied["applicantName"],
            ApplicantPhone = (string?)applied["applicantPhone"],
            ApplicantEmail = (string?)applied["applicantEmail"],
        };
    }

    // The validation read the status later than its application. But the stub also replaced an issued application, which the provider does only under review.
    private static string Status(IReadOnlyList<TraceCall> calls, JsonObject applied)
    {
        var isReplaced = calls.Any(call => call is { Method: "Diff", Response: { } answer } && call.IsOf(Application) && DiffRules.Replaces(answer));
        return (string)(isReplaced ? applied : Recorded(calls, Validation) ?? applied)["status"]!;
    }

    private static JsonObject? Recorded(IEnumerable<TraceCall> calls, string resource) => Property.RevealAll(Sources
        .Select(source => calls.Where(call => call.IsOf(resource)).Select(source).FirstOrDefault(found => found is not null))
        .FirstOrDefault(found => found is not null)) as JsonObject;

    private static IEnumerable<string> Ids(TraceCall call)
    {
        if (call.Method is "CheckConfig" or "DiffConfig" or "Configure") return [];
        JsonNode?[] ids =
        [
            call.Request["id"],
            call.Request["properties"]?["certificateId"],
            call.Request["news"]?["certificateId"],
            call.Request["args"]?["certificateId"],
            .. call.Listed.Select(listed => listed["id"]),
        ];
        return ids.Where(id => id is not null && !Property.IsUnknown(id)).Select(id => (string)id!).Where(id => !id.Contains('/')).Distinct();
    }
}
