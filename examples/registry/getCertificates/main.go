package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/scmpulumi/pulumi-huaweicloud-scm/sdk/go/huaweicloudscm"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		bought := huaweicloudscm.GetCertificatesOutput(ctx, huaweicloudscm.GetCertificatesOutputArgs{
			Status: pulumi.String("PAID"),
		})
		unused := bought.Certificates().ApplyT(func(certificates []huaweicloudscm.CertificateSummary) []string {
			ids := []string{}
			for _, certificate := range certificates {
				ids = append(ids, certificate.CertificateId)
			}
			return ids
		})
		ctx.Export("unused", unused)
		return nil
	})
}
