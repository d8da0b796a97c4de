using System.Collections.Generic;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var purchase = new CertificateSubscription("purchase", new() { CertificateId = "scs1554192131150" });
    var application = new CertificateApplication("www", new()
    {
        CertificateId = purchase.LatestCertificateId,
        Domain = "www.example.com",
        ApplicantName = "Zhang San",
        ApplicantPhone = config.RequireSecret("applicantPhone"),
        ApplicantEmail = config.RequireSecret("applicantEmail"),
        AgreePrivacyProtection = true,
    });

    // Create the DNS records here, from application.ValidationRecords, and add them to DependsOn.
    var issued = new CertificateValidation("www-issued", new() { CertificateId = purchase.UsableCertificateId }, new() { DependsOn = { application } });
    var exported = ExportCertificate.Invoke(new() { CertificateId = issued.CertificateId });
    return new Dictionary<string, object?>
    {
        ["certificate"] = Output.Unsecret(exported.Apply(result => result.EntireCertificate)),
        ["renewAfter"] = purchase.RenewAfter,
    };
});
