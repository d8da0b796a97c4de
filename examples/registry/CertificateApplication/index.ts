import * as pulumi from "@pulumi/pulumi";
import * as scm from "@scmpulumi/huaweicloud-scm";

const config = new pulumi.Config();
const application = new scm.CertificateApplication("www", {
    certificateId: "scs1554192131150",
    domain: "www.example.com",
    applicantName: "Zhang San",
    applicantPhone: config.requireSecret("applicantPhone"),
    applicantEmail: config.requireSecret("applicantEmail"),
    agreePrivacyProtection: true,
});

export const records = application.validationRecords;
