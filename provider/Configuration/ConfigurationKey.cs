namespace ScmPulumi.Provider.Configuration;

/// <summary>One key of the provider's configuration. Check, schema and messages follow from it.</summary>
/// <param name="Environment">Variables that are read if the key is not set, in this order.</param>
/// <param name="Maximum">Of a whole number, like the default and the minimum; zero for a string.</param>
internal sealed record ConfigurationKey(
    string Name, IReadOnlyList<string> Environment, string Description, bool IsSecret = false, int Default = 0, int Minimum = 0, int Maximum = 0)
{
    public static readonly ConfigurationKey Region = new("region", ["HW_REGION_NAME"],
        "Region whose site the account belongs to: `cn-north-4` (China, the default), `ap-southeast-1` (international), `my-kualalumpur-1` or " +
        "`eu-west-101`. SCM is a global service with one endpoint per site.");
    public static readonly ConfigurationKey AccessKey = new("accessKey", ["HW_ACCESS_KEY", "HUAWEICLOUD_SDK_AK"],
        "Access key ID (AK) of the account or IAM user.", IsSecret: true);
    public static readonly ConfigurationKey SecretKey = new("secretKey", ["HW_SECRET_KEY", "HUAWEICLOUD_SDK_SK"],
        "Secret access key (SK) that belongs to the access key.", IsSecret: true);
    public static readonly ConfigurationKey SecurityToken = new("securityToken", ["HW_SECURITY_TOKEN", "HUAWEICLOUD_SDK_SECURITY_TOKEN"],
        "Security token that belongs to a temporary access key.", IsSecret: true);
    public static readonly ConfigurationKey AuthToken = new("authToken", ["HW_AUTH_TOKEN"],
        "IAM token to be used instead of keys. It wins over keys.", IsSecret: true);
    public static readonly ConfigurationKey ProjectId = new("projectId", ["HW_PROJECT_ID", "HUAWEICLOUD_SDK_PROJECT_ID"],
        "ID of the project that the access key speaks for, as My Credentials in the console shows it. Required by `apiVersion` `v2`.");
    public static readonly ConfigurationKey DomainId = new("domainId", ["HW_DOMAIN_ID", "HUAWEICLOUD_SDK_DOMAIN_ID"],
        "ID of the account that the access key speaks for (Huawei Cloud calls it domain), as My Credentials in the console shows it. " +
        "The v3 calls name it to the gateway instead of the project.");
    public static readonly ConfigurationKey Endpoint = new("endpoint", [],
        "Address of the service, such as `https://scm.cn-north-4.myhuaweicloud.com`. Where it is not set, `HUAWEICLOUD_SDK_REGION_SCM_` with the " +
        "region in capitals (hyphens as underscores) of the environment counts, then the region. `http` is allowed to loopback addresses only.");
    public static readonly ConfigurationKey ApiVersion = new("apiVersion", [],
        "Call that submits an application: `v3` (the default), or `v2` for the historical call `POST /v2/{project_id}/scm/cert/{cert_id}/complete`. " +
        "Everything else is v3 always. `v2` needs `projectId`.");
    public static readonly ConfigurationKey MaxRetries = new("maxRetries", ["HW_MAX_RETRIES"],
        "How often a request that may be repeated is tried in all, from 0 to 100; 4 by default, and 0 is as good as 1. " +
        "An application is never sent twice.", Default: 4, Minimum: 0, Maximum: 100);
    public static readonly ConfigurationKey RequestTimeoutSeconds = new("requestTimeoutSeconds", [],
        "Time limit of one request in seconds, from 1 to 600; 30 by default.", Default: 30, Minimum: 1, Maximum: 600);

    public static readonly IReadOnlyList<ConfigurationKey> All =
        [Region, AccessKey, SecretKey, SecurityToken, AuthToken, ProjectId, DomainId, Endpoint, ApiVersion, MaxRetries, RequestTimeoutSeconds];

    public bool IsInteger => Maximum > 0;

    /// <summary>Advice, to follow what is wrong.</summary>
    public string HowToSet =>
        $"run `pulumi config set {(IsSecret ? "--secret " : "")}{Package.Name}:{Name} <value>`, or set {string.Join(" or ", Environment)}";

    public static ConfigurationKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
