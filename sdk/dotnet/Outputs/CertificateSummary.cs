// Generated from schema.json by `make codegen`: changes made here are lost.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Serialization;

namespace ScmPulumi.HuaweiCloudScm.Outputs
{
    /// <summary>
    /// A certificate as SCM lists it.
    /// </summary>
    [OutputType]
    public sealed class CertificateSummary
    {
        /// <summary>
        /// Brand of the CA, such as <c>GEOTRUST</c>.
        /// </summary>
        public readonly string? Brand;

        /// <summary>
        /// ID of the certificate: 16 letters or digits.
        /// </summary>
        public readonly string CertificateId;

        /// <summary>
        /// Name of the certificate in the SCM console.
        /// </summary>
        public readonly string? CertificateName;

        /// <summary>
        /// Product that was bought, such as <c>DV_SSL_CERT</c>, <c>OV_SSL_CERT</c> or <c>EV_SSL_CERT</c>.
        /// </summary>
        public readonly string? CertificateType;

        /// <summary>
        /// Whether the certificate can be deployed to other services.
        /// </summary>
        public readonly bool? DeploySupport;

        /// <summary>
        /// Description of the certificate in the SCM console.
        /// </summary>
        public readonly string? Description;

        /// <summary>
        /// Primary name of the application, in its A-label form. Absent before an application.
        /// </summary>
        public readonly string? Domain;

        /// <summary>
        /// How many names the product supports in total.
        /// </summary>
        public readonly int? DomainCount;

        /// <summary>
        /// Kind of names that the product supports: <c>SINGLE_DOMAIN</c>, <c>WILDCARD</c> or <c>MULTI_DOMAIN</c>.
        /// </summary>
        public readonly string? DomainType;

        /// <summary>
        /// ID of the enterprise project that the certificate belongs to; <c>0</c> is the default one.
        /// </summary>
        public readonly string? EnterpriseProjectId;

        /// <summary>
        /// End of validity, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        public readonly string? ExpireTime;

        /// <summary>
        /// Additional names of the application, in their A-label form.
        /// </summary>
        public readonly ImmutableArray<string> Sans;

        /// <summary>
        /// Signature algorithm of the certificate. Absent before issue.
        /// </summary>
        public readonly string? SignatureAlgorithm;

        /// <summary>
        /// Status of the certificate as SCM writes it, such as <c>CHECKING_DOMAIN</c> or <c>ISSUED</c>. New values may appear at any time.
        /// </summary>
        public readonly string Status;

        /// <summary>
        /// How long a certificate of this product is valid, in months.
        /// </summary>
        public readonly int? ValidityPeriod;

        /// <summary>
        /// Number of additional names or of wildcards that the product supports. SCM's documentation describes it in both ways.
        /// </summary>
        public readonly int? WildcardCount;

        [OutputConstructor]
        private CertificateSummary(string? brand, string certificateId, string? certificateName, string? certificateType, bool? deploySupport, string? description, string? domain, int? domainCount, string? domainType, string? enterpriseProjectId, string? expireTime, ImmutableArray<string> sans, string? signatureAlgorithm, string status, int? validityPeriod, int? wildcardCount)
        {
            Brand = brand;
            CertificateId = certificateId;
            CertificateName = certificateName;
            CertificateType = certificateType;
            DeploySupport = deploySupport;
            Description = description;
            Domain = domain;
            DomainCount = domainCount;
            DomainType = domainType;
            EnterpriseProjectId = enterpriseProjectId;
            ExpireTime = expireTime;
            Sans = sans;
            SignatureAlgorithm = signatureAlgorithm;
            Status = status;
            ValidityPeriod = validityPeriod;
            WildcardCount = wildcardCount;
        }
    }
}
