package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"github.com/scmpulumi/pulumi-huaweicloud-scm/sdk/go/huaweicloudscm"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		application, err := huaweicloudscm.NewCertificateApplication(ctx, "www", &huaweicloudscm.CertificateApplicationArgs{
			CertificateId:          pulumi.String("scs1554192131150"),
			Domain:                 pulumi.String("www.example.com"),
			ApplicantName:          pulumi.String("Zhang San"),
			ApplicantPhone:         cfg.RequireSecret("applicantPhone"),
			ApplicantEmail:         cfg.RequireSecret("applicantEmail"),
			AgreePrivacyProtection: pulumi.Bool(true),
		})
		if err != nil {
			return err
		}

		// Create the DNS records here, from application.ValidationRecords, and add them to DependsOn.
		issued, err := huaweicloudscm.NewCertificateValidation(ctx, "www-issued", &huaweicloudscm.CertificateValidationArgs{
			CertificateId: application.CertificateId,
		}, pulumi.DependsOn([]pulumi.Resource{application}))
		if err != nil {
			return err
		}

		exported := huaweicloudscm.ExportCertificateOutput(ctx, huaweicloudscm.ExportCertificateOutputArgs{
			CertificateId: issued.CertificateId,
		})
		ctx.Export("certificate", pulumi.Unsecret(exported.EntireCertificate()))
		ctx.Export("notAfter", issued.NotAfter)
		return nil
	})
}
