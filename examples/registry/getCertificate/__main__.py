import pulumi
import scmpulumi_huaweicloud_scm as scm

certificate = scm.get_certificate_output(certificate_id="scs1554192131150")

pulumi.export("notAfter", certificate.apply(lambda result: result.not_after))
