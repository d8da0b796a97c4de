import * as pulumi from "@pulumi/pulumi";
import * as scm from "@scmpulumi/huaweicloud-scm";

const config = new pulumi.Config();
const purchase = new scm.CertificateSubscription("purchase", { certificateId: "scs1554192131150" });
const application = new scm.CertificateApplication("www", {
    certificateId: purchase.latestCertificateId,
    domain: "www.example.com",
    applicantName: "Zhang San",
    applicantPhone: config.requireSecret("applicantPhone"),
    applicantEmail: config.requireSecret("applicantEmail"),
    agreePrivacyProtection: true,
});

// Create the DNS records here, from application.validationRecords, and add them to dependsOn.
const issued = new scm.CertificateValidation("www-issued", { certificateId: purchase.usableCertificateId }, { dependsOn: [application] });
const exported = scm.exportCertificateOutput({ certificateId: issued.certificateId });

export const certificate = pulumi.unsecret(exported.apply(result => result.entireCertificate));
export const renewAfter = purchase.renewAfter;
