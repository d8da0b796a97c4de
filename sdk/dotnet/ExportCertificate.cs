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
    /// Exports an issued or imported certificate with its chain and, if SCM has it, its private key. The function fails if the certificate is not issued yet. Take
    /// <c>certificateId</c> from the output of a <c>CertificateValidation</c>, so that the function is called only after the certificate is issued.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The private key is secret. In every language, one secret value makes the whole result of a function secret, so the certificate is shown as <c>[secret]</c>, too. To
    /// show the certificate and its chain, which are not confidential, use <c>Output.Unsecret</c> in C#, <c>pulumi.unsecret</c> in TypeScript, <c>pulumi.Output.unsecret</c> in
    /// Python, or <c>pulumi.Unsecret</c> in Go. YAML has no such function, so use <c>pulumi stack output --show-secrets</c>.
    /// </para>
    /// <para>
    /// <b>Certificate and key for a web server</b>
    /// </para>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using ScmPulumi.HuaweiCloudScm;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var issued = new CertificateValidation(&quot;issued&quot;, new() { CertificateId = &quot;scs1554192131150&quot; });
    ///     var exported = ExportCertificate.Invoke(new() { CertificateId = issued.CertificateId });
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         // The private key makes the whole result secret, but anybody may see the certificate.
    ///         [&quot;certificate&quot;] = Output.Unsecret(exported.Apply(result =&gt; result.EntireCertificate)),
    ///         [&quot;privateKey&quot;] = exported.Apply(result =&gt; result.PrivateKey),
    ///     };
    /// });
    /// </code>
    /// </remarks>
    public static class ExportCertificate
    {
        /// <summary>
        /// Calls the function at once, with plain values; it waits for no resource.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Task<ExportCertificateResult> InvokeAsync(ExportCertificateArgs args, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.InvokeAsync<ExportCertificateResult>("huaweicloud-scm:index:exportCertificate", args ?? new ExportCertificateArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<ExportCertificateResult> Invoke(ExportCertificateInvokeArgs args, InvokeOptions? options = null)
        {
            return global::Pulumi.Deployment.Instance.Invoke<ExportCertificateResult>("huaweicloud-scm:index:exportCertificate", args ?? new ExportCertificateInvokeArgs(), options.WithDefaults());
        }

        /// <summary>
        /// Calls the function when the values that it takes are known and the resources of <c>DependsOn</c> are done.
        /// </summary>
        /// <param name="args">Arguments of the function.</param>
        /// <param name="options">Options for the call, such as the provider.</param>
        public static Output<ExportCertificateResult> Invoke(ExportCertificateInvokeArgs args, InvokeOutputOptions options)
        {
            return global::Pulumi.Deployment.Instance.Invoke<ExportCertificateResult>("huaweicloud-scm:index:exportCertificate", args ?? new ExportCertificateInvokeArgs(), options.WithDefaults());
        }
    }

    /// <summary>
    /// What <c>ExportCertificate</c> takes, as plain values.
    /// </summary>
    public sealed class ExportCertificateArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// ID of the certificate in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>.
        /// </summary>
        [Input("certificateId", required: true)]
        public string CertificateId { get; set; } = null!;

        public ExportCertificateArgs()
        {
        }

        public static new ExportCertificateArgs Empty => new ExportCertificateArgs();
    }

    /// <summary>
    /// What <c>ExportCertificate</c> takes, outputs of resources among it.
    /// </summary>
    public sealed class ExportCertificateInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// ID of the certificate in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>.
        /// </summary>
        [Input("certificateId", required: true)]
        public Input<string> CertificateId { get; set; } = null!;

        public ExportCertificateInvokeArgs()
        {
        }

        public static new ExportCertificateInvokeArgs Empty => new ExportCertificateInvokeArgs();
    }

    /// <summary>
    /// What <c>ExportCertificate</c> gives back.
    /// </summary>
    [OutputType]
    public sealed class ExportCertificateResult
    {
        /// <summary>
        /// The certificate in PEM form, without its chain.
        /// </summary>
        public readonly string Certificate;

        /// <summary>
        /// The certificates of the CA that lead to its root, in PEM form.
        /// </summary>
        public readonly string? CertificateChain;

        /// <summary>
        /// SM2 certificates only: the certificate for encryption, in PEM form.
        /// </summary>
        public readonly string? EncCertificate;

        /// <summary>
        /// SM2 certificates only: the private key for encryption, in PEM form, and in an encrypted envelope if the application had a <c>csr</c>.
        /// </summary>
        public readonly string? EncPrivateKey;

        /// <summary>
        /// The certificate followed by its chain, in PEM form, as most web servers expect it.
        /// </summary>
        public readonly string? EntireCertificate;

        /// <summary>
        /// The private key in PEM form. Absent if the application had a <c>csr</c>, because SCM does not have the key then.
        /// </summary>
        public readonly string? PrivateKey;

        [OutputConstructor]
        private ExportCertificateResult(string certificate, string? certificateChain, string? encCertificate, string? encPrivateKey, string? entireCertificate, string? privateKey)
        {
            Certificate = certificate;
            CertificateChain = certificateChain;
            EncCertificate = encCertificate;
            EncPrivateKey = encPrivateKey;
            EntireCertificate = entireCertificate;
            PrivateKey = privateKey;
        }
    }
}
