using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;
using ScmPulumi.HuaweiCloudScm.Outputs;

namespace Examples.Rotation;

public class RotationStack : Stack
{
    // The primary name comes first. Several names require a multi-domain certificate. Write non-ASCII names in Punycode (xn--…), as SCM does.
    private static readonly string[] Names = { "www.example.com" };

    public RotationStack()
    {
        var config = new Pulumi.Config();
        var purchase = new CertificateSubscription("purchase", new CertificateSubscriptionArgs { CertificateId = config.Require("certificateId") });
        var www = new CertificateApplication("www", new CertificateApplicationArgs
        {
            CertificateId = purchase.LatestCertificateId,
            Domain = Names[0],
            Sans = Names.Skip(1).ToArray(),
            ApplicantName = "Zhang San",
            ApplicantPhone = "13800000000",
            ApplicantEmail = "zhangsan@example.com",
            AgreePrivacyProtection = true,
        });

        // The names are known in every preview, so loop over them. SCM shows no record for a renewal that does not need a new proof.
        var needed = new List<Resource> { www };
        foreach (var name in Names.Select(Bare).Distinct())
        {
            var record = www.ValidationRecords.Apply(records => records.IsDefault ? null : records.FirstOrDefault(record => Bare(record.Domain) == name));
            needed.Add(new DnsRecord($"proof-{name}", name, record));
        }

        // The ID is known from the start, so the wait needs DependsOn to come after the application and the records.
        var issued = new CertificateValidation(
            "issued",
            new CertificateValidationArgs { CertificateId = config.GetBoolean("waitForRenewal") == true ? purchase.LatestCertificateId : purchase.UsableCertificateId },
            new CustomResourceOptions { DependsOn = needed });

        // Take the ID from the validation, not from the purchase. In a preview, it is unknown until there is a certificate to export.
        var exported = ExportCertificate.Invoke(new ExportCertificateInvokeArgs { CertificateId = issued.CertificateId });

        Records = www.ValidationRecords;
        RenewAfter = purchase.RenewAfter;
        NotAfter = issued.NotAfter;
        // The private key makes the whole result secret, but the certificate and its chain are public.
        Certificate = Output.Unsecret(exported.Apply(result => result.Certificate));
        CertificateChain = Output.Unsecret(exported.Apply(result => result.CertificateChain));
        PrivateKey = exported.Apply(result => result.PrivateKey);
    }

    [Output("records")]
    public Output<ImmutableArray<ValidationRecord>> Records { get; private set; }

    [Output("renewAfter")]
    public Output<string?> RenewAfter { get; private set; }

    [Output("notAfter")]
    public Output<string?> NotAfter { get; private set; }

    [Output("certificate")]
    public Output<string> Certificate { get; private set; }

    [Output("certificateChain")]
    public Output<string?> CertificateChain { get; private set; }

    [Output("privateKey")]
    public Output<string?> PrivateKey { get; private set; }

    // The record of the parent also proves control of a wildcard.
    private static string Bare(string name) => name.StartsWith("*.") ? name[2..] : name;
}
