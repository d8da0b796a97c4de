import * as scm from "@scmpulumi/huaweicloud-scm";

const bought = scm.getCertificatesOutput({ status: "PAID" });

export const unused = bought.apply(result => result.certificates.map(certificate => certificate.certificateId));
