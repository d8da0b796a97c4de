using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Delete: withdraws what is still under review and proves it. Never revokes.</summary>
internal sealed class Withdrawal(Func<IScmClient> client, Observer observer, RunMemory memory, TimeProvider time, Func<double> random)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(20);

    public async Task DeleteAsync(string id, Operation operation)
    {
        operation.Limit(Timeout);
        var intention = memory.IntentionFor(id);
        switch (intention)
        {
            case Intention.Kept:
                await operation.WarnAsync($"Certificate {id}: nothing is withdrawn, since the program still declares the application. Only this record of it is removed from the state.");
                return;
            case Intention.CreateFailed:
                throw new ResourceException(FailureKind.Precondition, $"Certificate {id}: nothing is withdrawn, since making the application anew has failed in this run. Mend that first, then run `pulumi up` again.");
        }

        try
        {
            await WithdrawAsync(id, isWanted: intention == Intention.Wanted, operation);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ScmException { Kind: ScmErrorKind.Stopped })
        {
            throw NotConfirmed(id, operation, exception);
        }
    }

    private async Task WithdrawAsync(string id, bool isWanted, Operation operation)
    {
        var schedule = new PollingSchedule(time, random);
        var mustSend = true;
        var hasSent = false;
        while (true)
        {
            if (await LookAsync(id, hasSent, operation) is { } observed)
            {
                switch (LifeCycle.Of(observed.Status).Delete)
                {
                    case OnDelete.Done:
                        return;
                    case OnDelete.Leave:
                        await LeaveAsync(id, observed.Status, isWanted, operation);
                        return;
                    case OnDelete.Refuse:
                        throw new ResourceException(FailureKind.Precondition, $"Certificate {id} has the status {observed.Status}, which this release of the provider does not know. Nothing was sent. Look at the certificate in the SCM console.");
                    case OnDelete.Wait:
                        mustSend = true; // if it falls back under review, it is withdrawn again
                        break;
                    case OnDelete.Withdraw when mustSend:
                        mustSend = !await SendAsync(id, operation);
                        hasSent = true;
                        break;
                }

                await operation.StatusAsync($"withdrawing: status {observed.Status}, {operation.Elapsed.TotalSeconds:0} s");
            }

            await schedule.PauseAsync(schedule.Next(), operation.Stop);
        }
    }

    /// <summary>Null where a look failed in a way that passes, once the withdrawal was sent.</summary>
    private async Task<Observation?> LookAsync(string id, bool hasSent, Operation operation)
    {
        try
        {
            return await observer.LookAsync(id, operation.Stop);
        }
        catch (ScmException exception) when (hasSent && exception.IsTransient())
        {
            await operation.StatusAsync(exception.Message);
            return null;
        }
    }

    /// <summary>Whether it was accepted. After a doubt, or a refusal by status, the next look decides; a second request does no harm.</summary>
    private async Task<bool> SendAsync(string id, Operation operation)
    {
        try
        {
            await client().CancelAsync(id, operation.Stop);
            return true;
        }
        catch (ScmException exception) when (exception.Kind is ScmErrorKind.InDoubt or ScmErrorKind.WrongState)
        {
            await operation.StatusAsync(exception.Message);
            return false;
        }
    }

    private static async Task LeaveAsync(string id, CertificateStatus status, bool isWanted, Operation operation)
    {
        if (isWanted) throw Refusals.OfReplacingIssued(id, status);
        await operation.WarnAsync($"Certificate {id} is issued (status {status}) and stays so: it is removed from the state only, never revoked. Revoke it in the SCM console if that is what you want.");
    }

    private static ResourceException NotConfirmed(string id, Operation operation, Exception cause) => new(
        operation.IsCancelled ? FailureKind.Cancelled : FailureKind.TimedOut,
        $"The withdrawal of the application for certificate {id} was not confirmed within {operation.Elapsed.TotalSeconds:0} s. It may still go through; run the same command again.",
        cause);
}
