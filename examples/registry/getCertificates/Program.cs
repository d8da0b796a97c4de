using System.Collections.Generic;
using System.Linq;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

return await Deployment.RunAsync(() =>
{
    var bought = GetCertificates.Invoke(new() { Status = "PAID" });
    return new Dictionary<string, object?>
    {
        ["unused"] = bought.Apply(result => result.Certificates.Select(certificate => certificate.CertificateId).ToList()),
    };
});
