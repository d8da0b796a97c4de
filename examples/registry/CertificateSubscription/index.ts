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

// The DNS record of your provider goes here, made of application.validationRecords; name it in dependsOn, too.
const issued = new scm.CertificateValidation("www-issued", { certificateId: purchase.usableCertificateId }, { dependsOn: [application] });
const exported = scm.exportCertificateOutput({ certificateId: issued.certificateId });

export const certificate = pulumi.unsecret(exported.apply(result => result.entireCertificate));
export const renewAfter = purchase.renewAfter;
