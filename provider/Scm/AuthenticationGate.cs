namespace ScmPulumi.Provider.Scm;

/// <summary>
/// Keeps wrong credentials from being tried again: the service locks a key after more than five refused signatures (S4). Until an answer has
/// shown that the credentials are accepted, there is only one attempt at a time. Once they are refused, nothing more is sent.
/// </summary>
internal sealed class AuthenticationGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _accepted;
    private volatile ScmError? _refusal;

    /// <exception cref="ScmException">The attempt's own, or that of an earlier refusal of the credentials; then the attempt was not made.</exception>
    /// <exception cref="OperationCanceledException">Stopped while another attempt was waited for; this one was not made.</exception>
    public async Task<T> PassAsync<T>(ScmCall call, Func<Task<T>> attempt, CancellationToken stop)
    {
        var isAlone = !_accepted;
        if (isAlone) await _turn.WaitAsync(stop);
        try
        {
            if (isAlone && _accepted)
            {
                isAlone = false;
                _turn.Release();
            }
            return await TryAsync(call, attempt);
        }
        finally
        {
            if (isAlone) _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<T> TryAsync<T>(ScmCall call, Func<Task<T>> attempt)
    {
        if (_refusal is { } refusal) throw new ScmException(refusal with { Operation = call.Operation, CertificateId = call.CertificateId });
        try
        {
            var result = await attempt();
            _accepted = true;
            return result;
        }
        catch (ScmException failure)
        {
            // Once accepted, credentials are refused by a code; a 401 without a code then comes from a proxy.
            if (failure.Kind == ScmErrorKind.Unauthenticated && !(_accepted && failure.Error.Code is null)) _refusal = failure.Error;
            else if (ScmErrorCodes.IsOfScm(failure.Error.Code)) _accepted = true;
            throw;
        }
    }
}
