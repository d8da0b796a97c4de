using static ScmPulumi.Provider.Scm.ScmErrorKind;

namespace ScmPulumi.Provider.Scm;

/// <param name="Kind">What the code means, whatever the HTTP status; <see cref="Unavailable"/> for a fault of the service. Null if the status decides.</param>
/// <param name="Advice">What to do; null if the kind determines the advice.</param>
internal sealed record ScmErrorCode(ScmErrorKind? Kind, string? Advice);

/// <summary>
/// The documented codes of SCM (https://support.huaweicloud.com/intl/en-us/api-ccm/scmEn.html) and of the gateway in front of it
/// (https://support.huaweicloud.com/en-us/devg-apisign/api-sign-errorcode.html). Any other code is passed through and classified by its status.
/// </summary>
internal static class ScmErrorCodes
{
    public const string CheckId = "Check the certificate ID, the account of the credentials and the endpoint of that account's site.";

    private const string CheckProject = "Check the project ID. It must be a project of the account that the credentials belong to, at the endpoint's site.";
    private const string OtherOperation = "The code is documented for other operations (purchase, import, push, rename) than this one. " +
        "Contact Huawei Cloud support with the request ID.";

    private static readonly Dictionary<string, ScmErrorCode> Table = new(StringComparer.Ordinal)
    {
        ["SCM.0002"] = new(Forbidden, CheckProject),
        ["SCM.0003"] = new(null, "The certificate belongs to another account. Use that account's credentials and the endpoint of its site."),
        ["SCM.0008"] = new(null, CheckId),
        ["SCM.0020"] = new(null, CheckId),
        ["SCM.0005"] = new(Refused, "A field is missing, too long, or malformed. Compare the inputs with the documentation of the service."),
        ["SCM.0010"] = new(WrongState, null),
        ["SCM.0015"] = new(Refused, "The number or kind of the domain names does not match the product that was bought. Check in the console what it " +
            "supports."),
        ["SCM.0016"] = new(null, "Check in the console whether the order of the certificate is paid and complete; if it is, contact Huawei Cloud support."),
        ["SCM.0059"] = new(Refused, "SCM does not have the private key of this certificate. If you provided the CSR, it never had the key. Otherwise, " +
            "contact Huawei Cloud support."),
        ["SCM.0030"] = new(null, "SCM does not deploy to this service at this site. Check in the console which services it supports."),
        ["SCM.0069"] = new(
            WrongTarget,
            "There is no such project. Check the projectName of a deployment (for a main project, it is the region, such as cn-north-4), or the configured " +
            "project ID."),
        ["SCM.0101"] = new(WrongState, "SCM does not deploy this certificate to the service. Check in the console where it can be deployed."),
        ["SCM.0201"] = Declined("ELB"),
        ["SCM.0202"] = NoRights("ELB"),
        ["SCM.0203"] = Declined("ELB"),
        ["SCM.0211"] = Declined("CDN"),
        ["SCM.0212"] = NoRights("CDN"),
        ["SCM.0213"] = Declined("CDN"),
        ["SCM.0221"] = Declined("WAF"),
        ["SCM.0222"] = NoRights("WAF"),
        ["SCM.0223"] = Declined("WAF"),
        ["SCM.1000"] = new(Unauthenticated, null),
        ["SCM.1004"] = new(Forbidden, "The account has no access to this service. Request access in the console."),
        ["SCM.1009"] = new(Forbidden, "The account is restricted. Check in the console whether its owner is verified and its bills are paid."),
        ["SCM.1010"] = new(Forbidden, "The account is frozen. Check its messages in the console, or contact Huawei Cloud support."),
        ["SCM.4001"] = new(Unavailable, "The service could not look up the permissions. Try again later."),
        ["SCM.4002"] = new(Forbidden, null),
        ["APIGW.0101"] = new(WrongTarget, "There is no such API at this host. Check the endpoint."),
        ["APIGW.0201"] = new(null, "The gateway could not accept or forward the request. Try again later, and check any proxy in front of it."),
        ["APIGW.0301"] = new(Unauthenticated, null),
        ["APIGW.0302"] = new(Forbidden, "The gateway does not allow this user or address. Ask the account's administrator."),
        ["APIGW.0305"] = new(Unauthenticated, "The gateway's check of the caller failed. Check the credentials and what the account's administrator allows."),
        ["APIGW.0307"] = new(Unauthenticated, "The token has expired. Get a new one."),
        ["APIGW.0308"] = new(Throttled, null),
        ["APIGW.0310"] = new(Forbidden, CheckProject),
        ["APIGW.0601"] = new(Unavailable, null),
        ["APIGW.0602"] = new(Refused, "The gateway does not accept the form of the request. Check any proxy in front of it."),
        ["APIGW.0610"] = new(Unavailable, null),
        ["APIGW.0613"] = new(Unavailable, null),
        ["APIGW.0802"] = new(Forbidden, "The user may not use this region. Ask the account's administrator, or check the endpoint."),
    };

    private static readonly string[] FaultsOfTheService = ["0007", "0037", "0038", "0091", "0093", "0095", "0097", "0098", "0099"];

    private static readonly string[] OfOtherOperations =
    [
        "0006", "0009", "0011", "0012", "0013", "0014", "0023", "0024", "0028", "0031", "0032", "0053", "0054", "0070", "0079", "0114", "0707",
    ];

    static ScmErrorCodes()
    {
        foreach (var number in FaultsOfTheService) Table.Add($"SCM.{number}", new ScmErrorCode(Unavailable, null));
        foreach (var number in OfOtherOperations) Table.Add($"SCM.{number}", new ScmErrorCode(null, OtherOperation));
    }

    public static IReadOnlyDictionary<string, ScmErrorCode> All => Table;

    /// <returns>Null for a code that is not documented, and for none.</returns>
    public static ScmErrorCode? Find(string? code) => code is null ? null : Table.GetValueOrDefault(Shared(code));

    /// <summary>Whether a string has the form of all documented codes: a name, a period, and digits. No value of a user has this form.</summary>
    public static bool HasForm(string? code) =>
        code?.Split('.') is [{ Length: > 0 } name, { Length: > 0 } number] && name.All(char.IsAsciiLetter) && number.All(char.IsAsciiDigit);

    /// <summary>Whether the code is from SCM itself, and not from a gateway or proxy in front of it.</summary>
    public static bool IsOfScm(string? code) => code?.StartsWith("SCM.", StringComparison.Ordinal) ?? false;

    /// <summary>Deploying also requires permissions at the target.</summary>
    private static ScmErrorCode NoRights(string service) =>
        new(Forbidden, $"The user lacks permissions at {service}. Ask the account's administrator to allow the user to change the target there.");

    private static ScmErrorCode Declined(string service) =>
        new(null, $"{service} did not accept the certificate: read its message, and check whether the target exists and supports the certificate.");

    /// <summary>The shared gateway and that of other editions use the same numbers.</summary>
    private static string Shared(string code) => code.Replace("APIG.", "APIGW.", StringComparison.Ordinal);
}
