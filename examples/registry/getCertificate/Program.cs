using System.Collections.Generic;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

return await Deployment.RunAsync(() =>
{
    var certificate = GetCertificate.Invoke(new() { CertificateId = "scs1554192131150" });
    return new Dictionary<string, object?> { ["notAfter"] = certificate.Apply(result => result.NotAfter) };
});
