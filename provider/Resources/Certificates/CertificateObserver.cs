using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <param name="Certificate">Null if there is none.</param>
internal sealed record Observation(Certificate? Certificate, CertificateStatus Status);

/// <summary>Looks at a certificate. A missing certificate is an observation. Every other failure is an error.</summary>
internal sealed class CertificateObserver(ProviderServices services)
{
    /// <summary>How long to wait for the reason for a rejection.</summary>
    private static readonly TimeSpan ReasonTimeout = TimeSpan.FromSeconds(5);

    /// <exception cref="ScmException">The service could not be queried, or refused.</exception>
    public async Task<Observation> LookAsync(string certificateId, Deadline deadline)
    {
        try
        {
            var certificate = await services.Client().ShowAsync(certificateId, deadline);
            return new Observation(certificate, CertificateStatus.Of(certificate));
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.NotFound)
        {
            return new Observation(null, CertificateStatus.Missing);
        }
    }

    /// <summary>Like <see cref="LookAsync"/>; null if the service cannot be queried, or refuses.</summary>
    public async Task<Observation?> TryLookAsync(string certificateId, Operation operation)
    {
        try
        {
            return await LookAsync(certificateId, operation.Deadline);
        }
        catch (Exception exception) when (exception is ScmException or ResourceException)
        {
            return null;
        }
    }

    /// <summary>
    /// Like <see cref="LookAsync"/>, if an application is expected. It reports that there is none only if a second look confirms that. Otherwise, a single
    /// wrong response would abandon an application that is still under review, or end a wait.
    /// </summary>
    public async Task<Observation> LookForApplicationAsync(string certificateId, Deadline deadline)
    {
        var observed = await LookAsync(certificateId, deadline);
        return observed.Status.Family is StatusFamily.Paid or StatusFamily.Missing ? await LookAsync(certificateId, deadline) : observed;
    }

    /// <summary>Like <see cref="LookAsync"/>, but with a little extra time even if the operation is stopped, because something was sent.</summary>
    public Task<Observation> LookAfterSendingAsync(string certificateId, Operation operation) =>
        LookAfterSending.RunAsync(deadline => LookAsync(certificateId, deadline), operation, services.Time);

    /// <summary>
    /// Like <see cref="LookAsync"/>, in a preview. Null, after a warning, if the service cannot be queried, because a preview without credentials must pass
    /// (P5).
    /// </summary>
    /// <param name="notChecked">A sentence that says what the preview could not check.</param>
    public async Task<Observation?> LookAheadAsync(string certificateId, string notChecked, Operation operation)
    {
        try
        {
            return await LookAsync(certificateId, operation.Deadline);
        }
        catch (ScmException exception) when (exception.IsTransient())
        {
            await operation.WarnAsync($"{exception.Message} {notChecked}");
        }
        catch (ResourceException exception) when (exception.Kind == FailureKind.NotConfigured)
        {
            await operation.WarnAsync($"{exception.Message}\n{notChecked}");
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped && !operation.IsCancelled)
        {
            var why = exception.Error.HttpStatus is null ? $"Certificate {certificateId}: SCM did not answer in time." : exception.Message;
            await operation.WarnAsync($"{why} {notChecked}");
        }

        return null;
    }

    /// <summary>
    /// Adds the reason for a rejection, if the service gives one. This takes a separate call and a separate permission. Without the permission, there is no
    /// reason, and nothing fails.
    /// </summary>
    public async Task ExplainAsync(Observation observed, Operation operation)
    {
        if (observed is not { Status.Family: StatusFamily.Rejected, Certificate: { Id: { } id, Name: { Length: > 0 } name } certificate }) return;
        using var limit = new CancellationTokenSource(ReasonTimeout, services.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(operation.Stop, limit.Token);
        try
        {
            if (await services.Client().FailureReasonAsync(id, name, stop.Token) is { Length: > 0 } reason) certificate.FailureReason = reason;
        }
        catch (ScmException)
        {
            // The rejection is reported without a reason.
        }
    }
}
