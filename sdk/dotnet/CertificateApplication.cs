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
    /// The application for a certificate that was bought in the SSL Certificate Manager (SCM) of Huawei Cloud.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Creating it submits the application once, and returns the DNS records to create to prove control of the domains. The preview checks everything that can be known
    /// in advance. If the same application already exists at SCM, it is adopted. SCM has no call that edits an application, so most changes withdraw it and submit
    /// another one. Destroying it withdraws an application that is under review. An issued certificate is left alone, and never revoked.
    /// </para>
    /// <para>
    /// <b>A DV certificate</b>
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
    ///     return new Dictionary&lt;string, object?&gt; { [&quot;records&quot;] = application.ValidationRecords };
    /// });
    /// </code>
    /// <para>
    /// <b>Import</b>
    /// </para>
    /// <para>
    /// The ID is that of the certificate, as shown in the SCM console.
    /// </para>
    /// <code>
    /// $ pulumi import huaweicloud-scm:index:CertificateApplication www scs1554192131150
    /// </code>
    /// </remarks>
    [HuaweiCloudScmResourceType("huaweicloud-scm:index:CertificateApplication")]
    public partial class CertificateApplication : global::Pulumi.CustomResource
    {
        /// <summary>
        /// Whether you consent that SCM stores the personal data of the application and passes it to the CA. Must be <c>true</c>. Otherwise, SCM does not accept the application.
        /// </summary>
        [Output("agreePrivacyProtection")]
        public Output<bool> AgreePrivacyProtection { get; private set; } = null!;

        /// <summary>
        /// Email address of the person who applies, at most 256 characters.
        /// </summary>
        [Output("applicantEmail")]
        public Output<string> ApplicantEmail { get; private set; } = null!;

        /// <summary>
        /// Name of the person who applies, at most 63 characters.
        /// </summary>
        [Output("applicantName")]
        public Output<string> ApplicantName { get; private set; } = null!;

        /// <summary>
        /// Phone number of the person who applies, at most 63 characters with at least one digit.
        /// </summary>
        [Output("applicantPhone")]
        public Output<string> ApplicantPhone { get; private set; } = null!;

        /// <summary>
        /// Whether SCM creates the DNS validation record itself, which works only for DV certificates of domains that are registered at Huawei Cloud and use its DNS. The default is <c>false</c>.
        /// </summary>
        [Output("autoDnsAuth")]
        public Output<bool?> AutoDnsAuth { get; private set; } = null!;

        /// <summary>
        /// Brand of the CA, such as <c>GEOTRUST</c>.
        /// </summary>
        [Output("brand")]
        public Output<string?> Brand { get; private set; } = null!;

        /// <summary>
        /// Hash algorithm of the root certificate. Required for GeoTrust OV certificates. Not supported with <c>apiVersion</c> <c>v2</c>.
        /// </summary>
        [Output("caHashAlgorithm")]
        public Output<ScmPulumi.HuaweiCloudScm.CaHashAlgorithm?> CaHashAlgorithm { get; private set; } = null!;

        /// <summary>
        /// ID of the certificate bought in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>. A certificate has at most one application at a time, so this is also the ID of the resource.
        /// </summary>
        [Output("certificateId")]
        public Output<string> CertificateId { get; private set; } = null!;

        /// <summary>
        /// Name of the certificate in the SCM console.
        /// </summary>
        [Output("certificateName")]
        public Output<string?> CertificateName { get; private set; } = null!;

        /// <summary>
        /// Product that was bought, such as <c>DV_SSL_CERT</c>, <c>OV_SSL_CERT</c> or <c>EV_SSL_CERT</c>.
        /// </summary>
        [Output("certificateType")]
        public Output<string?> CertificateType { get; private set; } = null!;

        /// <summary>
        /// City of the company, at most 63 characters. Required for OV and EV certificates.
        /// </summary>
        [Output("companyCity")]
        public Output<string?> CompanyCity { get; private set; } = null!;

        /// <summary>
        /// Full registered name of the company, at most 63 characters. Required for OV and EV certificates.
        /// </summary>
        [Output("companyName")]
        public Output<string?> CompanyName { get; private set; } = null!;

        /// <summary>
        /// Province of the company, at most 63 characters. Required for OV and EV certificates.
        /// </summary>
        [Output("companyProvince")]
        public Output<string?> CompanyProvince { get; private set; } = null!;

        /// <summary>
        /// Department, at most 63 characters. The API accepts it, but no certificate issued since 2022-08-29 contains it, so a change to it is only recorded.
        /// </summary>
        [Output("companyUnit")]
        public Output<string?> CompanyUnit { get; private set; } = null!;

        /// <summary>
        /// Email address of the technical contact, at most 256 characters.
        /// </summary>
        [Output("contactEmail")]
        public Output<string?> ContactEmail { get; private set; } = null!;

        /// <summary>
        /// Name of the technical contact, at most 63 characters.
        /// </summary>
        [Output("contactName")]
        public Output<string?> ContactName { get; private set; } = null!;

        /// <summary>
        /// Phone number of the technical contact, at most 63 characters with at least one digit.
        /// </summary>
        [Output("contactPhone")]
        public Output<string?> ContactPhone { get; private set; } = null!;

        /// <summary>
        /// Country of the company: the two letters of ISO 3166-1, such as <c>CN</c>. Case is ignored. Required for OV and EV certificates, and always with <c>apiVersion</c> <c>v2</c>.
        /// </summary>
        [Output("country")]
        public Output<string?> Country { get; private set; } = null!;

        /// <summary>
        /// Certificate signing request in PEM form (PKCS#10), for a key of your own: RSA of at least 2048 bits, P-256 or P-384 (SM2 is passed on unverified). Its common name must be <c>domain</c>. Text around the PEM block and the form of its line breaks are ignored: the request is rewritten with lines of 64 characters, and may then have at most 5120 characters. Never add the private key. Without a CSR, SCM generates the key and the request, and the private key can be exported once the certificate is issued.
        /// </summary>
        [Output("csr")]
        public Output<string?> Csr { get; private set; } = null!;

        /// <summary>
        /// Name that the certificate is for: a host name (<c>www.example.com</c>), a wildcard for one level (<c>*.example.com</c>), or a public IP address; at most 255 characters. An internationalized name may be written in Unicode. It is sent in its A-label form (<c>xn--…</c>). Case and a trailing dot are ignored.
        /// </summary>
        [Output("domain")]
        public Output<string> Domain { get; private set; } = null!;

        /// <summary>
        /// How to prove control of the domains. The default is <c>DNS</c>, and <c>FILE</c> if every name is an IP address. A wildcard cannot use <c>FILE</c>, and an IP address can only use <c>FILE</c>.
        /// </summary>
        [Output("domainMethod")]
        public Output<ScmPulumi.HuaweiCloudScm.DomainMethod?> DomainMethod { get; private set; } = null!;

        /// <summary>
        /// All names of the application, the primary one first, in their A-label form.
        /// </summary>
        [Output("domainNames")]
        public Output<ImmutableArray<string>> DomainNames { get; private set; } = null!;

        /// <summary>
        /// Kind of names that the product supports: <c>SINGLE_DOMAIN</c>, <c>WILDCARD</c> or <c>MULTI_DOMAIN</c>.
        /// </summary>
        [Output("domainType")]
        public Output<string?> DomainType { get; private set; } = null!;

        /// <summary>
        /// Why the application was rejected, in the words of SCM; persons and companies in it are hidden. Absent if it was not rejected, if SCM does not give a reason, or if the user may not list certificates by tags.
        /// </summary>
        [Output("failureReason")]
        public Output<string?> FailureReason { get; private set; } = null!;

        /// <summary>
        /// SHA-1 fingerprint of the certificate: 40 hexadecimal digits. Absent before issue.
        /// </summary>
        [Output("fingerprint")]
        public Output<string?> Fingerprint { get; private set; } = null!;

        /// <summary>
        /// After an import: names of the inputs that SCM does not return. Setting one of them later changes nothing at SCM.
        /// </summary>
        [Output("inputsNotRead")]
        public Output<ImmutableArray<string>> InputsNotRead { get; private set; } = null!;

        /// <summary>
        /// Time of issue, as SCM writes it (without a time zone). Absent before issue.
        /// </summary>
        [Output("issueTime")]
        public Output<string?> IssueTime { get; private set; } = null!;

        /// <summary>
        /// Algorithm of the key that SCM generates, at most 32 characters: <c>RSA_2048</c> (SCM's default), <c>RSA_3072</c>, <c>RSA_4096</c>, <c>EC_P256</c>, <c>EC_P384</c> or <c>SM2</c>. The product determines which of them are available. With a <c>csr</c>, it must match the CSR's key or be unset. Not supported with <c>apiVersion</c> <c>v2</c>.
        /// </summary>
        [Output("keyAlgorithm")]
        public Output<string?> KeyAlgorithm { get; private set; } = null!;

        /// <summary>
        /// Is <c>true</c> if an application under review was adopted and the key of its certificate has not been compared with that of <c>csr</c> yet. Otherwise absent.
        /// </summary>
        [Output("keyNotCompared")]
        public Output<bool?> KeyNotCompared { get; private set; } = null!;

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
        /// ID of the order.
        /// </summary>
        [Output("orderId")]
        public Output<string?> OrderId { get; private set; } = null!;

        /// <summary>
        /// Additional names (subject alternative names) of a multi-domain certificate, one name per item; at most 249 names, with at most 4096 characters in total. The list is a set: order, case, trailing dots, and the form of internationalized names are ignored, and repetitions and the primary name are dropped.
        /// </summary>
        [Output("sans")]
        public Output<ImmutableArray<string>> Sans { get; private set; } = null!;

        /// <summary>
        /// Signature algorithm of the certificate. Absent before issue.
        /// </summary>
        [Output("signatureAlgorithm")]
        public Output<string?> SignatureAlgorithm { get; private set; } = null!;

        /// <summary>
        /// Status of the certificate as SCM writes it, such as <c>CHECKING_DOMAIN</c> or <c>ISSUED</c>. New values may appear at any time.
        /// </summary>
        [Output("status")]
        public Output<string?> Status { get; private set; } = null!;

        /// <summary>
        /// How control of the domain is proven, as SCM recorded it: <c>DNS</c>, <c>FILE</c> or <c>EMAIL</c>.
        /// </summary>
        [Output("validationMethod")]
        public Output<string?> ValidationMethod { get; private set; } = null!;

        /// <summary>
        /// Records that prove control of the domains, sorted by domain and without repetitions. They stay here when SCM stops returning them. Absent as long as SCM shows none. In a preview, unknown unless SCM shows them already.
        /// </summary>
        [Output("validationRecords")]
        public Output<ImmutableArray<Outputs.ValidationRecord>> ValidationRecords { get; private set; } = null!;

        /// <summary>
        /// Declares a <c>CertificateApplication</c>.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="args">Inputs of the resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public CertificateApplication(string name, CertificateApplicationArgs args, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateApplication", name, args ?? new CertificateApplicationArgs(), MakeResourceOptions(options, ""))
        {
        }

        private CertificateApplication(string name, Input<string> id, CustomResourceOptions? options = null)
            : base("huaweicloud-scm:index:CertificateApplication", name, null, MakeResourceOptions(options, id))
        {
        }

        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaults = new CustomResourceOptions
            {
                Version = Utilities.Version,
                PluginDownloadURL = "github://api.github.com/scmpulumi/pulumi-huaweicloud-scm",
                AdditionalSecretOutputs =
                {
                    "applicantEmail",
                    "applicantPhone",
                    "contactEmail",
                    "contactPhone",
                },
            };
            var merged = CustomResourceOptions.Merge(defaults, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }

        /// <summary>
        /// Reads a <c>CertificateApplication</c> that already exists, by its ID, without managing it.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="id">ID of the existing resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public static CertificateApplication Get(string name, Input<string> id, CustomResourceOptions? options = null)
        {
            return new CertificateApplication(name, id, options);
        }
    }

    /// <summary>
    /// What a <c>CertificateApplication</c> takes.
    /// </summary>
    public sealed class CertificateApplicationArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Whether you consent that SCM stores the personal data of the application and passes it to the CA. Must be <c>true</c>. Otherwise, SCM does not accept the application.
        /// </summary>
        [Input("agreePrivacyProtection", required: true)]
        public Input<bool> AgreePrivacyProtection { get; set; } = null!;

        [Input("applicantEmail", required: true)]
        private Input<string>? _applicantEmail;

        /// <summary>
        /// Email address of the person who applies, at most 256 characters. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        public Input<string>? ApplicantEmail
        {
            get => _applicantEmail;
            set => _applicantEmail = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        /// <summary>
        /// Name of the person who applies, at most 63 characters. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        [Input("applicantName", required: true)]
        public Input<string> ApplicantName { get; set; } = null!;

        [Input("applicantPhone", required: true)]
        private Input<string>? _applicantPhone;

        /// <summary>
        /// Phone number of the person who applies, at most 63 characters with at least one digit. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        public Input<string>? ApplicantPhone
        {
            get => _applicantPhone;
            set => _applicantPhone = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        /// <summary>
        /// Whether SCM creates the DNS validation record itself, which works only for DV certificates of domains that are registered at Huawei Cloud and use its DNS. The default is <c>false</c>. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        [Input("autoDnsAuth")]
        public Input<bool>? AutoDnsAuth { get; set; }

        /// <summary>
        /// Hash algorithm of the root certificate. Required for GeoTrust OV certificates. Not supported with <c>apiVersion</c> <c>v2</c>. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        [Input("caHashAlgorithm")]
        public Input<ScmPulumi.HuaweiCloudScm.CaHashAlgorithm>? CaHashAlgorithm { get; set; }

        /// <summary>
        /// ID of the certificate bought in SCM: exactly 16 letters or digits, such as <c>scs1554192131150</c>. A certificate has at most one application at a time, so this is also the ID of the resource.
        /// </summary>
        [Input("certificateId", required: true)]
        public Input<string> CertificateId { get; set; } = null!;

        /// <summary>
        /// City of the company, at most 63 characters. Required for OV and EV certificates.
        /// </summary>
        [Input("companyCity")]
        public Input<string>? CompanyCity { get; set; }

        /// <summary>
        /// Full registered name of the company, at most 63 characters. Required for OV and EV certificates.
        /// </summary>
        [Input("companyName")]
        public Input<string>? CompanyName { get; set; }

        /// <summary>
        /// Province of the company, at most 63 characters. Required for OV and EV certificates.
        /// </summary>
        [Input("companyProvince")]
        public Input<string>? CompanyProvince { get; set; }

        /// <summary>
        /// Department, at most 63 characters. The API accepts it, but no certificate issued since 2022-08-29 contains it, so a change to it is only recorded.
        /// </summary>
        [Input("companyUnit")]
        public Input<string>? CompanyUnit { get; set; }

        [Input("contactEmail")]
        private Input<string>? _contactEmail;

        /// <summary>
        /// Email address of the technical contact, at most 256 characters. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        public Input<string>? ContactEmail
        {
            get => _contactEmail;
            set => _contactEmail = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        /// <summary>
        /// Name of the technical contact, at most 63 characters. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        [Input("contactName")]
        public Input<string>? ContactName { get; set; }

        [Input("contactPhone")]
        private Input<string>? _contactPhone;

        /// <summary>
        /// Phone number of the technical contact, at most 63 characters with at least one digit. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        public Input<string>? ContactPhone
        {
            get => _contactPhone;
            set => _contactPhone = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        /// <summary>
        /// Country of the company: the two letters of ISO 3166-1, such as <c>CN</c>. Case is ignored. Required for OV and EV certificates, and always with <c>apiVersion</c> <c>v2</c>.
        /// </summary>
        [Input("country")]
        public Input<string>? Country { get; set; }

        /// <summary>
        /// Certificate signing request in PEM form (PKCS#10), for a key of your own: RSA of at least 2048 bits, P-256 or P-384 (SM2 is passed on unverified). Its common name must be <c>domain</c>. Text around the PEM block and the form of its line breaks are ignored: the request is rewritten with lines of 64 characters, and may then have at most 5120 characters. Never add the private key. Without a CSR, SCM generates the key and the request, and the private key can be exported once the certificate is issued.
        /// </summary>
        [Input("csr")]
        public Input<string>? Csr { get; set; }

        /// <summary>
        /// Name that the certificate is for: a host name (<c>www.example.com</c>), a wildcard for one level (<c>*.example.com</c>), or a public IP address; at most 255 characters. An internationalized name may be written in Unicode. It is sent in its A-label form (<c>xn--…</c>). Case and a trailing dot are ignored.
        /// </summary>
        [Input("domain", required: true)]
        public Input<string> Domain { get; set; } = null!;

        /// <summary>
        /// How to prove control of the domains. The default is <c>DNS</c>, and <c>FILE</c> if every name is an IP address. A wildcard cannot use <c>FILE</c>, and an IP address can only use <c>FILE</c>. Until the certificate is issued, a change replaces the resource. Afterwards, it is only recorded.
        /// </summary>
        [Input("domainMethod")]
        public Input<ScmPulumi.HuaweiCloudScm.DomainMethod>? DomainMethod { get; set; }

        /// <summary>
        /// Algorithm of the key that SCM generates, at most 32 characters: <c>RSA_2048</c> (SCM's default), <c>RSA_3072</c>, <c>RSA_4096</c>, <c>EC_P256</c>, <c>EC_P384</c> or <c>SM2</c>. The product determines which of them are available. With a <c>csr</c>, it must match the CSR's key or be unset. Not supported with <c>apiVersion</c> <c>v2</c>.
        /// </summary>
        [Input("keyAlgorithm")]
        public Input<string>? KeyAlgorithm { get; set; }

        [Input("sans")]
        private InputList<string>? _sans;

        /// <summary>
        /// Additional names (subject alternative names) of a multi-domain certificate, one name per item; at most 249 names, with at most 4096 characters in total. The list is a set: order, case, trailing dots, and the form of internationalized names are ignored, and repetitions and the primary name are dropped.
        /// </summary>
        public InputList<string> Sans
        {
            get => _sans ?? (_sans = new InputList<string>());
            set => _sans = value;
        }

        public CertificateApplicationArgs()
        {
        }

        public static new CertificateApplicationArgs Empty => new CertificateApplicationArgs();
    }
}
