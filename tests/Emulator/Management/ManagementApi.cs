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

    /// <summary>The JSON of this API: camelCase, enumerations by name, unknown and missing names refused.</summary>
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
        MapCertificates(app.MapGroup("/certificates"), scm);
        app.MapPost("/dns-records", (DnsRecord record) => scm.PublishRecord(record.Name, record.Value));
        app.MapGet("/clock", () => new { scm.Now });
        app.MapPost("/clock", (ClockChange change) => scm.Advance(change.Advance));
        app.MapPost("/tls", async (TlsListener tls) =>
            new { Endpoint = (await scm.ListenWithTlsAsync(tls.Certificate, tls.First)).GetLeftPart(UriPartial.Authority) });
        app.MapGet("/ca", () => Results.Text(scm.RootCertificate, "application/x-pem-file"));
        app.MapPut("/switches", (JsonElement changes) => SwitchesPatch.Apply(scm.Switches, changes));
        app.MapPost("/faults", (ScriptedFault scripted) => scripted.AddTo(scm.Faults));
        app.MapPost("/faults/random", (RandomFaults random) => random.AddTo(scm.Faults));
        app.MapDelete("/faults", scm.Faults.Clear);
        app.MapPost("/release", scm.Release);
        app.MapGet("/history", () => scm.History);
        app.MapDelete("/history", scm.ClearHistory);
        app.MapGet("/count", () => new { scm.AcceptedApplications });
    }

    private static void MapCertificates(RouteGroupBuilder certificates, ScmEmulator scm)
    {
        certificates.MapPost("/", (CertificateSeed seed) => scm.Certificate(scm.AddCertificate(seed)));
        certificates.MapGet("/{id}", (string id) => scm.Certificate(id));
        certificates.MapPost("/{id}/status", (string id, StatusChange change) => scm.SetStatus(id, change.Status));
        certificates.MapPost("/{id}/publish-records", (string id) => scm.PublishRecords(id));
        certificates.MapPost("/{id}/issue", (string id) => scm.Issue(id));
        certificates.MapPost("/{id}/reject", (string id, Decision? decision) => scm.Reject(id, decision?.Reason));
        certificates.MapPost("/{id}/revoke", (string id, Decision? decision) => scm.Revoke(id, decision?.Reason));
        certificates.MapPost("/{id}/expire", (string id) => scm.Expire(id));
        certificates.MapPost("/{id}/withdraw", (string id) => scm.Withdraw(id));
        certificates.MapPost("/{id}/remove", (string id) => scm.Remove(id));
        certificates.MapPost("/{id}/cancel-privacy", (string id) => scm.CancelPrivacy(id));
        certificates.MapPost("/{id}/reverse-records", (string id) => scm.ReverseRecords(id));
    }

    private static async Task ExplainRefusalAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or FormatException or JsonException or BadHttpRequestException)
        {
            http.Response.StatusCode = e is KeyNotFoundException ? 404 : 400;
            await http.Response.WriteAsJsonAsync(new { error = e.InnerException?.Message ?? e.Message });
        }
    }
}
