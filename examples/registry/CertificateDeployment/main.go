package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/scmpulumi/pulumi-huaweicloud-scm/sdk/go/huaweicloudscm"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		issued, err := huaweicloudscm.NewCertificateValidation(ctx, "issued", &huaweicloudscm.CertificateValidationArgs{
			CertificateId: pulumi.String("scs1554192131150"),
		})
		if err != nil {
			return err
		}

		cdn, err := huaweicloudscm.NewCertificateDeployment(ctx, "cdn", &huaweicloudscm.CertificateDeploymentArgs{
			CertificateId: issued.CertificateId,
			Service:       huaweicloudscm.ServiceCdn,
			DomainName:    pulumi.String("www.example.com"),
		})
		if err != nil {
			return err
		}

		_, err = huaweicloudscm.NewCertificateDeployment(ctx, "elb", &huaweicloudscm.CertificateDeploymentArgs{
			CertificateId: issued.CertificateId,
			Service:       huaweicloudscm.ServiceElb,
			ProjectName:   pulumi.String("cn-north-4"),
			ResourceId:    pulumi.String("982b8a6a6ebc43809d82a46ca99aaeb7"),
		})
		if err != nil {
			return err
		}

		ctx.Export("isConfirmed", cdn.IsConfirmed)
		return nil
	})
}
