namespace ScmPulumi.Provider.Configuration;

/// <summary>One key of the provider's configuration. Check, the schema, and messages are derived from it.</summary>
/// <param name="Environment">Environment variables that are read, in this order, if the key is not set.</param>
/// <param name="IdentifiesCaller">Whether it identifies the caller, and so must come from the same source as the other keys that do.</param>
/// <param name="Maximum">The largest integer that is allowed, as <c>Minimum</c> is the smallest; zero if the key is a string.</param>
internal sealed record ConfigurationKey(
    string Name, IReadOnlyList<string> Environment, string Description, bool IsSecret = false, bool IdentifiesCaller = false,
    string? Default = null, int Minimum = 0, int Maximum = 0)
{
    public static readonly ConfigurationKey Region = new("region", ["HW_REGION_NAME"],
        "Region of the site that the account belongs to: `cn-north-4` (China, the default), `ap-southeast-1` (international), `my-kualalumpur-1` or " +
        "`eu-west-101`. SCM is a global service with one endpoint per site.", Default: Endpoints.DefaultRegion);
    public static readonly ConfigurationKey AccessKey = new("accessKey", ["HW_ACCESS_KEY", "HUAWEICLOUD_SDK_AK"],
        "Access key ID (AK) of the account or IAM user.", IsSecret: true, IdentifiesCaller: true);
    public static readonly ConfigurationKey SecretKey = new("secretKey", ["HW_SECRET_KEY", "HUAWEICLOUD_SDK_SK"],
        "Secret access key (SK) that belongs to the access key.", IsSecret: true, IdentifiesCaller: true);
    public static readonly ConfigurationKey SecurityToken = new("securityToken", ["HW_SECURITY_TOKEN", "HUAWEICLOUD_SDK_SECURITY_TOKEN"],
        "Security token that belongs to a temporary access key.", IsSecret: true, IdentifiesCaller: true);
    public static readonly ConfigurationKey AuthToken = new("authToken", ["HW_AUTH_TOKEN"],
        "IAM token to use instead of keys. It takes precedence over keys.", IsSecret: true, IdentifiesCaller: true);
    public static readonly ConfigurationKey ProjectId = new("projectId", ["HW_PROJECT_ID", "HUAWEICLOUD_SDK_PROJECT_ID"],
        "ID of the project that the access key acts for, as shown under My Credentials in the console. Required by `apiVersion` `v2`.",
        IdentifiesCaller: true);
    public static readonly ConfigurationKey DomainId = new("domainId", ["HW_DOMAIN_ID", "HUAWEICLOUD_SDK_DOMAIN_ID"],
        "ID of the account that the access key acts for (Huawei Cloud calls it a domain), as shown under My Credentials in the console. " +
        "The v3 calls send it to the gateway instead of the project ID.", IdentifiesCaller: true);
    public static readonly ConfigurationKey Endpoint = new("endpoint", [],
        "Address of the service, such as `https://scm.cn-north-4.myhuaweicloud.com`. If it is not set, the environment variable " +
        "`HUAWEICLOUD_SDK_REGION_SCM_<REGION>` (hyphens as underscores) is used, and otherwise the endpoint of the region. `http` is allowed for loopback " +
        "addresses only.");
    public static readonly ConfigurationKey ApiVersion = new("apiVersion", [],
        "Call that submits an application: `v3` (the default), or `v2` for the historical call `POST /v2/{project_id}/scm/cert/{cert_id}/complete`. " +
        "All other calls are always v3. `v2` requires `projectId`.", Default: "v3");
    public static readonly ConfigurationKey MaxRetries = new("maxRetries", ["HW_MAX_RETRIES"],
        "How many times a repeatable request is sent again if it fails, from 0 to 100. The default is 3. An application is never sent twice.",
        Default: "3", Minimum: 0, Maximum: 100);
    public static readonly ConfigurationKey RequestTimeoutSeconds = new("requestTimeoutSeconds", [],
        "Time limit of one request in seconds, from 1 to 600. The default is 30.", Default: "30", Minimum: 1, Maximum: 600);

    public static readonly IReadOnlyList<ConfigurationKey> All =
        [Region, AccessKey, SecretKey, SecurityToken, AuthToken, ProjectId, DomainId, Endpoint, ApiVersion, MaxRetries, RequestTimeoutSeconds];

    public bool IsInteger => Maximum > 0;

    public static ConfigurationKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
