using System.Collections.Immutable;
using System.Linq;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;
using ScmPulumi.HuaweiCloudScm.Outputs;

namespace Examples.Deploy;

public class DeployStack : Stack
{
    private const string Domain = "www.example.com";

    public DeployStack()
    {
        var config = new Pulumi.Config();
        var purchase = new CertificateSubscription("purchase", new CertificateSubscriptionArgs { CertificateId = config.Require("certificateId") });
        var www = new CertificateApplication("www", new CertificateApplicationArgs
        {
            CertificateId = purchase.LatestCertificateId,
            Domain = Domain,
            ApplicantName = "Zhang San",
            ApplicantPhone = "13800000000",
            ApplicantEmail = "zhangsan@example.com",
            AgreePrivacyProtection = true,
        });

        // SCM shows no record for a renewal that does not need a new proof.
        var proof = new DnsRecord("proof", Domain, www.ValidationRecords.Apply(records => records.IsDefault ? null : records.FirstOrDefault()));

        // The ID is known from the start, so the wait needs DependsOn to come after the application and the record.
        var issued = new CertificateValidation(
            "issued",
            new CertificateValidationArgs { CertificateId = purchase.UsableCertificateId },
            new CustomResourceOptions { DependsOn = new Resource[] { www, proof } });

        // Each deployment takes the ID from the validation, so no target changes before the certificate is issued.
        var cdn = new CertificateDeployment("cdn", new CertificateDeploymentArgs
        {
            CertificateId = issued.CertificateId,
            Service = Service.Cdn,
            DomainName = Domain,
        });
        var elb = new CertificateDeployment("elb", new CertificateDeploymentArgs
        {
            CertificateId = issued.CertificateId,
            Service = Service.Elb,
            ProjectName = "cn-north-4",
            ResourceId = "982b8a6a6ebc43809d82a46ca99aaeb7",
        });
        var waf = new CertificateDeployment("waf", new CertificateDeploymentArgs
        {
            CertificateId = issued.CertificateId,
            Service = Service.Waf,
            ProjectName = "cn-north-4",
            ResourceId = "d93c9fe40959468eb2baf32590a1140a",
            WafMode = WafMode.Cloud,
        });

        Records = www.ValidationRecords;
        (RenewAfter, OnCdn, OnElb, OnWaf) = (purchase.RenewAfter, cdn.IsConfirmed, elb.IsConfirmed, waf.IsConfirmed);
    }

    [Output("records")]
    public Output<ImmutableArray<ValidationRecord>> Records { get; private set; }

    [Output("renewAfter")]
    public Output<string?> RenewAfter { get; private set; }

    [Output("onCdn")]
    public Output<bool> OnCdn { get; private set; }

    [Output("onElb")]
    public Output<bool> OnElb { get; private set; }

    [Output("onWaf")]
    public Output<bool> OnWaf { get; private set; }
}
