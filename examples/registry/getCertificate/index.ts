import * as scm from "@scmpulumi/huaweicloud-scm";

const certificate = scm.getCertificateOutput({ certificateId: "scs1554192131150" });

export const notAfter = certificate.apply(result => result.notAfter);
