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
    /// Returns where a certificate is in use, by service and region, as far as SCM knows. After a renewal, this shows which targets still use the old certificate.
    /// </summary>
    /// <remarks>
    /// <para>
    /// SCM does not document how it detects a deployment, so a target that it does not list may still use the certificate. The same is true if SCM could not query a
    /// region (<c>isError</c>), or lists only some of its resources (<c>isCut</c>).
    /// </para>
    /// <para>
    /// The function fails if SCM cannot be queried, even in a preview.
    /// </para>
    /// <para>
    /// <b>Which targets still use the old certificate?</b>
    /// </para>
    /// <code>
    /// using System.Collections.Generic;
    /// using System.Linq;
    /// using Pulumi;
    /// using ScmPulumi.HuaweiCloudScm;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var old = GetDeployedResources.Invoke(new() { CertificateId = &quot;scs1554192131150&quot; });
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         [&quot;stillInUse&quot;] = old.Apply(result =&gt; result.Regions.SelectMany(region =&gt; region.Resources.Select(resource =&gt; resource.ResourceName)).ToList()),
    ///     };
    /// });
    /// </code>
    /// </remarks>
    public static class GetDeployedResources
    {
        /// <summary>
        /// Calls the function at once, with plain values; it waits for no resource.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Task<GetDeployedResourcesResult> InvokeAsync(GetDeployedResourcesArgs args, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.InvokeAsync<GetDeployedResourcesResult>("huaweicloud-scm:index:getDeployedResources", args ?? new GetDeployedResourcesArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<GetDeployedResourcesResult> Invoke(GetDeployedResourcesInvokeArgs args, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.Invoke<GetDeployedResourcesResult>("huaweicloud-scm:index:getDeployedResources", args ?? new GetDeployedResourcesInvokeArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known and the resources of <c>DependsOn</c> are done.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<GetDeployedResourcesResult> Invoke(GetDeployedResourcesInvokeArgs args, InvokeOutputOptions options)
        {
            return global::Pulumi.Deployment.Instance.Invoke<GetDeployedResourcesResult>("huaweicloud-scm:index:getDeployedResources", args ?? new GetDeployedResourcesInvokeArgs(), options.WithDefaults());
        }
    }

    /// <summary>
    /// What <c>GetDeployedResources</c> takes, as plain values.
    /// </summary>
    public sealed class GetDeployedResourcesArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// ID of the certificate in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>.
        /// </summary>
        [Input("certificateId", required: true)]
        public string CertificateId { get; set; } = null!;

        [Input("services")]
        private List<string>? _services;

        /// <summary>
        /// The services to look at: <c>CDN</c>, <c>ELB</c> or <c>WAF</c>. The default is all of them.
        /// </summary>
        public List<string> Services
        {
            get => _services ?? (_services = new List<string>());
            set => _services = value;
        }

        public GetDeployedResourcesArgs()
        {
        }

        public static new GetDeployedResourcesArgs Empty => new GetDeployedResourcesArgs();
    }

    /// <summary>
    /// What <c>GetDeployedResources</c> takes, outputs of resources among it.
    /// </summary>
    public sealed class GetDeployedResourcesInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// ID of the certificate in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>.
        /// </summary>
        [Input("certificateId", required: true)]
        public Input<string> CertificateId { get; set; } = null!;

        [Input("services")]
        private InputList<string>? _services;

        /// <summary>
        /// The services to look at: <c>CDN</c>, <c>ELB</c> or <c>WAF</c>. The default is all of them.
        /// </summary>
        public InputList<string> Services
        {
            get => _services ?? (_services = new InputList<string>());
            set => _services = value;
        }

        public GetDeployedResourcesInvokeArgs()
        {
        }

        public static new GetDeployedResourcesInvokeArgs Empty => new GetDeployedResourcesInvokeArgs();
    }

    /// <summary>
    /// What <c>GetDeployedResources</c> gives back.
    /// </summary>
    [OutputType]
    public sealed class GetDeployedResourcesResult
    {
        /// <summary>
        /// Where the certificate is in use, by service and region. Empty if it is not in use.
        /// </summary>
        public readonly ImmutableArray<Outputs.DeployedRegion> Regions;

        [OutputConstructor]
        private GetDeployedResourcesResult(ImmutableArray<Outputs.DeployedRegion> regions)
        {
            Regions = regions;
        }
    }
}
