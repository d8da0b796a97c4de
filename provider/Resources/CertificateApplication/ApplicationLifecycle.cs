using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

internal enum OnCreate
{
    Apply,

    /// <summary>The same application is adopted. A different one is an error.</summary>
    Adopt,

    /// <summary>Wait until the status changes, then look again.</summary>
    Wait,
    Refuse,
}

internal enum OnUpdate
{
    /// <summary>Finish what an earlier run left unfinished, and record.</summary>
    Finish,
    Record,

    /// <summary>The application no longer exists.</summary>
    Gone,

    /// <summary>The application was rejected.</summary>
    Rejected,
    Refuse,
}

internal enum OnDelete
{
    /// <summary>Nothing to withdraw.</summary>
    Done,
    Withdraw,

    /// <summary>Wait until the status changes. There is nothing to send.</summary>
    Wait,

    /// <summary>The certificate is issued and is not changed.</summary>
    Leave,
    Refuse,
}

internal enum OnRead
{
    NotFound,
    Found,
    Rejected,

    /// <summary>Found, with a warning.</summary>
    Ended,
    Refuse,
}

/// <summary>
/// What each call does for each status of the certificate. This is the only place that defines it. <see cref="StatusFamily"/> says which statuses share a row.
/// </summary>
internal sealed record ApplicationLifecycle(OnCreate Create, OnUpdate Update, OnDelete Delete, OnRead Read)
{
    public static ApplicationLifecycle Of(CertificateStatus status) => status.Family switch
    {
        StatusFamily.Missing => new(OnCreate.Refuse, OnUpdate.Gone, OnDelete.Done, OnRead.NotFound),
        StatusFamily.Paid => new(OnCreate.Apply, OnUpdate.Gone, OnDelete.Done, OnRead.NotFound),
        StatusFamily.Rejected => new(OnCreate.Apply, OnUpdate.Rejected, OnDelete.Done, OnRead.Rejected),
        StatusFamily.UnderReview => new(OnCreate.Adopt, OnUpdate.Finish, OnDelete.Withdraw, OnRead.Found),
        StatusFamily.Issuing => new(OnCreate.Adopt, OnUpdate.Record, OnDelete.Wait, OnRead.Found),
        StatusFamily.Withdrawing => new(OnCreate.Wait, OnUpdate.Gone, OnDelete.Wait, OnRead.Found),
        StatusFamily.Issued => new(OnCreate.Adopt, OnUpdate.Record, OnDelete.Leave, OnRead.Found),
        StatusFamily.Ended => new(OnCreate.Refuse, OnUpdate.Record, OnDelete.Done, OnRead.Ended),
        StatusFamily.Imported => new(OnCreate.Refuse, OnUpdate.Refuse, OnDelete.Done, OnRead.Refuse),
        _ => new(OnCreate.Refuse, OnUpdate.Record, OnDelete.Refuse, OnRead.Found),
    };

    /// <summary>What a look shows about an application that was just sent (S2).</summary>
    /// <param name="before">The status before the application was sent.</param>
    public static Evidence AfterApply(CertificateStatus before, CertificateStatus seen) => seen.Family switch
    {
        _ when seen.Text == before.Text => Evidence.None,
        StatusFamily.Missing or StatusFamily.Paid or StatusFamily.Withdrawing => Evidence.None,
        StatusFamily.UnderReview or StatusFamily.Issuing or StatusFamily.Issued => Evidence.Effect,
        StatusFamily.Unknown => Evidence.Unclear,
        _ => Evidence.Moved,
    };
}
