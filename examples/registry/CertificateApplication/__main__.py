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

pulumi.export("records", application.validation_records)
