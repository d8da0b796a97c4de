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
    /// What <c>pulumi config set huaweicloud-scm:…</c> holds in the stack.
    /// </summary>
    public static class Config
    {
        private static readonly global::Pulumi.Config __config = new global::Pulumi.Config("huaweicloud-scm");

        private static Func<string?> _accessKey = () => __config.Get("accessKey");

        /// <summary>
        /// Access key ID (AK) of the account or IAM user. If it is not set and no credentials are configured, the environment variable <c>HW_ACCESS_KEY</c> or <c>HUAWEICLOUD_SDK_AK</c> is used.
        /// </summary>
        public static string? AccessKey
        {
            get => _accessKey();
            set => _accessKey = () => value;
        }

        private static Func<string?> _apiVersion = () => __config.Get("apiVersion");

        /// <summary>
        /// Call that submits an application: <c>v3</c> (the default), or <c>v2</c> for the historical call <c>POST /v2/{project_id}/scm/cert/{cert_id}/complete</c>. All other calls are always v3. <c>v2</c> requires <c>projectId</c>.
        /// </summary>
        public static string? ApiVersion
        {
            get => _apiVersion();
            set => _apiVersion = () => value;
        }

        private static Func<string?> _authToken = () => __config.Get("authToken");

        /// <summary>
        /// IAM token to use instead of keys. It takes precedence over keys. If it is not set and no credentials are configured, the environment variable <c>HW_AUTH_TOKEN</c> is used.
        /// </summary>
        public static string? AuthToken
        {
            get => _authToken();
            set => _authToken = () => value;
        }

        private static Func<string?> _domainId = () => __config.Get("domainId");

        /// <summary>
        /// ID of the account that the access key acts for (Huawei Cloud calls it a domain), as shown under My Credentials in the console. The v3 calls send it to the gateway instead of the project ID. If it is not set and no credentials are configured, the environment variable <c>HW_DOMAIN_ID</c> or <c>HUAWEICLOUD_SDK_DOMAIN_ID</c> is used.
        /// </summary>
        public static string? DomainId
        {
            get => _domainId();
            set => _domainId = () => value;
        }

        private static Func<string?> _endpoint = () => __config.Get("endpoint");

        /// <summary>
        /// Address of the service, such as <c>https://scm.cn-north-4.myhuaweicloud.com</c>. If it is not set, the environment variable <c>HUAWEICLOUD_SDK_REGION_SCM_&lt;REGION&gt;</c> (hyphens as underscores) is used, and otherwise the endpoint of the region. <c>http</c> is allowed for loopback addresses only.
        /// </summary>
        public static string? Endpoint
        {
            get => _endpoint();
            set => _endpoint = () => value;
        }

        private static Func<int?> _maxRetries = () => __config.GetInt32("maxRetries") ?? Utilities.GetEnvInt32("HW_MAX_RETRIES");

        /// <summary>
        /// How many times a repeatable request is sent again if it fails, from 0 to 100. The default is 3. An application is never sent twice. If it is not set, the environment variable <c>HW_MAX_RETRIES</c> is used.
        /// </summary>
        public static int? MaxRetries
        {
            get => _maxRetries();
            set => _maxRetries = () => value;
        }

        private static Func<string?> _projectId = () => __config.Get("projectId");

        /// <summary>
        /// ID of the project that the access key acts for, as shown under My Credentials in the console. Required by <c>apiVersion</c> <c>v2</c>. If it is not set and no credentials are configured, the environment variable <c>HW_PROJECT_ID</c> or <c>HUAWEICLOUD_SDK_PROJECT_ID</c> is used.
        /// </summary>
        public static string? ProjectId
        {
            get => _projectId();
            set => _projectId = () => value;
        }

        private static Func<string?> _region = () => __config.Get("region") ?? Utilities.GetEnv("HW_REGION_NAME");

        /// <summary>
        /// Region of the site that the account belongs to: <c>cn-north-4</c> (China, the default), <c>ap-southeast-1</c> (international), <c>my-kualalumpur-1</c> or <c>eu-west-101</c>. SCM is a global service with one endpoint per site. If it is not set, the environment variable <c>HW_REGION_NAME</c> is used.
        /// </summary>
        public static string? Region
        {
            get => _region();
            set => _region = () => value;
        }

        private static Func<int?> _requestTimeoutSeconds = () => __config.GetInt32("requestTimeoutSeconds");

        /// <summary>
        /// Time limit of one request in seconds, from 1 to 600. The default is 30.
        /// </summary>
        public static int? RequestTimeoutSeconds
        {
            get => _requestTimeoutSeconds();
            set => _requestTimeoutSeconds = () => value;
        }

        private static Func<string?> _secretKey = () => __config.Get("secretKey");

        /// <summary>
        /// Secret access key (SK) that belongs to the access key. If it is not set and no credentials are configured, the environment variable <c>HW_SECRET_KEY</c> or <c>HUAWEICLOUD_SDK_SK</c> is used.
        /// </summary>
        public static string? SecretKey
        {
            get => _secretKey();
            set => _secretKey = () => value;
        }

        private static Func<string?> _securityToken = () => __config.Get("securityToken");

        /// <summary>
        /// Security token that belongs to a temporary access key. If it is not set and no credentials are configured, the environment variable <c>HW_SECURITY_TOKEN</c> or <c>HUAWEICLOUD_SDK_SECURITY_TOKEN</c> is used.
        /// </summary>
        public static string? SecurityToken
        {
            get => _securityToken();
            set => _securityToken = () => value;
        }
    }
}
