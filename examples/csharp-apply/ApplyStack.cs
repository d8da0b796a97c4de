using System.Collections.Immutable;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;
using ScmPulumi.HuaweiCloudScm.Outputs;

namespace Examples.Apply;

public class ApplyStack : Stack
{
    public ApplyStack()
    {
        var config = new Pulumi.Config();
        var www = new CertificateApplication("www", new CertificateApplicationArgs
        {
            CertificateId = config.Require("certificateId"),
            Domain = "www.example.com",
            ApplicantName = "Zhang San",
            ApplicantPhone = "13800000000",
            ApplicantEmail = "zhangsan@example.com",
            AgreePrivacyProtection = true,
        });

        Status = www.Status;
        Records = www.ValidationRecords;
    }

    [Output("status")]
    public Output<string?> Status { get; private set; }

    [Output("records")]
    public Output<ImmutableArray<ValidationRecord>> Records { get; private set; }
}
