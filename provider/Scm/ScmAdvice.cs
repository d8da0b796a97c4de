namespace ScmPulumi.Provider.Scm;

/// <summary>What to do after a failed call, in one sentence (design rule S6).</summary>
internal static class ScmAdvice
{
    private const string AskSupport = "Try again later; if it stays so, ask Huawei Cloud's support and give them the request id.";
    private const string CheckId = "Check the certificate id, the account of the credentials and the endpoint of that account's site.";

    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        ["SCM.0002"] = "Use credentials of the account that owns the certificate.",
        ["SCM.0003"] = "The certificate belongs to another account: use that account's credentials and the endpoint of its site.",
        ["SCM.0005"] = "Compare the fields of the application with those that the service asks for: one is missing, too long or malformed.",
        ["SCM.0008"] = CheckId,
        ["SCM.0015"] = "Number or kind of the domain names does not fit the product that was bought: see in the console what it takes.",
        ["SCM.0016"] = "See in the console whether the order of the certificate is paid and complete; else ask Huawei Cloud's support.",
        ["SCM.0020"] = CheckId,
        ["SCM.0069"] = "Check the project that the credentials belong to: the service does not find it.",
        ["SCM.1000"] = "Check the keys or the token, and that they belong to the endpoint's site: the service does not accept them.",
        ["SCM.1004"] = "The account has not been admitted to this service: ask for admission in the console.",
        ["SCM.1009"] = "The account is restricted: see in the console whether its owner is verified and its bills are paid.",
        ["SCM.1010"] = "The account is frozen: see its messages in the console, or ask Huawei Cloud's support.",
        ["SCM.4001"] = "The service could not look up the permissions: try again later.",
        ["APIGW.0101"] = "There is no such API at this host: check the endpoint.",
        ["APIGW.0301"] = "Check the keys or the token, and that they belong to the endpoint's site; more than five refusals lock a key for five minutes.",
        ["APIGW.0302"] = "The gateway does not admit this user or address: ask the account's administrator.",
        ["APIGW.0305"] = "The gateway's check of the caller failed: check the credentials and what the account's administrator allows.",
        ["APIGW.0307"] = "The token has expired: get a new one.",
        ["APIGW.0310"] = "The gateway does not know this project: check the account of the credentials and the endpoint.",
        ["APIGW.0802"] = "The user may not use this region: ask the account's administrator, or check the endpoint.",
    };

    public static string For(ScmError error)
    {
        // After a doubt or a stop, the code says less than the situation does.
        if (error.Kind is ScmErrorKind.InDoubt or ScmErrorKind.Stopped) return ByKind(error);
        if (error.ClockSkew is { } skew) return SetClock(skew);
        return error.Code is { } code && ByCode.TryGetValue(ScmErrorClassifier.Shared(code), out var advice) ? advice : ByKind(error);
    }

    private static string ByKind(ScmError error) => error.Kind switch
    {
        ScmErrorKind.Unreachable => "Nothing was sent: check the endpoint, the network, the proxy variables and the system's CA certificates.",
        ScmErrorKind.Throttled => "Nothing was done: wait a little and try again, with fewer calls at a time.",
        ScmErrorKind.Unavailable => "Nothing was changed: try again later, and check the endpoint and any proxy before it.",
        ScmErrorKind.InDoubt => "Whether it took effect is not known: read the status of the certificate before it is sent again.",
        ScmErrorKind.Unauthenticated => "Check the keys or the token, and that they belong to the endpoint's site.",
        ScmErrorKind.Forbidden => $"Ask the account's administrator to allow the user the {error.Operation} operation of SCM (CCM).",
        ScmErrorKind.NotFound => "There is no such certificate: it may have been deleted or unsubscribed, or the id is wrong.",
        ScmErrorKind.WrongTarget => CheckId,
        ScmErrorKind.WrongState => ForState(error.Operation),
        ScmErrorKind.Refused => AskSupport,
        ScmErrorKind.Stopped => "It had no effect: run it again.",
        _ => AskSupport,
    };

    private static string ForState(string operation) => operation switch
    {
        "apply" => "Only a certificate that is paid for and has no application yet (PAID) can be applied for: see its status in the console.",
        "export" => "Only a certificate that was issued or imported can be exported: see its status in the console.",
        "cancel-cert" => "Only an application that is under review can be withdrawn: see the status of the certificate in the console.",
        _ => "The status of the certificate does not allow it: see it in the console.",
    };

    private static string SetClock(TimeSpan skew) =>
        $"The clock of this machine is {skew.Duration().TotalMinutes:0} min {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the service's, "
        + "which accepts 15 min: set it right.";
}
