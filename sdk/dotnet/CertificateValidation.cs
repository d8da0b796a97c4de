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
    /// Waits until a certificate is issued, so that a program can use it. It creates nothing in SCM, and destroying it has no effect.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Make it depend (<c>dependsOn</c>) on the DNS records that prove control of the domains. If the time limit is reached (see <c>waitFor</c>), the update fails, and the next
    /// <c>pulumi up</c> continues to wait. OV and EV certificates take several working days to be issued: set <c>waitFor</c> to <c>DOMAIN_VALIDATED</c>, and use the certificate in a
    /// later run.
    /// </para>
    /// <para>
    /// <b>From the application to the exported certificate</b>
    /// </para>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using ScmPulumi.HuaweiCloudScm;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var config = new Pulumi.Config();
    ///     var application = new CertificateApplication(&quot;www&quot;, new()
    ///     {
    ///         CertificateId = &quot;scs1554192131150&quot;,
    ///         Domain = &quot;www.example.com&quot;,
    ///         ApplicantName = &quot;Zhang San&quot;,
    ///         ApplicantPhone = config.RequireSecret(&quot;applicantPhone&quot;),
    ///         ApplicantEmail = config.RequireSecret(&quot;applicantEmail&quot;),
    ///         AgreePrivacyProtection = true,
    ///     });
    ///
    ///     // Create the DNS records here, from application.ValidationRecords, and add them to DependsOn.
    ///     var issued = new CertificateValidation(&quot;www-issued&quot;, new() { CertificateId = application.CertificateId }, new() { DependsOn = { application } });
    ///     var exported = ExportCertificate.Invoke(new() { CertificateId = issued.CertificateId });
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         [&quot;certificate&quot;] = Output.Unsecret(exported.Apply(result =&gt; result.EntireCertificate)),
    ///         [&quot;notAfter&quot;] = issued.NotAfter,
    ///     };
    /// });
    /// </code>
    /// <para>
    /// <b>Import</b>
    /// </para>
    /// <para>
    /// The ID is that of the certificate.
    /// </para>
    /// <code>
    /// $ pulumi import huaweicloud-scm:index:CertificateValidation issued scs1554192131150
    /// </code>
    /// </remarks>
    [HuaweiCloudScmResourceType("huaweicloud-scm:index:CertificateValidation")]
    public partial class CertificateValidation : global::Pulumi.CustomResource
    {
        /// <summary>
        /// ID of the certificate to wait for: exactly 16 letters or digits, such as <c>scs1554192131150</c>. Take it from the output of the CertificateApplication, so that the wait begins after the application is sent. With a CertificateSubscription, take its <c>usableCertificateId</c> and set <c>dependsOn</c>. It is also the ID of the resource.
        /// </summary>
        [Output("certificateId")]
        public Output<string> CertificateId { get; private set; } = null!;

        /// <summary>
        /// All names of the application, the primary one first, in their A-label form.
        /// </summary>
        [Output("domainNames")]
        public Output<ImmutableArray<string>> DomainNames { get; private set; } = null!;

        /// <summary>
        /// SHA-1 fingerprint of the certificate: 40 hexadecimal digits. Absent before issue.
        /// </summary>
        [Output("fingerprint")]
        public Output<string?> Fingerprint { get; private set; } = null!;

        /// <summary>
        /// Time of issue, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        [Output("issueTime")]
        public Output<string?> IssueTime { get; private set; } = null!;

        /// <summary>
        /// End of validity, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        [Output("notAfter")]
        public Output<string?> NotAfter { get; private set; } = null!;

        /// <summary>
        /// Start of validity, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        [Output("notBefore")]
        public Output<string?> NotBefore { get; private set; } = null!;

        /// <summary>
        /// Date from which SCM is expected to renew the certificate, as <c>YYYY-MM-DD</c>: 30 days before the end of validity, or a third of the lifetime if that is shorter. Absent before issue.
        /// </summary>
        [Output("renewAfter")]
        public Output<string?> RenewAfter { get; private set; } = null!;

        /// <summary>
        /// Status of the certificate as SCM writes it, such as <c>CHECKING_DOMAIN</c> or <c>ISSUED</c>. New values may appear at any time.
        /// </summary>
        [Output("status")]
        public Output<string?> Status { get; private set; } = null!;

        /// <summary>
        /// The status to wait for. The default is <c>ISSUED</c>. An OV certificate takes 3 to 5 working days to be issued, and an EV certificate takes 7 to 10. With <c>DOMAIN_VALIDATED</c>, a run continues as soon as control of the domains is proven. A wait ends after 75 minutes, or after <c>customTimeouts</c>, and the next <c>pulumi up</c> continues it.
        /// </summary>
        [Output("waitFor")]
        public Output<ScmPulumi.HuaweiCloudScm.WaitFor?> WaitFor { get; private set; } = null!;

        /// <summary>
        /// Declares a <c>CertificateValidation</c>.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="args">Inputs of the resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public CertificateValidation(string name, CertificateValidationArgs args, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateValidation", name, args ?? new CertificateValidationArgs(), MakeResourceOptions(options, ""))
        {
        }

        private CertificateValidation(string name, Input<string> id, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateValidation", name, null, MakeResourceOptions(options, id))
        {
        }

        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaults = new CustomResourceOptions
            {
                Version = Utilities.Version,
                PluginDownloadURL = "github://api.github.com/scmpulumi/pulumi-huaweicloud-scm",
            };
            var merged = CustomResourceOptions.Merge(defaults, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }

        /// <summary>
        /// Reads a <c>CertificateValidation</c> that already exists, by its ID, without managing it.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="id">ID of the existing resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public static CertificateValidation Get(string name, Input<string> id, CustomResourceOptions? options = null)
        {
            return new CertificateValidation(name, id, options);
        }
    }

    /// <summary>
    /// What a <c>CertificateValidation</c> takes.
    /// </summary>
    public sealed class CertificateValidationArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// ID of the certificate to wait for: exactly 16 letters or digits, such as <c>scs1554192131150</c>. Take it from the output of the CertificateApplication, so that the wait begins after the application is sent. With a CertificateSubscription, take its <c>usableCertificateId</c> and set <c>dependsOn</c>. It is also the ID of the resource.
        /// </summary>
        [Input("certificateId", required: true)]
        public Input<string> CertificateId { get; set; } = null!;

        /// <summary>
        /// The status to wait for. The default is <c>ISSUED</c>. An OV certificate takes 3 to 5 working days to be issued, and an EV certificate takes 7 to 10. With <c>DOMAIN_VALIDATED</c>, a run continues as soon as control of the domains is proven. A wait ends after 75 minutes, or after <c>customTimeouts</c>, and the next <c>pulumi up</c> continues it.
        /// </summary>
        [Input("waitFor")]
        public Input<ScmPulumi.HuaweiCloudScm.WaitFor>? WaitFor { get; set; }

        public CertificateValidationArgs()
        {
        }

        public static new CertificateValidationArgs Empty => new CertificateValidationArgs();
    }
}
