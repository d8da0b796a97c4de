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
    /// Deploys an issued certificate to **one** target at another service: a CDN domain, an ELB certificate with all of its listeners, or a WAF object. SCM copies the
    /// certificate and its key itself, so the key never leaves Huawei Cloud and never enters the state.
    /// </summary>
    /// <remarks>
    /// <para>
    /// - Pass it the <c>certificateId</c> **of a CertificateValidation**. If the program follows renewals with a CertificateSubscription, the first <c>pulumi up</c> after a
    ///   renewed certificate is issued deploys it to the same target.
    /// - A change to anything other than <c>certificateId</c> and <c>acceptFee</c> replaces the resource. SCM cannot undo a deployment: destroying the resource only removes it
    ///   from the state, and the target keeps its certificate.
    /// - Deployments of imported certificates and of three-month test certificates cost a fee. They need <c>acceptFee</c>.
    /// - The target must exist. HTTPS must already be enabled for a CDN domain or a WAF website. SCM replaces the domain names of an ELB certificate with those of the
    ///   deployed certificate.
    /// - SCM does not deploy a certificate with an SM2 key, or one whose application had a <c>csr</c>, because SCM does not have its key.
    /// - The user also needs permission to change the target.
    /// </para>
    /// <para>
    /// None of this has been tried with a real account. The page &quot;Deployment&quot; in
    /// [the documentation](https://github.com/scmpulumi/pulumi-huaweicloud-scm/tree/main/docs) says what is uncertain, and which services use a certificate in another
    /// way.
    /// </para>
    /// <para>
    /// <b>A CDN domain, and an ELB certificate</b>
    /// </para>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using ScmPulumi.HuaweiCloudScm;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var issued = new CertificateValidation(&quot;issued&quot;, new() { CertificateId = &quot;scs1554192131150&quot; });
    ///     var cdn = new CertificateDeployment(&quot;cdn&quot;, new()
    ///     {
    ///         CertificateId = issued.CertificateId,
    ///         Service = Service.Cdn,
    ///         DomainName = &quot;www.example.com&quot;,
    ///     });
    ///     _ = new CertificateDeployment(&quot;elb&quot;, new()
    ///     {
    ///         CertificateId = issued.CertificateId,
    ///         Service = Service.Elb,
    ///         ProjectName = &quot;cn-north-4&quot;,
    ///         ResourceId = &quot;982b8a6a6ebc43809d82a46ca99aaeb7&quot;,
    ///     });
    ///     return new Dictionary&lt;string, object?&gt; { [&quot;isConfirmed&quot;] = cdn.IsConfirmed };
    /// });
    /// </code>
    /// <para>
    /// <b>Import</b>
    /// </para>
    /// <para>
    /// The import ID consists of the target and the certificate ID: <c>CDN/&lt;domain&gt;/&lt;certificateId&gt;</c>, <c>ELB/&lt;projectName&gt;/&lt;resourceId&gt;/&lt;certificateId&gt;</c>, or
    /// <c>WAF/&lt;projectName&gt;/&lt;resourceId&gt;/&lt;certificateId&gt;</c>.
    /// </para>
    /// <code>
    /// $ pulumi import huaweicloud-scm:index:CertificateDeployment cdn CDN/www.example.com/scs1554192131150
    /// </code>
    /// </remarks>
    [HuaweiCloudScmResourceType("huaweicloud-scm:index:CertificateDeployment")]
    public partial class CertificateDeployment : global::Pulumi.CustomResource
    {
        /// <summary>
        /// Whether you accept that a deployment costs a fee. Deployments of certificates that were bought in SCM are free. For imported certificates and three-month test certificates, the published fee is 30 CNY per domain name and deployment (China site), so without <c>true</c> they are not deployed. The default is <c>false</c>. A change of this input alone deploys nothing.
        /// </summary>
        [Output("acceptFee")]
        public Output<bool?> AcceptFee { get; private set; } = null!;

        /// <summary>
        /// ID of the certificate to deploy: exactly 16 letters or digits, such as <c>scs1554192131150</c>. Take it from the output of a CertificateValidation, which is unknown in a preview until there is something to deploy. A change deploys the other certificate to the same target.
        /// </summary>
        [Output("certificateId")]
        public Output<string> CertificateId { get; private set; } = null!;

        /// <summary>
        /// ID of the certificate that SCM lists on the target: <c>certificateId</c>, or another one with the same names or of the same purchase, for example after an automatic deployment in the console. Absent as long as SCM lists none of them.
        /// </summary>
        [Output("deployedCertificateId")]
        public Output<string?> DeployedCertificateId { get; private set; } = null!;

        /// <summary>
        /// CDN only: the accelerated domain, at most 63 characters. The certificate must cover it. Case is ignored, and an internationalized name is sent in its A-label form (<c>xn--…</c>).
        /// </summary>
        [Output("domainName")]
        public Output<string?> DomainName { get; private set; } = null!;

        /// <summary>
        /// WAF only: ID of the enterprise project that the object belongs to, at most 63 characters. Without it, SCM uses the default one.
        /// </summary>
        [Output("enterpriseProjectId")]
        public Output<string?> EnterpriseProjectId { get; private set; } = null!;

        /// <summary>
        /// Whether SCM has listed the certificate on the target since it was deployed. SCM does not document how it detects deployments, so <c>false</c> does not mean that the deployment failed.
        /// </summary>
        [Output("isConfirmed")]
        public Output<bool> IsConfirmed { get; private set; } = null!;

        /// <summary>
        /// Whether the response to the last deployment was lost and SCM does not list the certificate on the target. The next <c>pulumi up</c> looks again. Absent otherwise.
        /// </summary>
        [Output("isInDoubt")]
        public Output<bool?> IsInDoubt { get; private set; } = null!;

        /// <summary>
        /// ELB and WAF only: the name of the project that the target belongs to. The main project of a region has the region's name, such as <c>cn-north-4</c>. At most 255 characters.
        /// </summary>
        [Output("projectName")]
        public Output<string?> ProjectName { get; private set; } = null!;

        /// <summary>
        /// ELB: ID of the ELB certificate whose content is replaced, not of a listener or a load balancer. WAF: sources disagree on whether it is the ID of a protected domain or of a certificate in WAF, and this has not been tried yet. At most 63 characters.
        /// </summary>
        [Output("resourceId")]
        public Output<string?> ResourceId { get; private set; } = null!;

        /// <summary>
        /// The service of the target.
        /// </summary>
        [Output("service")]
        public Output<ScmPulumi.HuaweiCloudScm.Service> Service { get; private set; } = null!;

        /// <summary>
        /// WAF only: the mode in which the object is protected.
        /// </summary>
        [Output("wafMode")]
        public Output<ScmPulumi.HuaweiCloudScm.WafMode?> WafMode { get; private set; } = null!;

        /// <summary>
        /// Declares a <c>CertificateDeployment</c>.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="args">Inputs of the resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public CertificateDeployment(string name, CertificateDeploymentArgs args, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateDeployment", name, args ?? new CertificateDeploymentArgs(), MakeResourceOptions(options, ""))
        {
        }

        private CertificateDeployment(string name, Input<string> id, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateDeployment", name, null, MakeResourceOptions(options, id))
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
        /// Reads a <c>CertificateDeployment</c> that already exists, by its ID, without managing it.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="id">ID of the existing resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public static CertificateDeployment Get(string name, Input<string> id, CustomResourceOptions? options = null)
        {
            return new CertificateDeployment(name, id, options);
        }
    }

    /// <summary>
    /// What a <c>CertificateDeployment</c> takes.
    /// </summary>
    public sealed class CertificateDeploymentArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Whether you accept that a deployment costs a fee. Deployments of certificates that were bought in SCM are free. For imported certificates and three-month test certificates, the published fee is 30 CNY per domain name and deployment (China site), so without <c>true</c> they are not deployed. The default is <c>false</c>. A change of this input alone deploys nothing.
        /// </summary>
        [Input("acceptFee")]
        public Input<bool>? AcceptFee { get; set; }

        /// <summary>
        /// ID of the certificate to deploy: exactly 16 letters or digits, such as <c>scs1554192131150</c>. Take it from the output of a CertificateValidation, which is unknown in a preview until there is something to deploy. A change deploys the other certificate to the same target.
        /// </summary>
        [Input("certificateId", required: true)]
        public Input<string> CertificateId { get; set; } = null!;

        /// <summary>
        /// CDN only: the accelerated domain, at most 63 characters. The certificate must cover it. Case is ignored, and an internationalized name is sent in its A-label form (<c>xn--…</c>).
        /// </summary>
        [Input("domainName")]
        public Input<string>? DomainName { get; set; }

        /// <summary>
        /// WAF only: ID of the enterprise project that the object belongs to, at most 63 characters. Without it, SCM uses the default one.
        /// </summary>
        [Input("enterpriseProjectId")]
        public Input<string>? EnterpriseProjectId { get; set; }

        /// <summary>
        /// ELB and WAF only: the name of the project that the target belongs to. The main project of a region has the region's name, such as <c>cn-north-4</c>. At most 255 characters.
        /// </summary>
        [Input("projectName")]
        public Input<string>? ProjectName { get; set; }

        /// <summary>
        /// ELB: ID of the ELB certificate whose content is replaced, not of a listener or a load balancer. WAF: sources disagree on whether it is the ID of a protected domain or of a certificate in WAF, and this has not been tried yet. At most 63 characters.
        /// </summary>
        [Input("resourceId")]
        public Input<string>? ResourceId { get; set; }

        /// <summary>
        /// The service of the target.
        /// </summary>
        [Input("service", required: true)]
        public Input<ScmPulumi.HuaweiCloudScm.Service> Service { get; set; } = null!;

        /// <summary>
        /// WAF only: the mode in which the object is protected.
        /// </summary>
        [Input("wafMode")]
        public Input<ScmPulumi.HuaweiCloudScm.WafMode>? WafMode { get; set; }

        public CertificateDeploymentArgs()
        {
        }

        public static new CertificateDeploymentArgs Empty => new CertificateDeploymentArgs();
    }
}
