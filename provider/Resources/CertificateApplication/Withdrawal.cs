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

        var first = await observer.LookForApplicationAsync(id, operation.Stop);
        var request = new Request();
        try
        {
            await SettleAsync(id, first, request, isWanted: intention == Intention.Wanted, operation);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ScmException { Kind: ScmErrorKind.Stopped })
        {
            if (!await IsWithdrawnAsync(id, operation)) throw NotConfirmed(id, request, operation, exception);
        }
        catch (ScmException exception) when (request.MayHaveEffect)
        {
            throw new ResourceException(ServiceFailures.KindOf(exception.Kind), $"The withdrawal of the application for certificate {id} was asked for, and is not confirmed. {exception.Message}", exception);
        }
    }

    /// <summary>A last look when the time is up: the request may have gone through meanwhile.</summary>
    private async Task<bool> IsWithdrawnAsync(string id, Operation operation)
    {
        try
        {
            return LifeCycle.Of((await observer.LookAfterSendingAsync(id, operation)).Status).Delete == OnDelete.Done;
        }
        catch (ScmException)
        {
            return false;
        }
    }

    private async Task SettleAsync(string id, Observation first, Request request, bool isWanted, Operation operation)
    {
        var schedule = new PollingSchedule(time, random);
        for (Observation? observed = first; ; observed = await LookAgainAsync(id, request, operation))
        {
            if (observed is { Status: var status })
            {
                switch (LifeCycle.Of(status).Delete)
                {
                    case OnDelete.Done:
                        return;
                    case OnDelete.Leave:
                        await LeaveAsync(id, status, isWanted, operation);
                        return;
                    case OnDelete.Refuse:
                        throw new ResourceException(FailureKind.Precondition, $"Certificate {id} has the status {status}, which this release of the provider does not know. {(request.MayHaveEffect ? "The withdrawal was asked for, and may have gone through." : "Nothing was sent.")} Look at the certificate in the SCM console.");
                    case OnDelete.Withdraw:
                        await SendAsync(id, request, operation);
                        break;
                }

                await operation.StatusAsync($"withdrawing: status {status}, {operation.Elapsed.TotalSeconds:0} s");
            }

            await schedule.PauseAsync(schedule.Next(), operation.Stop);
        }
    }

    /// <summary>Null where a look failed in a way that passes.</summary>
    private async Task<Observation?> LookAgainAsync(string id, Request request, Operation operation)
    {
        try
        {
            return await observer.LookForApplicationAsync(id, operation.Stop);
        }
        catch (ScmException exception) when (exception.IsTransient())
        {
            request.Trouble = exception;
            await operation.StatusAsync(exception.Message);
            return null;
        }
    }

    /// <summary>
    /// Whether it was accepted, the next look decides, also after a doubt or a refusal by status. Where the application is still under review
    /// then, the withdrawal fell back or was not seen yet: a second request does no harm.
    /// </summary>
    private async Task SendAsync(string id, Request request, Operation operation)
    {
        try
        {
            await client().CancelAsync(id, operation.Stop);
            (request.MayHaveEffect, request.Trouble) = (true, null);
        }
        catch (ScmException exception) when (exception.IsTransient() || exception.Kind is ScmErrorKind.WrongState or ScmErrorKind.NotFound)
        {
            request.Trouble = exception;
            request.MayHaveEffect |= exception.Kind == ScmErrorKind.InDoubt;
            await operation.StatusAsync(exception.Message);
        }
    }

    private static async Task LeaveAsync(string id, CertificateStatus status, bool isWanted, Operation operation)
    {
        if (isWanted) throw Refusals.OfReplacingIssued(id, status);
        await operation.WarnAsync($"Certificate {id} is issued (status {status}) and stays so: it is removed from the state only, never revoked. Revoke it in the SCM console if that is what you want.");
    }

    private static ResourceException NotConfirmed(string id, Request request, Operation operation, Exception cause) => new(
        operation.IsCancelled ? FailureKind.Cancelled : FailureKind.TimedOut,
        $"The withdrawal of the application for certificate {id} was not confirmed within {operation.Elapsed.TotalSeconds:0} s. {(request.MayHaveEffect ? "It may still go through; run" : "Run")} the same command again.{(request.Trouble is { } trouble ? $" {trouble.Message}" : "")}",
        cause);

    /// <summary>What became of the requests so far.</summary>
    private sealed class Request
    {
        /// <summary>One was accepted, or may have been.</summary>
        public bool MayHaveEffect { get; set; }

        /// <summary>Why the last request or look failed; null if it did not.</summary>
        public ScmException? Trouble { get; set; }
    }
}
