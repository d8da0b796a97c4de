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
    /// The provider with a configuration of its own, for programs that use more than one account or site.
    /// </summary>
    [HuaweiCloudScmResourceType("pulumi:providers:huaweicloud-scm")]
    public partial class Provider : global::Pulumi.ProviderResource
    {
        /// <summary>
        /// Access key ID (AK) of the account or IAM user. If it is not set and no credentials are configured, the environment variable <c>HW_ACCESS_KEY</c> or <c>HUAWEICLOUD_SDK_AK</c> is used.
        /// </summary>
        [Output("accessKey")]
        public Output<string?> AccessKey { get; private set; } = null!;

        /// <summary>
        /// Call that submits an application: <c>v3</c> (the default), or <c>v2</c> for the historical call <c>POST /v2/{project_id}/scm/cert/{cert_id}/complete</c>. All other calls are always v3. <c>v2</c> requires <c>projectId</c>.
        /// </summary>
        [Output("apiVersion")]
        public Output<string?> ApiVersion { get; private set; } = null!;

        /// <summary>
        /// IAM token to use instead of keys. It takes precedence over keys. If it is not set and no credentials are configured, the environment variable <c>HW_AUTH_TOKEN</c> is used.
        /// </summary>
        [Output("authToken")]
        public Output<string?> AuthToken { get; private set; } = null!;

        /// <summary>
        /// ID of the account that the access key acts for (Huawei Cloud calls it a domain), as shown under My Credentials in the console. The v3 calls send it to the gateway instead of the project ID. If it is not set and no credentials are configured, the environment variable <c>HW_DOMAIN_ID</c> or <c>HUAWEICLOUD_SDK_DOMAIN_ID</c> is used.
        /// </summary>
        [Output("domainId")]
        public Output<string?> DomainId { get; private set; } = null!;

        /// <summary>
        /// Address of the service, such as <c>https://scm.cn-north-4.myhuaweicloud.com</c>. If it is not set, the environment variable <c>HUAWEICLOUD_SDK_REGION_SCM_&lt;REGION&gt;</c> (hyphens as underscores) is used, and otherwise the endpoint of the region. <c>http</c> is allowed for loopback addresses only.
        /// </summary>
        [Output("endpoint")]
        public Output<string?> Endpoint { get; private set; } = null!;

        /// <summary>
        /// ID of the project that the access key acts for, as shown under My Credentials in the console. Required by <c>apiVersion</c> <c>v2</c>. If it is not set and no credentials are configured, the environment variable <c>HW_PROJECT_ID</c> or <c>HUAWEICLOUD_SDK_PROJECT_ID</c> is used.
        /// </summary>
        [Output("projectId")]
        public Output<string?> ProjectId { get; private set; } = null!;

        /// <summary>
        /// Region of the site that the account belongs to: <c>cn-north-4</c> (China, the default), <c>ap-southeast-1</c> (international), <c>my-kualalumpur-1</c> or <c>eu-west-101</c>. SCM is a global service with one endpoint per site. If it is not set, the environment variable <c>HW_REGION_NAME</c> is used.
        /// </summary>
        [Output("region")]
        public Output<string?> Region { get; private set; } = null!;

        /// <summary>
        /// Secret access key (SK) that belongs to the access key. If it is not set and no credentials are configured, the environment variable <c>HW_SECRET_KEY</c> or <c>HUAWEICLOUD_SDK_SK</c> is used.
        /// </summary>
        [Output("secretKey")]
        public Output<string?> SecretKey { get; private set; } = null!;

        /// <summary>
        /// Security token that belongs to a temporary access key. If it is not set and no credentials are configured, the environment variable <c>HW_SECURITY_TOKEN</c> or <c>HUAWEICLOUD_SDK_SECURITY_TOKEN</c> is used.
        /// </summary>
        [Output("securityToken")]
        public Output<string?> SecurityToken { get; private set; } = null!;

        /// <summary>
        /// Configures a provider of its own, to be named in the options of resources and functions.
        /// </summary>
        /// <param name="name">Name of the resource in the program, unique in the stack.</param>
        /// <param name="args">Inputs of the resource.</param>
        /// <param name="options">How Pulumi treats the resource: provider, dependencies, and so on.</param>
        public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
            : base("huaweicloud-scm", name, args ?? new ProviderArgs(), MakeResourceOptions(options, ""))
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
                    "accessKey",
                    "authToken",
                    "secretKey",
                    "securityToken",
                },
            };
            var merged = CustomResourceOptions.Merge(defaults, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }
    }

    /// <summary>
    /// What a <c>Provider</c> takes.
    /// </summary>
    public sealed class ProviderArgs : global::Pulumi.ResourceArgs
    {
        [Input("accessKey")]
        private Input<string>? _accessKey;

        /// <summary>
        /// Access key ID (AK) of the account or IAM user. If it is not set and no credentials are configured, the environment variable <c>HW_ACCESS_KEY</c> or <c>HUAWEICLOUD_SDK_AK</c> is used.
        /// </summary>
        public Input<string>? AccessKey
        {
            get => _accessKey;
            set => _accessKey = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        /// <summary>
        /// Call that submits an application: <c>v3</c> (the default), or <c>v2</c> for the historical call <c>POST /v2/{project_id}/scm/cert/{cert_id}/complete</c>. All other calls are always v3. <c>v2</c> requires <c>projectId</c>.
        /// </summary>
        [Input("apiVersion")]
        public Input<string>? ApiVersion { get; set; }

        [Input("authToken")]
        private Input<string>? _authToken;

        /// <summary>
        /// IAM token to use instead of keys. It takes precedence over keys. If it is not set and no credentials are configured, the environment variable <c>HW_AUTH_TOKEN</c> is used.
        /// </summary>
        public Input<string>? AuthToken
        {
            get => _authToken;
            set => _authToken = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        /// <summary>
        /// ID of the account that the access key acts for (Huawei Cloud calls it a domain), as shown under My Credentials in the console. The v3 calls send it to the gateway instead of the project ID. If it is not set and no credentials are configured, the environment variable <c>HW_DOMAIN_ID</c> or <c>HUAWEICLOUD_SDK_DOMAIN_ID</c> is used.
        /// </summary>
        [Input("domainId")]
        public Input<string>? DomainId { get; set; }

        /// <summary>
        /// Address of the service, such as <c>https://scm.cn-north-4.myhuaweicloud.com</c>. If it is not set, the environment variable <c>HUAWEICLOUD_SDK_REGION_SCM_&lt;REGION&gt;</c> (hyphens as underscores) is used, and otherwise the endpoint of the region. <c>http</c> is allowed for loopback addresses only.
        /// </summary>
        [Input("endpoint")]
        public Input<string>? Endpoint { get; set; }

        /// <summary>
        /// How many times a repeatable request is sent again if it fails, from 0 to 100. The default is 3. An application is never sent twice. If it is not set, the environment variable <c>HW_MAX_RETRIES</c> is used.
        /// </summary>
        [Input("maxRetries", json: true)]
        public Input<int>? MaxRetries { get; set; }

        /// <summary>
        /// ID of the project that the access key acts for, as shown under My Credentials in the console. Required by <c>apiVersion</c> <c>v2</c>. If it is not set and no credentials are configured, the environment variable <c>HW_PROJECT_ID</c> or <c>HUAWEICLOUD_SDK_PROJECT_ID</c> is used.
        /// </summary>
        [Input("projectId")]
        public Input<string>? ProjectId { get; set; }

        /// <summary>
        /// Region of the site that the account belongs to: <c>cn-north-4</c> (China, the default), <c>ap-southeast-1</c> (international), <c>my-kualalumpur-1</c> or <c>eu-west-101</c>. SCM is a global service with one endpoint per site. If it is not set, the environment variable <c>HW_REGION_NAME</c> is used.
        /// </summary>
        [Input("region")]
        public Input<string>? Region { get; set; }

        /// <summary>
        /// Time limit of one request in seconds, from 1 to 600. The default is 30.
        /// </summary>
        [Input("requestTimeoutSeconds", json: true)]
        public Input<int>? RequestTimeoutSeconds { get; set; }

        [Input("secretKey")]
        private Input<string>? _secretKey;

        /// <summary>
        /// Secret access key (SK) that belongs to the access key. If it is not set and no credentials are configured, the environment variable <c>HW_SECRET_KEY</c> or <c>HUAWEICLOUD_SDK_SK</c> is used.
        /// </summary>
        public Input<string>? SecretKey
        {
            get => _secretKey;
            set => _secretKey = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        [Input("securityToken")]
        private Input<string>? _securityToken;

        /// <summary>
        /// Security token that belongs to a temporary access key. If it is not set and no credentials are configured, the environment variable <c>HW_SECURITY_TOKEN</c> or <c>HUAWEICLOUD_SDK_SECURITY_TOKEN</c> is used.
        /// </summary>
        public Input<string>? SecurityToken
        {
            get => _securityToken;
            set => _securityToken = value is null ? null : (Input<string>)Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
        }

        public ProviderArgs()
        {
            #pragma warning disable CS8604
            MaxRetries = Utilities.GetEnvInt32("HW_MAX_RETRIES");
            Region = Utilities.GetEnv("HW_REGION_NAME");
            #pragma warning restore CS8604
        }

        public static new ProviderArgs Empty => new ProviderArgs();
    }
}
