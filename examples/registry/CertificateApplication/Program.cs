using System.Collections.Generic;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var application = new CertificateApplication("www", new()
    {
        CertificateId = "scs1554192131150",
        Domain = "www.example.com",
        ApplicantName = "Zhang San",
        ApplicantPhone = config.RequireSecret("applicantPhone"),
        ApplicantEmail = config.RequireSecret("applicantEmail"),
        AgreePrivacyProtection = true,
    });
    return new Dictionary<string, object?> { ["records"] = application.ValidationRecords };
});
