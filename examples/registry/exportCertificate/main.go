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

		exported := huaweicloudscm.ExportCertificateOutput(ctx, huaweicloudscm.ExportCertificateOutputArgs{
			CertificateId: issued.CertificateId,
		})
		// The private key makes the whole result secret, but anybody may see the certificate.
		ctx.Export("certificate", pulumi.Unsecret(exported.EntireCertificate()))
		ctx.Export("privateKey", exported.PrivateKey())
		return nil
	})
}
