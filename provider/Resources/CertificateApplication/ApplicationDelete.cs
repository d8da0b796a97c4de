using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Delete: withdraws an application that is still under review, and confirms the withdrawal. Never revokes.</summary>
internal sealed class ApplicationDelete(ProviderServices services)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(20);

    private readonly CertificateObserver _observer = new(services);
    private readonly DeclaredRelative _declared = new(services);

    public async Task RunAsync(string urn, string id, Operation operation)
    {
        operation.Limit(Timeout);
        var intent = services.Memory.IntentForDelete(id);
        switch (intent)
        {
            case RunIntent.KeptByDiff or RunIntent.Made:
                await TellAsync(
                    urn,
                    $"Certificate {id}: nothing is withdrawn, because the program still declares the application. Only this entry is removed from the state.",
                    operation);
                return;
            case RunIntent.CreateFailed:
                throw new ResourceException(
                    FailureKind.Precondition,
                    $"Certificate {id}: nothing is withdrawn, because creating the application again failed in this run. Fix that first, then run `pulumi " +
                    "up` again.");
        }

        var first = await _observer.LookForApplicationAsync(id, operation.Deadline);
        if (intent == RunIntent.NotDeclared && first is { Status.Family: StatusFamily.UnderReview or StatusFamily.Issuing, Certificate: { } certificate }
            && await _declared.FindAsync(id, certificate, operation) is { } reason)
        {
            await TellAsync(
                urn,
                $"Certificate {id}: nothing is withdrawn, because {reason}. Only this entry is removed from the state.",
                operation);
            return;
        }

        var poll = new Poll(operation, services);
        var request = new Request();
        try
        {
            var isWanted = intent != RunIntent.NotDeclared;
            if (await SettleAsync(urn, id, first, poll, request, isWanted, operation) || await IsWithdrawnAsync(id, operation)) return;
        }
        catch (ScmException exception) when (request.MayHaveEffect)
        {
            throw new ResourceException(
                ServiceFailures.KindOf(exception.Kind),
                $"The withdrawal of the application for certificate {id} was requested, but is not confirmed. {exception.Message}",
                exception);
        }

        throw NotConfirmed(id, request, poll.Trouble ?? request.Trouble, operation);
    }

    /// <returns>False if the operation was stopped first.</returns>
    private Task<bool> SettleAsync(string urn, string id, Observation first, Poll poll, Request request, bool isWanted, Operation operation)
    {
        var observed = first;
        return poll.UntilAsync(
            async isFirst =>
            {
                if (!isFirst) observed = await _observer.LookForApplicationAsync(id, operation.Deadline);
                switch (ApplicationLifecycle.Of(observed.Status).Delete)
                {
                    case OnDelete.Done:
                        return true;
                    case OnDelete.Leave:
                        await LeaveAsync(urn, id, observed.Status, isWanted, operation);
                        return true;
                    case OnDelete.Refuse:
                        throw OfUnknownStatus(id, observed.Status, request);
                    case OnDelete.Withdraw:
                        await SendAsync(id, request, operation);
                        return false;
                    default:
                        return false;
                }
            },
            () => $"withdrawing: status {observed.Status}");
    }

    /// <summary>
    /// If the outcome is in doubt, or the service refused the request because of the status, the next look shows whether it took effect. If the application is
    /// still under review, the withdrawal was undone or is not visible yet, and a second request does no harm. Any other refusal is final, unless a look shows
    /// that the withdrawal took effect (a proxy may have answered for the service).
    /// </summary>
    private async Task SendAsync(string id, Request request, Operation operation)
    {
        try
        {
            await services.Client().CancelAsync(id, operation.Deadline);
            (request.MayHaveEffect, request.Trouble) = (true, null);
        }
        catch (ScmException exception) when (exception.IsTransient() || exception.Kind is ScmErrorKind.WrongState or ScmErrorKind.NotFound)
        {
            request.Trouble = exception;
            request.MayHaveEffect |= exception.Kind == ScmErrorKind.InDoubt;
            await operation.StatusAsync(exception.Message);
        }
        catch (ScmException refusal) when (refusal.Kind != ScmErrorKind.Stopped)
        {
            if (await LookOnceAsync(id, operation) is null or OnDelete.Withdraw) throw;
            (request.MayHaveEffect, request.Trouble) = (true, refusal);
        }
    }

    /// <summary>Looks once more when the time is up, because the request may have gone through in the meantime.</summary>
    private async Task<bool> IsWithdrawnAsync(string id, Operation operation) => await LookOnceAsync(id, operation) == OnDelete.Done;

    /// <returns>The action for the status that is seen; null if the look fails.</returns>
    private async Task<OnDelete?> LookOnceAsync(string id, Operation operation)
    {
        try
        {
            return ApplicationLifecycle.Of((await _observer.LookAfterSendingAsync(id, operation)).Status).Delete;
        }
        catch (ScmException)
        {
            return null;
        }
    }

    private async Task LeaveAsync(string urn, string id, CertificateStatus status, bool isWanted, Operation operation)
    {
        if (isWanted) throw ApplicationFailures.OfReplacingIssued(id, status);
        await TellAsync(
            urn,
            $"Certificate {id} is issued (status {status}) and is not revoked: it is only removed from the state. To revoke it, use the SCM console.",
            operation);
    }

    /// <summary>
    /// Logs an info message if the user asked for the replacement, as with <c>--target-replace</c> or another certificate: this run has checked the URN then.
    /// After a rename or a removal, it logs a warning.
    /// </summary>
    private Task TellAsync(string urn, string message, Operation operation) =>
        services.Memory.IsChecked(urn) ? operation.InfoAsync(message) : operation.WarnAsync(message);

    private static ResourceException OfUnknownStatus(string id, CertificateStatus status, Request request)
    {
        var sent = request.MayHaveEffect ? "The withdrawal was requested, and may have gone through." : "Nothing was sent.";
        return new ResourceException(
            FailureKind.Precondition,
            $"Certificate {id} has the status {status}, which this release of the provider does not know. {sent} Look at the certificate in the SCM console.");
    }

    private static ResourceException NotConfirmed(string id, Request request, ScmException? cause, Operation operation)
    {
        var run = request.MayHaveEffect ? "It may still go through; run" : "Run";
        var trouble = cause is null ? "" : $" {cause.Message}";
        return new ResourceException(
            operation.IsCancelled ? FailureKind.Cancelled : FailureKind.TimedOut,
            $"The withdrawal of the application for certificate {id} was not confirmed within {operation.Elapsed.TotalSeconds:0} s. {run} the same command " +
            $"again.{trouble}",
            cause);
    }

    /// <summary>What is known about the requests so far.</summary>
    private sealed class Request
    {
        /// <summary>Whether a request was accepted, or may have been.</summary>
        public bool MayHaveEffect { get; set; }

        /// <summary>Why the last request failed; null if it did not.</summary>
        public ScmException? Trouble { get; set; }
    }
}
