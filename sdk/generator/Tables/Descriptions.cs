namespace ScmPulumi.Generator.Tables;

/// <summary>The long texts of the schema.</summary>
internal static class Descriptions
{
    public const string CertificateApplication =
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
        using ScmPulumi.Scm;

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
            type: scm:CertificateApplication
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
        $ pulumi import scm:index:CertificateApplication www scs1554192131150
        ```
        """;
}
