import pulumi
import scmpulumi_huaweicloud_scm as scm

old = scm.get_deployed_resources_output(certificate_id="scs1554192131150")

pulumi.export(
    "stillInUse",
    old.apply(lambda result: [resource.resource_name for region in result.regions for resource in region.resources]),
)
