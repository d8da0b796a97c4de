namespace ScmPulumi.Generator.Tables;

/// <summary>The long texts of the schema.</summary>
internal static class Descriptions
{
    private const string CertificateApplication =
        """
        The application for a certificate that was bought in the SSL Certificate Manager (SCM) of Huawei Cloud.

        Creating it submits the application once and returns the records that prove control of the domains. Whatever can be known before is
        checked in the preview. An application that is there already, and the same, is taken over. There is no call to edit an application: most changes withdraw it
        and apply again. Destroying withdraws it while it is under review; an issued certificate stays, and is never revoked.

        {{% examples %}}
        ## Example Usage

        {{% example %}}
        ### A DV certificate

        ```csharp
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
        ```

        ```yaml
        config:
          applicantPhone: { type: string, secret: true }
          applicantEmail: { type: string, secret: true }
        resources:
          www:
            type: huaweicloud-scm:CertificateApplication
            properties:
              certificateId: scs1554192131150
              domain: www.example.com
              applicantName: Zhang San
              applicantPhone: ${applicantPhone}
              applicantEmail: ${applicantEmail}
              agreePrivacyProtection: true
        outputs:
          records: ${www.validationRecords}
        ```
        {{% /example %}}
        {{% /examples %}}

        ## Import

        The ID is the certificate's.

        ```sh
        $ pulumi import huaweicloud-scm:index:CertificateApplication www scs1554192131150
        ```
        """;

    private const string CertificateValidation =
        """
        Waits until a certificate is issued, so that a program can go on with it. It makes nothing at SCM, and destroying it does nothing.

        Let it depend on the DNS records that prove control of the domains. A wait that takes longer than 75 minutes, or than `customTimeouts`, ends with an error, and the next
        `pulumi up` goes on waiting. OV certificates take 3 to 5 and EV certificates 7 to 10 working days, so let their programs wait for `DOMAIN_VALIDATED`.

        {{% examples %}}
        ## Example Usage

        {{% example %}}
        ### From the application to the exported certificate

        ```csharp
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

            // The DNS record of your provider goes here, made of application.ValidationRecords; name it in DependsOn.
            var issued = new CertificateValidation("www-issued", new() { CertificateId = application.CertificateId }, new() { DependsOn = { application } });
            var exported = ExportCertificate.Invoke(new() { CertificateId = issued.CertificateId });
            return new Dictionary<string, object?>
            {
                ["certificate"] = exported.Apply(result => result.EntireCertificate),
                ["notAfter"] = issued.NotAfter,
            };
        });
        ```

        ```yaml
        config:
          applicantPhone: { type: string, secret: true }
          applicantEmail: { type: string, secret: true }
        variables:
          exported:
            fn::invoke:
              function: huaweicloud-scm:exportCertificate
              arguments:
                certificateId: ${issued.certificateId}
        resources:
          www:
            type: huaweicloud-scm:CertificateApplication
            properties:
              certificateId: scs1554192131150
              domain: www.example.com
              applicantName: Zhang San
              applicantPhone: ${applicantPhone}
              applicantEmail: ${applicantEmail}
              agreePrivacyProtection: true
          issued:
            type: huaweicloud-scm:CertificateValidation
            properties:
              certificateId: ${www.certificateId}
        outputs:
          certificate: ${exported.entireCertificate}
          notAfter: ${issued.notAfter}
        ```
        {{% /example %}}
        {{% /examples %}}

        ## Import

        The ID is the certificate's.

        ```sh
        $ pulumi import huaweicloud-scm:index:CertificateValidation issued scs1554192131150
        ```
        """;

    private const string GetCertificate =
        """
        Reads what SCM knows of a certificate: its status, product, names, records and dates. The persons of the application are left out.

        {{% examples %}}
        ## Example Usage

        {{% example %}}
        ### When does it expire?

        ```csharp
        using System.Collections.Generic;
        using Pulumi;
        using ScmPulumi.HuaweiCloudScm;

        return await Deployment.RunAsync(() =>
        {
            var certificate = GetCertificate.Invoke(new() { CertificateId = "scs1554192131150" });
            return new Dictionary<string, object?> { ["notAfter"] = certificate.Apply(result => result.NotAfter) };
        });
        ```

        ```yaml
        variables:
          certificate:
            fn::invoke:
              function: huaweicloud-scm:getCertificate
              arguments:
                certificateId: scs1554192131150
        outputs:
          notAfter: ${certificate.notAfter}
        ```
        {{% /example %}}
        {{% /examples %}}
        """;

    private const string GetCertificates =
        """
        Lists the certificates of the account, all of them or those of a status, domain or name. SCM gives away 150 certificates at most for one question; a warning says so where there
        are more.

        {{% examples %}}
        ## Example Usage

        {{% example %}}
        ### Certificates that were bought and not applied for

        ```csharp
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
        ```

        ```yaml
        variables:
          bought:
            fn::invoke:
              function: huaweicloud-scm:getCertificates
              arguments:
                status: PAID
        outputs:
          unused: ${bought.certificates}
        ```
        {{% /example %}}
        {{% /examples %}}
        """;

    private const string ExportCertificate =
        """
        Exports an issued certificate with its chain and, where SCM made it, its private key. Before issue it is an error: take `certificateId` from the output of a
        `CertificateValidation`, and the function is called when there is something to export.

        {{% examples %}}
        ## Example Usage

        {{% example %}}
        ### Certificate and key for a web server

        ```csharp
        using System.Collections.Generic;
        using Pulumi;
        using ScmPulumi.HuaweiCloudScm;

        return await Deployment.RunAsync(() =>
        {
            var issued = new CertificateValidation("issued", new() { CertificateId = "scs1554192131150" });
            var exported = ExportCertificate.Invoke(new() { CertificateId = issued.CertificateId });
            return new Dictionary<string, object?>
            {
                ["certificate"] = exported.Apply(result => result.EntireCertificate),
                ["privateKey"] = Output.CreateSecret(exported.Apply(result => result.PrivateKey)),
            };
        });
        ```

        ```yaml
        variables:
          exported:
            fn::invoke:
              function: huaweicloud-scm:exportCertificate
              arguments:
                certificateId: ${issued.certificateId}
        resources:
          issued:
            type: huaweicloud-scm:CertificateValidation
            properties:
              certificateId: scs1554192131150
        outputs:
          certificate: ${exported.entireCertificate}
          privateKey: ${exported.privateKey}
        ```
        {{% /example %}}
        {{% /examples %}}
        """;

    /// <summary>By name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Resources = new Dictionary<string, string>
    {
        ["CertificateApplication"] = CertificateApplication,
        ["CertificateValidation"] = CertificateValidation,
    };

    /// <summary>By name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Functions = new Dictionary<string, string>
    {
        ["getCertificate"] = GetCertificate,
        ["getCertificates"] = GetCertificates,
        ["exportCertificate"] = ExportCertificate,
    };
}
