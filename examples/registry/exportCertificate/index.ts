import * as pulumi from "@pulumi/pulumi";
import * as scm from "@scmpulumi/huaweicloud-scm";

const issued = new scm.CertificateValidation("issued", { certificateId: "scs1554192131150" });
const exported = scm.exportCertificateOutput({ certificateId: issued.certificateId });

export const certificate = exported.apply(result => result.entireCertificate);
export const privateKey = pulumi.secret(exported.apply(result => result.privateKey));
