import pulumi
import scmpulumi_huaweicloud_scm as scm

bought = scm.get_certificates_output(status="PAID")

pulumi.export(
    "unused",
    bought.apply(lambda result: [certificate.certificate_id for certificate in result.certificates]),
)
