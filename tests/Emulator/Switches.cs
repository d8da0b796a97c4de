namespace ScmPulumi.Emulator;

/// <summary>The personal data that <c>application_info</c> shows.</summary>
public enum PersonalData
{
    Full,
    Masked,
    Empty,
}

/// <summary>Behavior that the documentation does not specify, or that occurs only on failures. Can be changed at any time.</summary>
public sealed class Switches
{
    /// <summary>An apply is accepted in every state, and creates another application.</summary>
    public bool SecondApplyAccepted { get; set; }

    /// <summary>The next accepted apply is committed, then its connection is reset. Resets itself after use.</summary>
    public bool LoseAnswerOfNextApply { get; set; }

    /// <summary>The next accepted apply is committed, then its answer is held until <see cref="ScmEmulator.Release"/>. Resets itself after use.</summary>
    public bool HoldAnswerOfNextApply { get; set; }

    /// <summary>How many reads after an apply do not show validation records yet.</summary>
    public int RecordsAfterReads { get; set; }

    /// <summary>How many reads after an apply still show the state before it.</summary>
    public int ShowLagsApply { get; set; }

    public PersonalData PersonalData { get; set; }

    /// <summary>If false, <c>application_info</c> is null.</summary>
    public bool InfoEcho { get; set; } = true;

    /// <summary>
    /// The CA adds the twin of the primary name (the bare name of a <c>www.</c> name or a wildcard, or the <c>www.</c> name of a bare one). The twin is shown
    /// among the additional names, and is in every certificate issued from now on.
    /// </summary>
    public bool AddTwin { get; set; }

    /// <summary>How many reads show CANCELCHECKING before the withdrawal ends.</summary>
    public int WithdrawalReads { get; set; }

    /// <summary>The minimum duration of a withdrawal, on the emulator's clock.</summary>
    public TimeSpan WithdrawalTime { get; set; }

    /// <summary>The next withdrawal fails, and the review continues. Resets itself after use.</summary>
    public bool WithdrawalFallsBack { get; set; }

    /// <summary>A withdrawal ends with an issued certificate, because the CA was faster.</summary>
    public bool WithdrawalLosesRace { get; set; }

    /// <summary>How many of the next cancel-cert calls are refused with SCM.0010.</summary>
    public int CancelRefusedTimes { get; set; }

    /// <summary>The links in the query by tag between a certificate and the next one of its purchase, starting with the next renewal.</summary>
    public RenewalLinks RenewalLinks { get; set; } = RenewalLinks.Both;

    /// <summary>SCM also reuses the CSR of the first certificate when it applies for the next one. If false, the service generates a new key.</summary>
    public bool RenewalUsesCsr { get; set; }

    /// <summary>A rejected application cannot be replaced by another.</summary>
    public bool ApplyRefusedFromUnpassed { get; set; }

    /// <summary>The account can sign in, but has no permissions: SCM.4002 with 401.</summary>
    public bool PermissionDenied { get; set; }

    /// <summary>The account can call everything except the query by tag: SCM.4002 with 403.</summary>
    public bool TagQueryDenied { get; set; }

    /// <summary>The query by tag returns times as numbers instead of strings.</summary>
    public bool TagQueryTimesAsNumbers { get; set; }

    /// <summary>In the query by tag, <c>resource_detail</c> is an array with one object.</summary>
    public bool TagQueryDetailAsArray { get; set; }

    /// <summary>The account can call everything except the query of deployed resources: SCM.4002 with 403.</summary>
    public bool DeployedResourcesDenied { get; set; }

    /// <summary>The account can deploy in SCM, but has no permissions for the target: SCM.0202, SCM.0212 or SCM.0222.</summary>
    public bool TargetPermissionDenied { get; set; }

    /// <summary>How many queries of deployed resources still show the certificate from before a deployment.</summary>
    public int DeploymentListedAfterLooks { get; set; }

    /// <summary>Regions that SCM cannot query for deployed certificates: <c>is_error</c>.</summary>
    public IReadOnlyList<string> RegionsInError { get; set; } = [];

    /// <summary>The gateway no longer knows the access key, as if it was deleted.</summary>
    public bool KeyDeleted { get; set; }

    /// <summary>The answer to a refused signature is held until <see cref="ScmEmulator.Release"/>.</summary>
    public bool HoldRefusals { get; set; }

    internal Fault? TakeFaultOfApply()
    {
        var fault = LoseAnswerOfNextApply ? Fault.ResetAfterCommit : HoldAnswerOfNextApply ? Fault.HangAfterCommit : null;
        if (LoseAnswerOfNextApply) LoseAnswerOfNextApply = false;
        else HoldAnswerOfNextApply = false;
        return fault;
    }
}
