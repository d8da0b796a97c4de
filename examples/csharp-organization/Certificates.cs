using System.Collections.Generic;
using System.IO;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

namespace Examples.Organization;

public static class Certificates
{
    public static IDictionary<string, object?> Declare()
    {
        var config = new Pulumi.Config();
        var applicantName = config.Require("applicantName");
        var applicantPhone = config.RequireSecret("applicantPhone");
        var applicantEmail = config.RequireSecret("applicantEmail");

        var records = new Dictionary<string, object?>();
        foreach (var host in new[] { "www", "shop" })
        {
            var application = new CertificateApplication(host, new CertificateApplicationArgs
            {
                CertificateId = config.Require($"{host}CertificateId"),
                Domain = $"{host}.example.com",
                Csr = File.ReadAllText($"{host}.csr"),
                CompanyName = "Example Trading Co., Ltd.",
                CompanyProvince = "Sichuan",
                CompanyCity = "Chengdu",
                Country = "CN",
                ApplicantName = applicantName,
                ApplicantPhone = applicantPhone,
                ApplicantEmail = applicantEmail,
                DomainMethod = DomainMethod.Dns,
                CaHashAlgorithm = CaHashAlgorithm.Default,
                AgreePrivacyProtection = true,
            });
            records[host] = application.ValidationRecords;
        }

        return new Dictionary<string, object?>
        {
            ["applicant"] = Output.Format($"{applicantName} <{applicantEmail}>"), // secret, because a part of it is
            ["records"] = records,
        };
    }
}
