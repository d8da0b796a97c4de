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
    /// Lists the certificates of the account: all of them, or only those with a given status, domain, or name. SCM lists at most 150 certificates per query. If there
    /// are more, and the user has the action <c>scm:cert:listCertificatesByTag</c>, the others are listed, too, but without <c>expireTime</c>, <c>validityPeriod</c>, and
    /// <c>deploySupport</c>. Without that action, a warning says that the list is incomplete.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <b>Certificates that were bought but not applied for</b>
    /// </para>
    /// <code>
    /// using System.Collections.Generic;
    /// using System.Linq;
    /// using Pulumi;
    /// using ScmPulumi.HuaweiCloudScm;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var bought = GetCertificates.Invoke(new() { Status = &quot;PAID&quot; });
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         [&quot;unused&quot;] = bought.Apply(result =&gt; result.Certificates.Select(certificate =&gt; certificate.CertificateId).ToList()),
    ///     };
    /// });
    /// </code>
    /// </remarks>
    public static class GetCertificates
    {
        /// <summary>
        /// Calls the function at once, with plain values; it waits for no resource.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Task<GetCertificatesResult> InvokeAsync(GetCertificatesArgs? args = null, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.InvokeAsync<GetCertificatesResult>("huaweicloud-scm:index:getCertificates", args ?? new GetCertificatesArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<GetCertificatesResult> Invoke(GetCertificatesInvokeArgs? args = null, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.Invoke<GetCertificatesResult>("huaweicloud-scm:index:getCertificates", args ?? new GetCertificatesInvokeArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known and the resources of <c>DependsOn</c> are done.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<GetCertificatesResult> Invoke(GetCertificatesInvokeArgs args, InvokeOutputOptions options)
        {
            return global::Pulumi.Deployment.Instance.Invoke<GetCertificatesResult>("huaweicloud-scm:index:getCertificates", args ?? new GetCertificatesInvokeArgs(), options.WithDefaults());
        }
    }

    /// <summary>
    /// What <c>GetCertificates</c> takes, as plain values.
    /// </summary>
    public sealed class GetCertificatesArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Only certificates whose primary name is this one: a host name, a wildcard, an IP address, or anything else that a private CA certified. Case and a trailing dot are ignored.
        /// </summary>
        [Input("domain")]
        public string? Domain { get; set; }

        /// <summary>
        /// Only certificates with exactly this name in the SCM console.
        /// </summary>
        [Input("name")]
        public string? Name { get; set; }

        /// <summary>
        /// Only certificates in this status (case ignored): <c>PAID</c>, <c>CHECKING</c>, <c>CHECKING_ORG</c>, <c>ISSUING</c>, <c>ISSUED</c>, <c>UNPASSED</c>, <c>CANCELCHECKING</c>, <c>SUPPLEMENTCHECKING</c>, <c>REVOKING</c>, <c>REVOKED</c>, <c>EXPIRED</c> or <c>UPLOAD</c>. SCM treats <c>CHECKING_DOMAIN</c> as <c>CHECKING</c>.
        /// </summary>
        [Input("status")]
        public string? Status { get; set; }

        public GetCertificatesArgs()
        {
        }

        public static new GetCertificatesArgs Empty => new GetCertificatesArgs();
    }

    /// <summary>
    /// What <c>GetCertificates</c> takes, outputs of resources among it.
    /// </summary>
    public sealed class GetCertificatesInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Only certificates whose primary name is this one: a host name, a wildcard, an IP address, or anything else that a private CA certified. Case and a trailing dot are ignored.
        /// </summary>
        [Input("domain")]
        public Input<string>? Domain { get; set; }

        /// <summary>
        /// Only certificates with exactly this name in the SCM console.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

        /// <summary>
        /// Only certificates in this status (case ignored): <c>PAID</c>, <c>CHECKING</c>, <c>CHECKING_ORG</c>, <c>ISSUING</c>, <c>ISSUED</c>, <c>UNPASSED</c>, <c>CANCELCHECKING</c>, <c>SUPPLEMENTCHECKING</c>, <c>REVOKING</c>, <c>REVOKED</c>, <c>EXPIRED</c> or <c>UPLOAD</c>. SCM treats <c>CHECKING_DOMAIN</c> as <c>CHECKING</c>.
        /// </summary>
        [Input("status")]
        public Input<string>? Status { get; set; }

        public GetCertificatesInvokeArgs()
        {
        }

        public static new GetCertificatesInvokeArgs Empty => new GetCertificatesInvokeArgs();
    }

    /// <summary>
    /// What <c>GetCertificates</c> gives back.
    /// </summary>
    [OutputType]
    public sealed class GetCertificatesResult
    {
        /// <summary>
        /// The certificates, sorted by ID and therefore by time of purchase.
        /// </summary>
        public readonly ImmutableArray<Outputs.CertificateSummary> Certificates;

        [OutputConstructor]
        private GetCertificatesResult(ImmutableArray<Outputs.CertificateSummary> certificates)
        {
            Certificates = certificates;
        }
    }
}
