// Generated from schema.json by `make codegen`: changes made here are lost.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Serialization;

namespace ScmPulumi.HuaweiCloudScm
{
    /// <summary>
    /// Returns what SCM knows about a certificate: its status, product, names, validation records, and dates. The result does not contain the contact data of the
    /// application.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <b>When does it expire?</b>
    /// </para>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using ScmPulumi.HuaweiCloudScm;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var certificate = GetCertificate.Invoke(new() { CertificateId = &quot;scs1554192131150&quot; });
    ///     return new Dictionary&lt;string, object?&gt; { [&quot;notAfter&quot;] = certificate.Apply(result =&gt; result.NotAfter) };
    /// });
    /// </code>
    /// </remarks>
    public static class GetCertificate
    {
        /// <summary>
        /// Calls the function at once, with plain values; it waits for no resource.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Task<GetCertificateResult> InvokeAsync(GetCertificateArgs args, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.InvokeAsync<GetCertificateResult>("huaweicloud-scm:index:getCertificate", args ?? new GetCertificateArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<GetCertificateResult> Invoke(GetCertificateInvokeArgs args, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.Invoke<GetCertificateResult>("huaweicloud-scm:index:getCertificate", args ?? new GetCertificateInvokeArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known and the resources of <c>DependsOn</c> are done.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<GetCertificateResult> Invoke(GetCertificateInvokeArgs args, InvokeOutputOptions options)
        {
            return global::Pulumi.Deployment.Instance.Invoke<GetCertificateResult>("huaweicloud-scm:index:getCertificate", args ?? new GetCertificateInvokeArgs(), options.WithDefaults());
        }
    }

    /// <summary>
    /// What <c>GetCertificate</c> takes, as plain values.
    /// </summary>
    public sealed class GetCertificateArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// ID of the certificate in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>.
        /// </summary>
        [Input("certificateId", required: true)]
        public string CertificateId { get; set; } = null!;

        public GetCertificateArgs()
        {
        }

        public static new GetCertificateArgs Empty => new GetCertificateArgs();
    }

    /// <summary>
    /// What <c>GetCertificate</c> takes, outputs of resources among it.
    /// </summary>
    public sealed class GetCertificateInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// ID of the certificate in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>.
        /// </summary>
        [Input("certificateId", required: true)]
        public Input<string> CertificateId { get; set; } = null!;

        public GetCertificateInvokeArgs()
        {
        }

        public static new GetCertificateInvokeArgs Empty => new GetCertificateInvokeArgs();
    }

    /// <summary>
    /// What <c>GetCertificate</c> gives back.
    /// </summary>
    [OutputType]
    public sealed class GetCertificateResult
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
        /// City of the company, as far as SCM shows it.
        /// </summary>
        public readonly string? CompanyCity;

        /// <summary>
        /// Name of the company of the application, as far as SCM shows it.
        /// </summary>
        public readonly string? CompanyName;

        /// <summary>
        /// Province of the company, as far as SCM shows it.
        /// </summary>
        public readonly string? CompanyProvince;

        /// <summary>
        /// Country of the company, as far as SCM shows it: the two letters of ISO 3166-1.
        /// </summary>
        public readonly string? Country;

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
        /// All names of the application, the primary one first, in their A-label form.
        /// </summary>
        public readonly ImmutableArray<string> DomainNames;

        /// <summary>
        /// Kind of names that the product supports: <c>SINGLE_DOMAIN</c>, <c>WILDCARD</c> or <c>MULTI_DOMAIN</c>.
        /// </summary>
        public readonly string? DomainType;

        /// <summary>
        /// ID of the enterprise project that the certificate belongs to; <c>0</c> is the default one.
        /// </summary>
        public readonly string? EnterpriseProjectId;

        /// <summary>
        /// SHA-1 fingerprint of the certificate: 40 hexadecimal digits. Absent before issue.
        /// </summary>
        public readonly string? Fingerprint;

        /// <summary>
        /// Time of issue, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        public readonly string? IssueTime;

        /// <summary>
        /// Kind of the primary name of a multi-domain product: <c>primary_single</c> or <c>primary_wildcard</c>.
        /// </summary>
        public readonly string? MultiDomainType;

        /// <summary>
        /// End of validity, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        public readonly string? NotAfter;

        /// <summary>
        /// Start of validity, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        public readonly string? NotBefore;

        /// <summary>
        /// ID of the order.
        /// </summary>
        public readonly string? OrderId;

        /// <summary>
        /// Whether the certificate can be pushed to other services: <c>ON</c> or <c>OFF</c>.
        /// </summary>
        public readonly string? PushSupport;

        /// <summary>
        /// Date from which SCM is expected to renew the certificate, as <c>YYYY-MM-DD</c>: 30 days before the end of validity, or a third of the lifetime if that is shorter. Absent before issue.
        /// </summary>
        public readonly string? RenewAfter;

        /// <summary>
        /// Why the certificate was revoked. Absent if it was not.
        /// </summary>
        public readonly string? RevokeReason;

        /// <summary>
        /// Additional names of the application, in their A-label form.
        /// </summary>
        public readonly ImmutableArray<string> Sans;

        /// <summary>
        /// Whether another account shares the certificate with this one.
        /// </summary>
        public readonly bool? Shared;

        /// <summary>
        /// Signature algorithm of the certificate. Absent before issue.
        /// </summary>
        public readonly string? SignatureAlgorithm;

        /// <summary>
        /// Status of the certificate as SCM writes it, such as <c>CHECKING_DOMAIN</c> or <c>ISSUED</c>. New values may appear at any time.
        /// </summary>
        public readonly string Status;

        /// <summary>
        /// How control of the domain is proven, as SCM recorded it: <c>DNS</c>, <c>FILE</c> or <c>EMAIL</c>.
        /// </summary>
        public readonly string? ValidationMethod;

        /// <summary>
        /// Records that prove control of the domains, sorted by domain and without repetitions.
        /// </summary>
        public readonly ImmutableArray<Outputs.ValidationRecord> ValidationRecords;

        /// <summary>
        /// How long a certificate of this product is valid, in months.
        /// </summary>
        public readonly int? ValidityPeriod;

        /// <summary>
        /// Number of additional names or of wildcards that the product supports. SCM's documentation describes it in both ways.
        /// </summary>
        public readonly int? WildcardCount;

        [OutputConstructor]
        private GetCertificateResult(string? brand, string certificateId, string? certificateName, string? certificateType, string? companyCity, string? companyName, string? companyProvince, string? country, string? description, string? domain, int? domainCount, ImmutableArray<string> domainNames, string? domainType, string? enterpriseProjectId, string? fingerprint, string? issueTime, string? multiDomainType, string? notAfter, string? notBefore, string? orderId, string? pushSupport, string? renewAfter, string? revokeReason, ImmutableArray<string> sans, bool? shared, string? signatureAlgorithm, string status, string? validationMethod, ImmutableArray<Outputs.ValidationRecord> validationRecords, int? validityPeriod, int? wildcardCount)
        {
            Brand = brand;
            CertificateId = certificateId;
            CertificateName = certificateName;
            CertificateType = certificateType;
            CompanyCity = companyCity;
            CompanyName = companyName;
            CompanyProvince = companyProvince;
            Country = country;
            Description = description;
            Domain = domain;
            DomainCount = domainCount;
            DomainNames = domainNames;
            DomainType = domainType;
            EnterpriseProjectId = enterpriseProjectId;
            Fingerprint = fingerprint;
            IssueTime = issueTime;
            MultiDomainType = multiDomainType;
            NotAfter = notAfter;
            NotBefore = notBefore;
            OrderId = orderId;
            PushSupport = pushSupport;
            RenewAfter = renewAfter;
            RevokeReason = revokeReason;
            Sans = sans;
            Shared = shared;
            SignatureAlgorithm = signatureAlgorithm;
            Status = status;
            ValidationMethod = validationMethod;
            ValidationRecords = validationRecords;
            ValidityPeriod = validityPeriod;
            WildcardCount = wildcardCount;
        }
    }
}
