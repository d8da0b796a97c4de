using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The answer to a query of deployed resources: for each certificate and service, the targets by region. A service that does not use the certificate has an
/// entry, too. A region shows at most 100 targets, and none if SCM cannot query it.
/// </summary>
internal static class DeployedListing
{
    private const int MostOfRegion = 100;

    public static JsonObject Create(IReadOnlyList<StoredTarget> targets, DeployedQuery query, Switches switches)
    {
        var looks = targets.Select(target => (Target: target, CertificateId: target.Look())).ToList();
        return new JsonObject
        {
            ["results"] = new JsonArray([.. query.CertificateIds!.Distinct().Select(id => Certificate(
                id, query.Asked, [.. looks.Where(look => look.CertificateId == id).Select(look => look.Target)], switches))]),
        };
    }

    private static JsonObject Certificate(string id, IEnumerable<string> services, IReadOnlyList<StoredTarget> targets, Switches switches)
    {
        var entries = services.Select(service => Service(service, [.. targets.Where(target => target.Seed.Service == service)], switches)).ToList();
        return new JsonObject
        {
            ["certificate_id"] = id,
            ["total_num"] = entries.Sum(entry => (int)entry["resource_num"]!),
            ["deployed_resources"] = new JsonArray([.. entries]),
        };
    }

    private static JsonObject Service(string service, IReadOnlyList<StoredTarget> targets, Switches switches)
    {
        var failing = service == "CDN" ? [] : switches.RegionsInError;
        var regions = targets.Select(target => target.Region).Concat(failing).Distinct().Order(StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["service"] = service,
            ["resource_num"] = targets.Count(target => !failing.Contains(target.Region)),
            ["resource_location"] = service == "CDN" ? "global" : "region",
            ["region_resources"] = new JsonArray([.. regions.Select(region => Region(
                region, failing.Contains(region), targets.Where(target => target.Region == region)))]),
        };
    }

    private static JsonObject Region(string region, bool isError, IEnumerable<StoredTarget> targets) => new()
    {
        ["region_id"] = region,
        ["is_error"] = isError,
        ["resources"] = new JsonArray([.. targets.Take(isError ? 0 : MostOfRegion).Select(target => new JsonObject
        {
            ["resource_id"] = target.Seed.Id,
            ["resource_name"] = target.Seed.Name,
        })]),
    };
}
