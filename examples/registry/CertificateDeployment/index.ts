import * as scm from "@scmpulumi/huaweicloud-scm";

const issued = new scm.CertificateValidation("issued", { certificateId: "scs1554192131150" });
const cdn = new scm.CertificateDeployment("cdn", {
    certificateId: issued.certificateId,
    service: "CDN",
    domainName: "www.example.com",
});
new scm.CertificateDeployment("elb", {
    certificateId: issued.certificateId,
    service: "ELB",
    projectName: "cn-north-4",
    resourceId: "982b8a6a6ebc43809d82a46ca99aaeb7",
});

export const isConfirmed = cdn.isConfirmed;
