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
    /// Follows a purchase from one certificate to the next. A certificate is valid for at most 200 days, so a one-year purchase contains several. SCM applies for the
    /// next one about 30 days before a certificate expires, with the data of the first application and **under a new ID**. The program keeps the ID of the certificate
    /// that you bought, and this resource returns the current IDs. It creates nothing in SCM, and destroying it has no effect.
    /// </summary>
    /// <remarks>
    /// <para>
    /// - Pass <c>latestCertificateId</c> to the CertificateApplication, and create DNS records from its <c>validationRecords</c>.
    /// - Pass <c>usableCertificateId</c> to the CertificateValidation, and make it depend on the application and the DNS records.
    /// - Pass the <c>certificateId</c> **of the CertificateValidation** to whatever uses the certificate, such as <c>exportCertificate</c>.
    /// </para>
    /// <para>
    /// Each renewal then takes two runs of <c>pulumi up</c>, and neither of them waits. The first one, after SCM has applied for the next certificate, adopts SCM's
    /// application and replaces the DNS records. The second one, after the certificate is issued, moves everything that uses the certificate to the new one. The old
    /// certificate stays valid until it expires.
    /// </para>
    /// <para>
    /// Pulumi refreshes this resource before every preview and update. If your version of the CLI does not, run <c>pulumi up --refresh</c>. If SCM cannot be queried, or if
    /// the user lacks the action <c>scm:cert:listCertificatesByTag</c>, the IDs do not change, and a warning says so.
    /// </para>
    /// <para>
    /// <b>A certificate that SCM renews</b>
    /// </para>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using ScmPulumi.HuaweiCloudScm;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var config = new Pulumi.Config();
    ///     var purchase = new CertificateSubscription(&quot;purchase&quot;, new() { CertificateId = &quot;scs1554192131150&quot; });
    ///     var application = new CertificateApplication(&quot;www&quot;, new()
    ///     {
    ///         CertificateId = purchase.LatestCertificateId,
    ///         Domain = &quot;www.example.com&quot;,
    ///         ApplicantName = &quot;Zhang San&quot;,
    ///         ApplicantPhone = config.RequireSecret(&quot;applicantPhone&quot;),
    ///         ApplicantEmail = config.RequireSecret(&quot;applicantEmail&quot;),
    ///         AgreePrivacyProtection = true,
    ///     });
    ///
    ///     // Create the DNS records here, from application.ValidationRecords, and add them to DependsOn.
    ///     var issued = new CertificateValidation(&quot;www-issued&quot;, new() { CertificateId = purchase.UsableCertificateId }, new() { DependsOn = { application } });
    ///     var exported = ExportCertificate.Invoke(new() { CertificateId = issued.CertificateId });
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         [&quot;certificate&quot;] = Output.Unsecret(exported.Apply(result =&gt; result.EntireCertificate)),
    ///         [&quot;renewAfter&quot;] = purchase.RenewAfter,
    ///     };
    /// });
    /// </code>
    /// <para>
    /// <b>Import</b>
    /// </para>
    /// <para>
    /// The ID is that of the certificate that you bought.
    /// </para>
    /// <code>
    /// $ pulumi import huaweicloud-scm:index:CertificateSubscription purchase scs1554192131150
    /// </code>
    /// </remarks>
    [HuaweiCloudScmResourceType("huaweicloud-scm:index:CertificateSubscription")]
    public partial class CertificateSubscription : global::Pulumi.CustomResource
    {
        /// <summary>
        /// ID of the certificate that you bought, which is the first one of the purchase: exactly 16 letters or digits, such as <c>scs1554192131150</c>. It stays the same when SCM renews the certificate. It is also the ID of the resource.
        /// </summary>
        [Output("certificateId")]
        public Output<string> CertificateId { get; private set; } = null!;

        /// <summary>
        /// ID of the newest certificate of the purchase that is issued or can still be issued. Apply for this one, and prove control of its domains.
        /// </summary>
        [Output("latestCertificateId")]
        public Output<string> LatestCertificateId { get; private set; } = null!;

        /// <summary>
        /// How many certificates the purchase still contains after the latest one, if SCM returns it. The provider queries it only while the latest certificate is not issued or expires within 45 days, so the output may be absent before then.
        /// </summary>
        [Output("remainingCertificates")]
        public Output<int?> RemainingCertificates { get; private set; } = null!;

        /// <summary>
        /// Date from which SCM is expected to renew the usable certificate, as <c>YYYY-MM-DD</c>: 30 days before the end of its validity, or a third of its lifetime if that is shorter. Absent before it is issued.
        /// </summary>
        [Output("renewAfter")]
        public Output<string?> RenewAfter { get; private set; } = null!;

        /// <summary>
        /// How many times SCM has renewed the purchased certificate.
        /// </summary>
        [Output("renewals")]
        public Output<int> Renewals { get; private set; } = null!;

        /// <summary>
        /// ID of the newest certificate of the purchase that is issued, or <c>latestCertificateId</c> while none is issued. Wait for it with a CertificateValidation. Export or deploy the <c>certificateId</c> of the CertificateValidation, not this output.
        /// </summary>
        [Output("usableCertificateId")]
        public Output<string> UsableCertificateId { get; private set; } = null!;

        /// <summary>
        /// Declares a <c>CertificateSubscription</c>.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="args">Inputs of the resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public CertificateSubscription(string name, CertificateSubscriptionArgs args, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateSubscription", name, args ?? new CertificateSubscriptionArgs(), MakeResourceOptions(options, ""))
        {
        }

        private CertificateSubscription(string name, Input<string> id, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateSubscription", name, null, MakeResourceOptions(options, id))
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
        /// Reads a <c>CertificateSubscription</c> that already exists, by its ID, without managing it.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="id">ID of the existing resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public static CertificateSubscription Get(string name, Input<string> id, CustomResourceOptions? options = null)
        {
            return new CertificateSubscription(name, id, options);
        }
    }

    /// <summary>
    /// What a <c>CertificateSubscription</c> takes.
    /// </summary>
    public sealed class CertificateSubscriptionArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// ID of the certificate that you bought, which is the first one of the purchase: exactly 16 letters or digits, such as <c>scs1554192131150</c>. It stays the same when SCM renews the certificate. It is also the ID of the resource.
        /// </summary>
        [Input("certificateId", required: true)]
        public Input<string> CertificateId { get; set; } = null!;

        public CertificateSubscriptionArgs()
        {
        }

        public static new CertificateSubscriptionArgs Empty => new CertificateSubscriptionArgs();
    }
}
