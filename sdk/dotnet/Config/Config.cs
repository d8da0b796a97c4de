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
        /// Access key ID (AK) of the account or IAM user. Where it is not set, <c>HW_ACCESS_KEY</c> or <c>HUAWEICLOUD_SDK_AK</c> of the environment counts.
        /// </summary>
        public static string? AccessKey
        {
            get => _accessKey();
            set => _accessKey = () => value;
        }

        private static Func<string?> _apiVersion = () => __config.Get("apiVersion");

        /// <summary>
        /// Call that submits an application: <c>v3</c> (the default), or <c>v2</c> for the historical call <c>POST /v2/{project_id}/scm/cert/{cert_id}/complete</c>. Everything else is v3 always. <c>v2</c> needs <c>projectId</c>.
        /// </summary>
        public static string? ApiVersion
        {
            get => _apiVersion();
            set => _apiVersion = () => value;
        }

        private static Func<string?> _authToken = () => __config.Get("authToken");

        /// <summary>
        /// IAM token to be used instead of keys. It wins over keys. Where it is not set, <c>HW_AUTH_TOKEN</c> of the environment counts.
        /// </summary>
        public static string? AuthToken
        {
            get => _authToken();
            set => _authToken = () => value;
        }

        private static Func<string?> _domainId = () => __config.Get("domainId") ?? Utilities.GetEnv("HW_DOMAIN_ID", "HUAWEICLOUD_SDK_DOMAIN_ID");

        /// <summary>
        /// ID of the account that the access key speaks for (Huawei Cloud calls it domain), as My Credentials in the console shows it. The v3 calls name it to the gateway instead of the project. Where it is not set, <c>HW_DOMAIN_ID</c> or <c>HUAWEICLOUD_SDK_DOMAIN_ID</c> of the environment counts.
        /// </summary>
        public static string? DomainId
        {
            get => _domainId();
            set => _domainId = () => value;
        }

        private static Func<string?> _endpoint = () => __config.Get("endpoint");

        /// <summary>
        /// Address of the service, such as <c>https://scm.cn-north-4.myhuaweicloud.com</c>. Where it is not set, <c>HUAWEICLOUD_SDK_REGION_SCM_</c> with the region in capitals (hyphens as underscores) of the environment counts, then the region. <c>http</c> is allowed to loopback addresses only.
        /// </summary>
        public static string? Endpoint
        {
            get => _endpoint();
            set => _endpoint = () => value;
        }

        private static Func<int?> _maxRetries = () => __config.GetInt32("maxRetries") ?? Utilities.GetEnvInt32("HW_MAX_RETRIES");

        /// <summary>
        /// How often a request that may be repeated is tried in all, from 0 to 100; 4 by default, and 0 is as good as 1. An application is never sent twice. Where it is not set, <c>HW_MAX_RETRIES</c> of the environment counts.
        /// </summary>
        public static int? MaxRetries
        {
            get => _maxRetries();
            set => _maxRetries = () => value;
        }

        private static Func<string?> _projectId = () => __config.Get("projectId") ?? Utilities.GetEnv("HW_PROJECT_ID", "HUAWEICLOUD_SDK_PROJECT_ID");

        /// <summary>
        /// ID of the project that the access key speaks for, as My Credentials in the console shows it. Required by <c>apiVersion</c> <c>v2</c>. Where it is not set, <c>HW_PROJECT_ID</c> or <c>HUAWEICLOUD_SDK_PROJECT_ID</c> of the environment counts.
        /// </summary>
        public static string? ProjectId
        {
            get => _projectId();
            set => _projectId = () => value;
        }

        private static Func<string?> _region = () => __config.Get("region") ?? Utilities.GetEnv("HW_REGION_NAME");

        /// <summary>
        /// Region whose site the account belongs to: <c>cn-north-4</c> (China, the default), <c>ap-southeast-1</c> (international), <c>my-kualalumpur-1</c> or <c>eu-west-101</c>. SCM is a global service with one endpoint per site. Where it is not set, <c>HW_REGION_NAME</c> of the environment counts.
        /// </summary>
        public static string? Region
        {
            get => _region();
            set => _region = () => value;
        }

        private static Func<int?> _requestTimeoutSeconds = () => __config.GetInt32("requestTimeoutSeconds");

        /// <summary>
        /// Time limit of one request in seconds, from 1 to 600; 30 by default.
        /// </summary>
        public static int? RequestTimeoutSeconds
        {
            get => _requestTimeoutSeconds();
            set => _requestTimeoutSeconds = () => value;
        }

        private static Func<string?> _secretKey = () => __config.Get("secretKey");

        /// <summary>
        /// Secret access key (SK) that belongs to the access key. Where it is not set, <c>HW_SECRET_KEY</c> or <c>HUAWEICLOUD_SDK_SK</c> of the environment counts.
        /// </summary>
        public static string? SecretKey
        {
            get => _secretKey();
            set => _secretKey = () => value;
        }

        private static Func<string?> _securityToken = () => __config.Get("securityToken");

        /// <summary>
        /// Security token that belongs to a temporary access key. Where it is not set, <c>HW_SECURITY_TOKEN</c> or <c>HUAWEICLOUD_SDK_SECURITY_TOKEN</c> of the environment counts.
        /// </summary>
        public static string? SecurityToken
        {
            get => _securityToken();
            set => _securityToken = () => value;
        }
    }
}
