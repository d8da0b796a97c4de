using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Emulator.Management;

/// <summary>The methods of <see cref="ScmEmulator"/> that scripts in other processes need, over HTTP and JSON.</summary>
internal static class ManagementApi
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddRoutingCore();
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>The JSON of this API: camelCase, and enumerations as names. Unknown and missing names are refused.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectRequiredConstructorParameters = true;
        json.RespectNullableAnnotations = true;
        return json;
    }

    public static void Map(WebApplication app, ScmEmulator scm)
    {
        app.Use(ExplainRefusalAsync);
        app.MapPost("/certificates", (CertificateSeed seed) => scm.Certificate(scm.AddCertificate(seed)));
        app.MapGet("/certificates/{id}", (string id) => scm.Certificate(id));
        app.MapDelete("/certificates/{id}", (string id) => scm.Remove(id));
        app.MapPost("/certificates/{id}/renew", (string id, Renewal? renewal) => scm.Certificate(scm.Renew(id, renewal?.Next, renewal?.Links)));
        app.MapPost("/certificates/{id}/link", (string id, LinkTo link) => scm.Link(id, link.NewId, link.Links));
        app.MapPost("/certificates/{id}/status", (string id, StatusChange change) => scm.SetStatus(id, change.Status));
        app.MapPost("/certificates/{id}/publish-records", (string id) => scm.PublishRecords(id));
        app.MapPost("/certificates/{id}/withdraw", (string id) => scm.Withdraw(id));
        app.MapPost("/certificates/{id}/revoke", (string id, Decision? decision) => scm.Revoke(id, decision?.Reason));
        app.MapPost("/clock", (ClockChange change) => new { Now = scm.AdvanceClock(TimeSpan.FromDays(change.AdvanceDays)) });
        app.MapPost("/targets", (TargetSeed seed) => scm.AddTarget(seed));
        app.MapGet("/targets", () => scm.Targets);
        app.MapPut("/switches", (JsonElement changes) => SwitchesPatch.Apply(scm.Switches, changes));
        app.MapGet("/history", () => scm.History);
        app.MapDelete("/history", scm.ClearHistory);
        app.MapGet("/count", () => new { scm.AcceptedApplications, scm.Deployments, scm.Fees });
    }

    private static async Task ExplainRefusalAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (e is KeyNotFoundException
            or ArgumentException or FormatException or OverflowException or JsonException or BadHttpRequestException)
        {
            http.Response.StatusCode = e is KeyNotFoundException ? 404 : 400;
            await http.Response.WriteAsJsonAsync(new { error = e.InnerException?.Message ?? e.Message });
        }
    }

    private sealed record StatusChange(string Status);

    private sealed record Renewal(NextCertificate? Next = null, RenewalLinks? Links = null);

    private sealed record LinkTo(string NewId, RenewalLinks Links = RenewalLinks.Both);

    private sealed record ClockChange(double AdvanceDays);

    /// <summary>A decision of the CA, with an optional reason.</summary>
    private sealed record Decision(string? Reason = null);
}
