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
            Domain = "www.xzz.com",
            CompanyName = "华为成都分公司",
            CompanyProvince = "四川",
            CompanyCity = "成都",
            Country = "CN",
            CompanyUnit = "人力部",
            ApplicantName = "华卫",
            ApplicantPhone = "13212345678",
            ApplicantEmail = "9997342346@qq.com",
            ContactName = "环境",
            ContactPhone = "13512345678",
            ContactEmail = "jk@jk.ff",
            AutoDnsAuth = false,
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
