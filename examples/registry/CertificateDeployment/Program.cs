using System.Collections.Generic;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

return await Deployment.RunAsync(() =>
{
    var issued = new CertificateValidation("issued", new() { CertificateId = "scs1554192131150" });
    var cdn = new CertificateDeployment("cdn", new()
    {
        CertificateId = issued.CertificateId,
        Service = Service.Cdn,
        DomainName = "www.example.com",
    });
    _ = new CertificateDeployment("elb", new()
    {
        CertificateId = issued.CertificateId,
        Service = Service.Elb,
        ProjectName = "cn-north-4",
        ResourceId = "982b8a6a6ebc43809d82a46ca99aaeb7",
    });
    return new Dictionary<string, object?> { ["isConfirmed"] = cdn.IsConfirmed };
});
