import pulumi
import scmpulumi_huaweicloud_scm as scm

issued = scm.CertificateValidation("issued", certificate_id="scs1554192131150")
exported = scm.export_certificate_output(certificate_id=issued.certificate_id)

# The private key makes the whole result secret, but anybody may see the certificate.
pulumi.export("certificate", pulumi.Output.unsecret(exported.apply(lambda result: result.entire_certificate)))
pulumi.export("privateKey", exported.apply(lambda result: result.private_key))
