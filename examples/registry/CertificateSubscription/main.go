package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"github.com/scmpulumi/pulumi-huaweicloud-scm/sdk/go/huaweicloudscm"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		purchase, err := huaweicloudscm.NewCertificateSubscription(ctx, "purchase", &huaweicloudscm.CertificateSubscriptionArgs{
			CertificateId: pulumi.String("scs1554192131150"),
		})
		if err != nil {
			return err
		}

		application, err := huaweicloudscm.NewCertificateApplication(ctx, "www", &huaweicloudscm.CertificateApplicationArgs{
			CertificateId:          purchase.LatestCertificateId,
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
			CertificateId: purchase.UsableCertificateId,
		}, pulumi.DependsOn([]pulumi.Resource{application}))
		if err != nil {
			return err
		}

		exported := huaweicloudscm.ExportCertificateOutput(ctx, huaweicloudscm.ExportCertificateOutputArgs{
			CertificateId: issued.CertificateId,
		})
		ctx.Export("certificate", pulumi.Unsecret(exported.EntireCertificate()))
		ctx.Export("renewAfter", purchase.RenewAfter)
		return nil
	})
}
