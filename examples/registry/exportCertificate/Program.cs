using System.Collections.Generic;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

return await Deployment.RunAsync(() =>
{
    var issued = new CertificateValidation("issued", new() { CertificateId = "scs1554192131150" });
    var exported = ExportCertificate.Invoke(new() { CertificateId = issued.CertificateId });
    return new Dictionary<string, object?>
    {
        // The private key makes the whole result secret, but anybody may see the certificate.
        ["certificate"] = Output.Unsecret(exported.Apply(result => result.EntireCertificate)),
        ["privateKey"] = exported.Apply(result => result.PrivateKey),
    };
});
