using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <param name="Certificate">Null if there is none.</param>
internal readonly record struct Observation(Certificate? Certificate, CertificateStatus Status);

/// <summary>Looks at a certificate: a certificate that does not exist is an observation, everything else that fails is an error.</summary>
/// <param name="client">Fails with <see cref="ResourceException"/> where credentials are missing.</param>
internal sealed class Observer(Func<IScmClient> client, TimeProvider time)
{
    /// <summary>After a Cancel the engine waits five seconds, four of which a request under way may have taken.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(0.8);

    /// <exception cref="ScmException">The service could not be asked, or refused.</exception>
    public async Task<Observation> LookAsync(string certificateId, CancellationToken stop)
    {
        try
        {
            var certificate = await client().ShowAsync(certificateId, stop);
            return new Observation(certificate, CertificateStatus.Of(certificate));
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.NotFound)
        {
            return new Observation(null, CertificateStatus.Missing);
        }
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

        using var moment = new CancellationTokenSource(LastLook, time);
        return await LookAsync(certificateId, moment.Token);
    }
}
