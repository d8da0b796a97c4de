namespace ScmPulumi.Provider.Scm;

/// <summary>What to do after a failed call (S6).</summary>
internal static class ScmAdvice
{
    /// <summary>https://support.huaweicloud.com/devg-apisign/.</summary>
    private const string BeforeTryingAgain = "wait five minutes before you try again, because more than five refusals lock a key for that long";

    private const string AskSupport = "Try again later; if the problem persists, contact Huawei Cloud support with the request ID.";

    public static string For(ScmError error)
    {
        // If the outcome is in doubt, or the call was stopped, that determines the advice, and not the code.
        if (error.Kind is ScmErrorKind.InDoubt or ScmErrorKind.Stopped) return ByKind(error);
        if (error.ClockSkew is { } skew) return SetClock(skew);
        return (ScmErrorCodes.Find(error.Code)?.Advice ?? ByKind(error)) + ComeBack(error.RetryAfter);
    }

    private static string ComeBack(TimeSpan? wait) => wait switch
    {
        { TotalSeconds: >= 120 } asked => $" The service asks you to try again in {Math.Ceiling(asked.TotalMinutes):0} minutes.",
        { TotalSeconds: > 1 } asked => $" The service asks you to try again in {Math.Ceiling(asked.TotalSeconds):0} seconds.",
        { TotalSeconds: 1 } => " The service asks you to try again in 1 second.",
        _ => "",
    };

    private static string ByKind(ScmError error) => error.Kind switch
    {
        ScmErrorKind.Unreachable => "Nothing was sent. Check the endpoint, the network, the proxy variables and the system's CA certificates.",
        ScmErrorKind.Throttled => "Nothing was done. Wait a little and try again, with fewer calls at a time.",
        ScmErrorKind.Unavailable => "Nothing was changed. Try again later, and check the endpoint and any proxy in front of it.",
        ScmErrorKind.InDoubt => $"It is not known whether it took effect. {LookBeforeRepeating(error.Operation)} before you send it again.",
        ScmErrorKind.Unauthenticated => RenewCredentials(error.Credentials) + WithoutCode(error),
        ScmErrorKind.Forbidden => $"Ask the account's administrator to allow the user {ActionOf(error.Operation)} of SCM (CCM).{WithoutCode(error)}",
        ScmErrorKind.NotFound => "There is no such certificate. Check the ID, and whether the certificate was deleted or unsubscribed.",
        ScmErrorKind.WrongTarget => ScmErrorCodes.CheckId,
        ScmErrorKind.WrongState => ForState(error.Operation),
        ScmErrorKind.Stopped => "It had no effect. Run it again.",
        _ => AskSupport,
    };

    private static string WithoutCode(ScmError error) =>
        error is { Code: null, HttpStatus: not null } ? " However, the response has no SCM error code, so it may come from a proxy or a firewall." : "";

    private static string RenewCredentials(CredentialKind kind) => kind switch
    {
        CredentialKind.Token => "The IAM token is not accepted. Get a new one from the endpoint's site; it lasts 24 hours at most.",
        CredentialKind.TemporaryKeys => "The temporary keys are not accepted: they have expired, or the two keys and the security token " +
            $"do not belong together; get new ones, and {BeforeTryingAgain}.",
        _ => $"The access key or the secret key is wrong, or belongs to a different site than the endpoint; correct it, and {BeforeTryingAgain}.",
    };

    /// <summary>https://support.huaweicloud.com/intl/en-us/api-ccm/ccm_02_0041.html and https://support.huaweicloud.com/api-ccm/Permission_0.html.</summary>
    private static string ActionOf(string operation) => operation switch
    {
        "show" => "the action scm:cert:get",
        "list" => "the action scm:cert:list",
        "list-by-tag" => "the action scm:cert:listCertificatesByTag",
        "apply" => "the action scm:cert:apply (scm:cert:complete for apiVersion v2)",
        "cancel-cert" => "the action scm:cert:cancel",
        "export" => "the action scm:cert:export (scm:cert:download in older policies)",
        "deploy" => "the action scm:cert:deployResources",
        "deployed-resources" => "the action scm:cert:listDeployedResources",
        _ => $"the {operation} operation",
    };

    private static string ForState(string operation) => operation switch
    {
        "apply" => "Only a certificate that is paid for and has no application yet (PAID) can be applied for. Check its status in the console, and whether " +
            "someone else was faster.",
        "export" => "Only a certificate that was issued or imported can be exported. Check its status in the console.",
        "deploy" => "Only a certificate that was issued or imported, and has no SM2 key, can be deployed. Check it in the console.",
        "cancel-cert" => "Only an application that is under review can be withdrawn. Check the status of the certificate in the console.",
        _ => "The status of the certificate does not allow it. Check it in the console.",
    };

    private static string LookBeforeRepeating(string operation) => operation == "deploy" ? "Check the target" : "Check the status of the certificate";

    private static string SetClock(TimeSpan skew) =>
        $"The clock of this machine is {skew.Duration().TotalMinutes:0} min {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the service's, "
        + $"which accepts 15 min. Correct it, and {BeforeTryingAgain}.";
}
