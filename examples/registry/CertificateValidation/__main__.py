import pulumi
import scmpulumi_huaweicloud_scm as scm

config = pulumi.Config()
application = scm.CertificateApplication(
    "www",
    certificate_id="scs1554192131150",
    domain="www.example.com",
    applicant_name="Zhang San",
    applicant_phone=config.require_secret("applicantPhone"),
    applicant_email=config.require_secret("applicantEmail"),
    agree_privacy_protection=True,
)

# Create the DNS records here, from application.validation_records, and add them to depends_on.
issued = scm.CertificateValidation(
    "www-issued",
    certificate_id=application.certificate_id,
    opts=pulumi.ResourceOptions(depends_on=[application]),
)
exported = scm.export_certificate_output(certificate_id=issued.certificate_id)

pulumi.export("certificate", pulumi.Output.unsecret(exported.apply(lambda result: result.entire_certificate)))
pulumi.export("notAfter", issued.not_after)
