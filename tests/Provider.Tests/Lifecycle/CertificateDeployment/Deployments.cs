using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>Programs with a deployment, the targets that they name, and the engine's calls for them.</summary>
internal static class Deployments
{
    public const string Domain = "www.example.com";
    public const string Project = "cn-north-4";
    public const string ObjectId = "982b8a6a6ebc43809d82a46ca99aaeb7";

    public static string Urn(string name = "cdn") => $"urn:pulumi:dev::site::huaweicloud-scm:index:CertificateDeployment::{name}";

    /// <summary>The inputs of a program.</summary>
    public static JsonObject To(string service, string certificateId)
    {
        var program = new JsonObject { ["certificateId"] = certificateId, ["service"] = service };
        return service switch
        {
            "CDN" => program.With("domainName", Domain),
            "ELB" => program.With("projectName", Project).With("resourceId", ObjectId),
            _ => program.With("projectName", Project).With("resourceId", ObjectId).With("wafMode", "cloud"),
        };
    }

    public static string IdOf(string service) => service == "CDN" ? $"CDN/{Domain}" : $"{service}/{Project}/{ObjectId}";

    /// <summary>An issued certificate that SCM can deploy.</summary>
    public static CertificateSeed Issued => new() { Status = "ISSUED", Domain = Domain, KeyAlgorithm = "EC_P256" };

    /// <summary>A certificate whose deployment costs money.</summary>
    public static CertificateSeed Imported => Issued with { Status = "UPLOAD" };

    public static CertificateSeed Test => Issued with { Type = "DV_SSL_CERT_BASIC", ValidityPeriod = 3 };

    /// <summary>A target of the kind that <see cref="To"/> names.</summary>
    public static TargetSeed Target(string service) => service == "CDN"
        ? new TargetSeed { Service = service, Name = Domain }
        : new TargetSeed { Service = service, Project = Project, Id = ObjectId };

    public static Task<JsonObject> CheckDeploymentAsync(this ProviderFixture engine, JsonObject news, string name = "cdn") =>
        engine.CallAsync("Check", new JsonObject { ["urn"] = Urn(name), ["news"] = news.DeepClone() });

    /// <summary>Check and Create, as for a resource that is new.</summary>
    public static async Task<Resource> DeployAsync(this ProviderFixture engine, JsonObject program, bool preview = false, double timeout = 0)
    {
        var check = await engine.CheckDeploymentAsync(program);
        Assert.Null(check["failures"]);
        return await engine.CreateAsync(check["inputs"]!.AsObject(), preview, timeout, Urn());
    }

    /// <summary>A deployment in the state, from an earlier run; the history begins after it.</summary>
    public static async Task<Resource> DeployedAsync(this ProviderFixture engine, JsonObject program)
    {
        var deployed = await engine.DeployAsync(program);
        await engine.BeginRunAsync();
        engine.Emulator.ClearHistory();
        return deployed;
    }

    public static bool IsConfirmed(this Resource deployment) => (bool)deployment.Outputs["isConfirmed"]!;

    public static bool IsInDoubt(this Resource deployment) => (bool?)deployment.Outputs["isInDoubt"] == true;

    public static string? DeployedCertificateId(this Resource deployment) => (string?)deployment.Outputs["deployedCertificateId"];
}
