using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <param name="Certificate">Null if there is none.</param>
internal sealed record Observation(Certificate? Certificate, CertificateStatus Status);

/// <summary>Looks at a certificate: a certificate that does not exist is an observation, everything else that fails is an error.</summary>
internal sealed class CertificateObserver(ProviderServices services)
{
    /// <summary>After a Cancel the engine waits five seconds, four of which a request under way may have taken.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(0.8);

    /// <summary>What a reason is worth waiting for.</summary>
    private static readonly TimeSpan ReasonTimeout = TimeSpan.FromSeconds(5);

    /// <exception cref="ScmException">The service could not be asked, or refused.</exception>
    public async Task<Observation> LookAsync(string certificateId, CancellationToken stop)
    {
        try
        {
            var certificate = await services.Client().ShowAsync(certificateId, stop);
            return new Observation(certificate, CertificateStatus.Of(certificate));
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.NotFound)
        {
            return new Observation(null, CertificateStatus.Missing);
        }
    }

    /// <summary>
    /// As <see cref="LookAsync"/>, where an application is expected: that there is none is believed only if a second look says so too. One stray answer
    /// would let go of an application that is still under review, or give up a wait.
    /// </summary>
    public async Task<Observation> LookForApplicationAsync(string certificateId, CancellationToken stop)
    {
        var observed = await LookAsync(certificateId, stop);
        return observed.Status.Family is StatusFamily.Paid or StatusFamily.Missing ? await LookAsync(certificateId, stop) : observed;
    }

    /// <summary>As <see cref="LookAsync"/>, but with a moment's time even where the operation is stopped: something was sent.</summary>
    public async Task<Observation> LookAfterSendingAsync(string certificateId, Operation operation)
    {
        try
        {
            return await LookAsync(certificateId, operation.Stop);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped)
        {
            // Before the look or in the middle of it: there is time for one more.
        }

        using var moment = new CancellationTokenSource(LastLook, services.Time);
        return await LookAsync(certificateId, moment.Token);
    }

    /// <summary>
    /// As <see cref="LookAsync"/>, in a preview. Null, after a warning, where the service cannot be asked: a pull request without secrets still gets
    /// its preview (P5).
    /// </summary>
    /// <param name="notChecked">A sentence that says what the preview could not check.</param>
    public async Task<Observation?> LookAheadAsync(string certificateId, string notChecked, Operation operation)
    {
        try
        {
            return await LookAsync(certificateId, operation.Stop);
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
    /// Adds why an application was rejected, as far as the service says. It is in an answer of its own, which needs a permission of its own: without it
    /// there is no reason, and nothing fails.
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
