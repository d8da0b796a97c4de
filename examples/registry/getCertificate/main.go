package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/scmpulumi/pulumi-huaweicloud-scm/sdk/go/huaweicloudscm"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		certificate := huaweicloudscm.GetCertificateOutput(ctx, huaweicloudscm.GetCertificateOutputArgs{
			CertificateId: pulumi.String("scs1554192131150"),
		})
		ctx.Export("notAfter", certificate.NotAfter())
		return nil
	})
}
