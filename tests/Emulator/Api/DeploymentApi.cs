using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The operations that deploy a certificate to other services. A deployment is answered with 200 even if no target accepts the certificate. Of the error
/// messages, only the one from ELB is documented. The one for an unknown CDN domain was observed.
/// </summary>
internal sealed class DeploymentApi(TargetStore targets, Switches switches)
{
    private const int LookThatLags = 2;

    private static readonly Answer WrongState = Answer.Error(400, "SCM.0010", "This operation is not allowed by the current certificate type or status.");

    public Answer Deploy(StoredCertificate certificate, ReadOnlyMemory<byte> body)
    {
        if (DeployBody.Read(body) is not { } read) return Answer.Error(400, "SCM.0005", "Incorrect request parameter.");
        if (!DeployedQuery.Services.Contains(read.ServiceName)) return Answer.Error(400, "SCM.0030", "Certificates cannot be pushed to this service.");
        if (!certificate.TakesDeployment) return WrongState;
        if (!certificate.HasKey) return Answer.Error(400, "SCM.0059", "The certificate private key is empty.");
        if (switches.TargetPermissionDenied) return NoRights(read.ServiceName!);
        if (read.ProjectName is { } project && !targets.All.Any(target => target.Seed.Project == project))
        {
            return Answer.Error(400, "SCM.0069", "No projects found.");
        }

        var failures = read.Resources!.Select(resource => Deploy(certificate, read, resource)).OfType<JsonObject>();
        return Answer.Success(new JsonObject { ["failure_list"] = new JsonArray([.. failures]) });
    }

    public Answer List(ReadOnlyMemory<byte> body) =>
        switches.DeployedResourcesDenied ? Answer.Error(403, "SCM.4002", "You do not have permission to perform this operation.")
        : DeployedQuery.Read(body) is { } query ? Answer.Success(DeployedListing.Create(targets.All, query, switches))
        : Answer.Error(400, "SCM.0005", "Incorrect request parameter.");

    /// <summary>The next queries do not show the deployment yet.</summary>
    public void Lag(string certificateId)
    {
        foreach (var target in targets.All.Where(target => target.CertificateId == certificateId)) target.Lag(LookThatLags);
    }

    /// <returns>Null if the target accepted the certificate.</returns>
    private JsonObject? Deploy(StoredCertificate certificate, DeployBody body, DeployBody.Resource resource)
    {
        var isCdn = body.ServiceName == "CDN";
        var target = targets.All.FirstOrDefault(target => target.Seed.Service == body.ServiceName && (isCdn
            ? target.Seed.Name == resource.DomainName
            : target.Seed.Id == resource.Id && target.Seed.Project == body.ProjectName));
        var failure = target is null ? Unknown(body.ServiceName!, resource.Id)
            : target.Seed.Failure ?? (isCdn ? ProblemOfCdn(target.Seed, certificate) : null);
        if (failure is null)
        {
            targets.Deploy(target!, certificate, switches.DeploymentListedAfterLooks);
            return null;
        }

        return new JsonObject { ["resource"] = isCdn ? resource.DomainName : resource.Id, ["failure_info"] = failure };
    }

    private string? ProblemOfCdn(TargetSeed target, StoredCertificate certificate) =>
        !target.HasHttps ? "HTTPS is not enabled for the domain name"
        : certificate.Application?.BoundNames(switches.AddTwin).Any(name => DomainName.Covers(name, target.Name!)) is not true
            ? "the certificate does not match the domain name"
            : null;

    private static string Unknown(string service, string? id) => service switch
    {
        "CDN" => "domain name not find",
        "ELB" => $"ELB.8904:certificate {id} does not exist",
        _ => $"WAF: {id} does not exist",
    };

    private static Answer NoRights(string service) => service switch
    {
        "ELB" => Answer.Error(400, "SCM.0202", "Insufficient ELB permissions"),
        "CDN" => Answer.Error(400, "SCM.0212", "Insufficient CDN permissions"),
        _ => Answer.Error(400, "SCM.0222", "Insufficient WAF permissions"),
    };
}
