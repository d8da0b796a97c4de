using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScmPulumi.Emulator.Management;

/// <summary>The abilities of <see cref="ScmEmulator"/> over HTTP and JSON, for tests and demos outside its process.</summary>
internal static class ManagementApi
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddRoutingCore();
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>The JSON of this API and of seed files: camelCase, enumerations by name, unknown names refused.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        return json;
    }

    public static void Map(WebApplication app, ScmEmulator scm)
    {
        app.Use(ExplainRefusalAsync);
        app.MapPost("/certificates", (CertificateSeed seed) => scm.Certificate(scm.AddCertificate(seed)));
        app.MapGet("/certificates/{id}", (string id) => scm.Certificate(id));
        app.MapPost("/certificates/{id}/status", (string id, StatusChange change) => scm.SetStatus(id, change.Status));
        app.MapPost("/certificates/{id}/issue", (string id) => scm.Issue(id));
        app.MapPost("/certificates/{id}/reject", (string id) => scm.Reject(id));
        app.MapPost("/certificates/{id}/revoke", (string id) => scm.Revoke(id));
        app.MapPost("/certificates/{id}/remove", (string id) => scm.Remove(id));
        app.MapPost("/certificates/{id}/cancel-privacy", (string id) => scm.CancelPrivacy(id));
        app.MapGet("/ca", () => Results.Text(scm.RootCertificate, "application/x-pem-file"));
        app.MapGet("/switches", () => scm.Switches);
        app.MapPut("/switches", (JsonElement changes) => SwitchesPatch.Apply(scm.Switches, changes));
        app.MapPost("/faults", (ScriptedFault scripted) => scripted.AddTo(scm.Faults));
        app.MapDelete("/faults", scm.Faults.Clear);
        app.MapPost("/release", scm.Release);
        app.MapGet("/history", () => scm.History);
        app.MapDelete("/history", scm.ClearHistory);
        app.MapGet("/count", () => new { scm.AcceptedApplications });
    }

    private static async Task ExplainRefusalAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or JsonException or BadHttpRequestException)
        {
            http.Response.StatusCode = e is KeyNotFoundException ? 404 : 400;
            await http.Response.WriteAsJsonAsync(new { error = e.InnerException?.Message ?? e.Message });
        }
    }
}
