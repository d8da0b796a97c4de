namespace ScmPulumi.Provider.Configuration;

/// <summary>One key of the provider's configuration. Check, schema and messages follow from the table.</summary>
/// <param name="Environment">Variables that are read where the key is not set, in this order.</param>
/// <param name="IsInteger">A whole number; a text otherwise.</param>
/// <param name="Minimum">Of a whole number.</param>
/// <param name="Maximum">Of a whole number.</param>
internal sealed record ConfigurationKey(
    string Name, string Description, IReadOnlyList<string> Environment, bool IsSecret = false, bool IsInteger = false, int Default = 0, int Minimum = 0, int Maximum = 0)
{
    public const string Region = "region";
    public const string AccessKey = "accessKey";
    public const string SecretKey = "secretKey";
    public const string SecurityToken = "securityToken";
    public const string AuthToken = "authToken";
    public const string ProjectId = "projectId";
    public const string DomainId = "domainId";
    public const string Endpoint = "endpoint";
    public const string ApiVersion = "apiVersion";
    public const string MaxRetries = "maxRetries";
    public const string RequestTimeoutSeconds = "requestTimeoutSeconds";

    public static readonly IReadOnlyList<ConfigurationKey> All =
    [
        new(Region, "Region whose site the account belongs to: `cn-north-4` (China, the default), `ap-southeast-1` (international), `my-kualalumpur-1` or `eu-west-101`. SCM is a global service with one endpoint per site.", ["HW_REGION_NAME"]),
        new(AccessKey, "Access key ID (AK) of the account or IAM user.", ["HW_ACCESS_KEY", "HUAWEICLOUD_SDK_AK"], IsSecret: true),
        new(SecretKey, "Secret access key (SK) that belongs to the access key.", ["HW_SECRET_KEY", "HUAWEICLOUD_SDK_SK"], IsSecret: true),
        new(SecurityToken, "Security token that belongs to a temporary access key.", ["HW_SECURITY_TOKEN", "HUAWEICLOUD_SDK_SECURITY_TOKEN"], IsSecret: true),
        new(AuthToken, "IAM token to be used instead of keys. It wins over keys.", ["HW_AUTH_TOKEN"], IsSecret: true),
        new(ProjectId, "ID of the project that the access key speaks for, as My Credentials in the console shows it. Required by `apiVersion` `v2`.", ["HW_PROJECT_ID", "HUAWEICLOUD_SDK_PROJECT_ID"]),
        new(DomainId, "ID of the account that the access key speaks for (Huawei Cloud calls it domain), as My Credentials in the console shows it. The v3 calls name it to the gateway instead of the project.", ["HW_DOMAIN_ID", "HUAWEICLOUD_SDK_DOMAIN_ID"]),
        new(Endpoint, "Address of the service, such as `https://scm.cn-north-4.myhuaweicloud.com`. Where it is not set, `HUAWEICLOUD_SDK_REGION_SCM_` with the region in capitals (hyphens as underscores) of the environment counts, then the region. `http` is allowed to loopback addresses only.", []),
        new(ApiVersion, "Call that submits an application: `v3` (the default), or `v2` for the historical call `POST /v2/{project_id}/scm/cert/{cert_id}/complete`. Everything else is v3 always. `v2` needs `projectId`.", []),
        new(MaxRetries, "How often a request that may be repeated is tried in all, from 0 to 100; 4 by default, and 0 is as good as 1. An application is never sent twice.", ["HW_MAX_RETRIES"], IsInteger: true, Default: 4, Minimum: 0, Maximum: 100),
        new(RequestTimeoutSeconds, "Time limit of one request in seconds, from 1 to 600; 30 by default.", [], IsInteger: true, Default: 30, Minimum: 1, Maximum: 600),
    ];

    /// <summary>Keys that the engine adds; nothing of ours.</summary>
    public static readonly IReadOnlyList<string> OfTheEngine = ["version", "pluginDownloadURL"];

    public static ConfigurationKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
