using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;
using ScmPulumi.HuaweiCloudScm.Outputs;

namespace Examples.DnsValidation;

public class DnsValidationStack : Stack
{
    // The primary name comes first. Several names require a multi-domain certificate. Write non-ASCII names in Punycode (xn--…), as SCM does.
    private static readonly string[] Names = { "www.example.com" };

    public DnsValidationStack()
    {
        var config = new Pulumi.Config();
        var www = new CertificateApplication("www", new CertificateApplicationArgs
        {
            CertificateId = config.Require("certificateId"),
            Domain = Names[0],
            Sans = Names.Skip(1).ToArray(),
            ApplicantName = "Zhang San",
            ApplicantPhone = "13800000000",
            ApplicantEmail = "zhangsan@example.com",
            AgreePrivacyProtection = true,
        });

        // In a preview, the records and their number are unknown. So loop over the names, and look up each record when they are known.
        var proofs = new List<Resource>();
        foreach (var name in Names.Select(Bare).Distinct())
        {
            var record = www.ValidationRecords.Apply(records =>
                (records.IsDefault ? null : records.FirstOrDefault(record => Bare(record.Domain) == name))
                ?? throw new RunException($"SCM shows no record for {name}. Run `pulumi up --refresh` later, or leave the records out if the certificate is issued."));
            proofs.Add(new DnsRecord($"proof-{name}", record));
        }

        var issued = new CertificateValidation("issued", new CertificateValidationArgs { CertificateId = www.CertificateId }, new CustomResourceOptions { DependsOn = proofs });
        var exported = ExportCertificate.Invoke(new ExportCertificateInvokeArgs { CertificateId = issued.CertificateId });

        Records = www.ValidationRecords;
        Status = issued.Status;
        NotAfter = issued.NotAfter;
        // The private key makes the whole result secret, but the certificate and its chain are public.
        Certificate = Output.Unsecret(exported.Apply(result => result.Certificate));
        CertificateChain = Output.Unsecret(exported.Apply(result => result.CertificateChain));
        PrivateKey = exported.Apply(result => result.PrivateKey);
    }

    [Output("records")]
    public Output<ImmutableArray<ValidationRecord>> Records { get; private set; }

    [Output("status")]
    public Output<string?> Status { get; private set; }

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
