import * as pulumi from "@pulumi/pulumi";
import * as scm from "@scmpulumi/huaweicloud-scm";

const issued = new scm.CertificateValidation("issued", { certificateId: "scs1554192131150" });
const exported = scm.exportCertificateOutput({ certificateId: issued.certificateId });

// The private key makes the whole result secret, but anybody may see the certificate.
export const certificate = pulumi.unsecret(exported.apply(result => result.entireCertificate));
export const privateKey = exported.apply(result => result.privateKey);
