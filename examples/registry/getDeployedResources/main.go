package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/scmpulumi/pulumi-huaweicloud-scm/sdk/go/huaweicloudscm"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		old := huaweicloudscm.GetDeployedResourcesOutput(ctx, huaweicloudscm.GetDeployedResourcesOutputArgs{
			CertificateId: pulumi.String("scs1554192131150"),
		})
		stillInUse := old.Regions().ApplyT(func(regions []huaweicloudscm.DeployedRegion) []string {
			names := []string{}
			for _, region := range regions {
				for _, resource := range region.Resources {
					if resource.ResourceName != nil {
						names = append(names, *resource.ResourceName)
					}
				}
			}
			return names
		})
		ctx.Export("stillInUse", stillInUse)
		return nil
	})
}
