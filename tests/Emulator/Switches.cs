namespace ScmPulumi.Emulator;

/// <summary>How <c>application_info</c> shows persons.</summary>
public enum PersonalData
{
    Full,
    Masked,
    Empty,
}

/// <summary>Behavior that the documentation does not specify, or that occurs only rarely. May be changed at any time.</summary>
public sealed class Switches
{
    /// <summary>An apply is accepted in every state, and creates another application.</summary>
    public bool SecondApplyAccepted { get; set; }

    /// <summary>The next accepted apply is committed, then its connection is reset. Used up by it.</summary>
    public bool LoseAnswerOfNextApply { get; set; }

    /// <summary>The next accepted apply is committed, then its answer is kept back until <see cref="ScmEmulator.Release"/>. Used up by it.</summary>
    public bool HoldAnswerOfNextApply { get; set; }

    /// <summary>How many reads after an apply show no validation records yet.</summary>
    public int RecordsAfterReads { get; set; }

    /// <summary>How many reads after an apply still show the state before it.</summary>
    public int ShowLagsApply { get; set; }

    public PersonalData PersonalData { get; set; }

    /// <summary>False: <c>application_info</c> is null.</summary>
    public bool InfoEcho { get; set; } = true;

    /// <summary>
    /// The CA adds the twin of the primary name (the bare one of a <c>www.</c> name or a wildcard, the <c>www.</c> name of a bare one): it is shown among
    /// the additional names, and is in every certificate issued from now on.
    /// </summary>
    public bool AddTwin { get; set; }

    /// <summary>How many reads show CANCELCHECKING before the withdrawal ends.</summary>
    public int WithdrawalReads { get; set; }

    /// <summary>How long a withdrawal lasts at least, on the emulator's clock.</summary>
    public TimeSpan WithdrawalTime { get; set; }

    /// <summary>The next withdrawal ends under review again. Used up by it.</summary>
    public bool WithdrawalFallsBack { get; set; }

    /// <summary>Withdrawals end issued: the CA was faster.</summary>
    public bool WithdrawalLosesRace { get; set; }

    /// <summary>How many of the next cancel-cert calls are refused with SCM.0010.</summary>
    public int CancelRefusedTimes { get; set; }

    /// <summary>How the query by tag links a certificate to the next one of its purchase, from the next renewal on.</summary>
    public RenewalLinks RenewalLinks { get; set; } = RenewalLinks.Both;

    /// <summary>SCM applies for the next certificate with the CSR of the first one too. False: the key is a new one of the service.</summary>
    public bool RenewalUsesCsr { get; set; }

    /// <summary>A rejected application cannot be followed by another.</summary>
    public bool ApplyRefusedFromUnpassed { get; set; }

    /// <summary>The account may sign in but do nothing: SCM.4002 with 401.</summary>
    public bool PermissionDenied { get; set; }

    /// <summary>The account may do all but the query by tag: SCM.4002 with 403.</summary>
    public bool TagQueryDenied { get; set; }

    /// <summary>The query by tag returns times as numbers, not as strings.</summary>
    public bool TagQueryTimesAsNumbers { get; set; }

    /// <summary>In the query by tag, <c>resource_detail</c> is an array of one object.</summary>
    public bool TagQueryDetailAsArray { get; set; }

    /// <summary>The account may do all but the query of deployed resources: SCM.4002 with 403.</summary>
    public bool DeployedResourcesDenied { get; set; }

    /// <summary>The account may deploy at SCM, but has no rights at the target: SCM.0202, SCM.0212 or SCM.0222.</summary>
    public bool TargetPermissionDenied { get; set; }

    /// <summary>How many looks at the deployed resources still show the previous certificate after a deployment.</summary>
    public int DeploymentListedAfterLooks { get; set; }

    /// <summary>Regions in which SCM cannot find out where certificates are in use: <c>is_error</c>.</summary>
    public IReadOnlyList<string> RegionsInError { get; set; } = [];

    /// <summary>The gateway does not know the access key any more, as after its deletion.</summary>
    public bool KeyDeleted { get; set; }

    /// <summary>The answer to a refused signature is kept back until <see cref="ScmEmulator.Release"/>.</summary>
    public bool HoldRefusals { get; set; }

    internal Fault? TakeFaultOfApply()
    {
        var fault = LoseAnswerOfNextApply ? Fault.ResetAfterCommit : HoldAnswerOfNextApply ? Fault.HangAfterCommit : null;
        if (LoseAnswerOfNextApply) LoseAnswerOfNextApply = false;
        else HoldAnswerOfNextApply = false;
        return fault;
    }
}
