import pulumi
import scmpulumi_huaweicloud_scm as scm

issued = scm.CertificateValidation("issued", certificate_id="scs1554192131150")
cdn = scm.CertificateDeployment(
    "cdn",
    certificate_id=issued.certificate_id,
    service="CDN",
    domain_name="www.example.com",
)
scm.CertificateDeployment(
    "elb",
    certificate_id=issued.certificate_id,
    service="ELB",
    project_name="cn-north-4",
    resource_id="982b8a6a6ebc43809d82a46ca99aaeb7",
)

pulumi.export("isConfirmed", cdn.is_confirmed)
