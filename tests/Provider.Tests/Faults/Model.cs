namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>What a user does, or what happens to a certificate behind the user's back. Not every part means something to every command.</summary>
/// <param name="Name">Of the resource in the program.</param>
/// <param name="Certificate">Its number.</param>
/// <param name="Domain">In the program, or applied for by hand.</param>
/// <param name="OnBadDay">The command meets faults, and is repeated without them.</param>
/// <param name="SkipPreview">Straight to the update.</param>
internal sealed record Step(Command Command, string Name, int Certificate, string Domain, bool OnBadDay, bool SkipPreview)
{
    public bool IsOfUser => Command <= Command.Import;
}

internal enum Command
{
    Up, Empty, Refresh, Destroy, Import,
    Apply, Withdraw, Reject, Issue, Revoke, Expire, CancelPrivacy, ReverseRecords,
}

internal enum Standing
{
    Paid, Rejected, UnderReview, Issued, Ended,
}

/// <summary>The resource in the state of the stack.</summary>
internal sealed record Entry(string Name, int Certificate, string Domain, bool IsReady);

/// <summary>How it ought to be: certificates at the service, one program with one resource, and the state of its stack.</summary>
internal sealed class Model(int certificates)
{
    /// <summary>The status of each certificate, and the domain of its last application.</summary>
    public (Standing Standing, string Domain)[] Service { get; } = [.. Enumerable.Repeat((Standing.Paid, ""), certificates)];

    public Entry? Recorded { get; private set; }

    public int Applications { get; private set; }

    /// <returns>Whether the command succeeds.</returns>
    public bool Do(Step step)
    {
        var (standing, domain) = Service[step.Certificate];
        switch (step.Command)
        {
            case Command.Up:
                return Up(step);
            case Command.Empty or Command.Destroy:
                if (Recorded is { } gone) Delete(gone.Certificate);
                Recorded = null;
                return true;
            case Command.Refresh:
                if (Recorded is { } old) Recorded = Read(old.Name, old.Certificate);
                return true;
            case Command.Import:
                Recorded = Read(step.Name, step.Certificate) ?? Recorded;
                return standing != Standing.Paid;
            default:
                (Service[step.Certificate], Applications) = (step.Command, standing) switch
                {
                    (Command.Apply, Standing.Paid or Standing.Rejected) => ((Standing.UnderReview, step.Domain), Applications + 1),
                    (Command.Withdraw, Standing.UnderReview) => ((Standing.Paid, ""), Applications),
                    (Command.Reject, Standing.UnderReview) => ((Standing.Rejected, domain), Applications),
                    (Command.Issue, Standing.UnderReview) => ((Standing.Issued, domain), Applications),
                    (Command.Revoke or Command.Expire, Standing.Issued) => ((Standing.Ended, domain), Applications),
                    _ => ((standing, domain), Applications),
                };
                return true;
        }
    }

    private bool Up(Step step)
    {
        var wanted = new Entry(step.Name, step.Certificate, step.Domain, IsReady: true);
        if (Recorded is { } old && old.Name == wanted.Name && old.Certificate == wanted.Certificate)
            return old.Domain == wanted.Domain ? Finish(old) : Replace(wanted, step.SkipPreview);

        if (!Create(wanted)) return false;
        if (Recorded is { } left && left.Certificate != wanted.Certificate) Delete(left.Certificate);
        Recorded = wanted;
        return true;
    }

    /// <summary>Nothing has changed: only what an init failure left unfinished is taken up.</summary>
    private bool Finish(Entry old)
    {
        if (old.IsReady) return true;
        if (Service[old.Certificate].Standing is Standing.Paid or Standing.Rejected) return false;
        Recorded = old with { IsReady = true };
        return true;
    }

    /// <summary>Withdraws, then applies again. A preview notices if this is not possible. Without a preview, the withdrawal comes first.</summary>
    private bool Replace(Entry wanted, bool skipPreview)
    {
        var standing = Service[wanted.Certificate].Standing;
        if (standing == Standing.Issued || (standing == Standing.Ended && !skipPreview)) return false;
        Delete(wanted.Certificate);
        Recorded = Create(wanted) ? wanted : null;
        return Recorded is not null;
    }

    private bool Create(Entry wanted)
    {
        var (standing, domain) = Service[wanted.Certificate];
        if (standing is Standing.UnderReview or Standing.Issued) return domain == wanted.Domain;
        if (standing == Standing.Ended) return false;
        Service[wanted.Certificate] = (Standing.UnderReview, wanted.Domain);
        Applications++;
        return true;
    }

    private void Delete(int certificate)
    {
        if (Service[certificate].Standing == Standing.UnderReview) Service[certificate] = (Standing.Paid, "");
    }

    private Entry? Read(string name, int certificate)
    {
        var (standing, domain) = Service[certificate];
        return standing == Standing.Paid ? null : new Entry(name, certificate, domain, IsReady: standing != Standing.Rejected);
    }
}
