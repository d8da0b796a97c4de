namespace ScmPulumi.Provider.Scm;

/// <summary>
/// Keeps refused credentials from being tried again, because the service locks a key after more than five refused signatures (S4). Until a response has shown
/// that the credentials are accepted, there is only one attempt at a time. From then on there are at most four, so that a key that is refused during a run and
/// tried once more in the next run stays below the limit. Once the credentials are refused, nothing more is sent. The processes that share a key count their
/// attempts together.
/// </summary>
internal sealed class AuthenticationGate(ScmClientOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(ISharedKey.Places);
    private readonly CancellationTokenSource _refused = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource<ScmException?>? _firstAnswer;
    private volatile bool _isAccepted;
    private volatile ScmError? _refusal;
    private int _refusalsWithoutCode; // in a row

    /// <param name="attempt">Ends early when its token is canceled, if the outcome is not in doubt then.</param>
    /// <exception cref="ScmException">
    /// The attempt failed, or was not made because the credentials were refused, or because the attempt that it waited for got no response.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped while waiting for another attempt. This one was not made.</exception>
    public async Task<T> PassAsync<T>(ScmCall call, Func<CancellationToken, Task<T>> attempt, CancellationToken stop)
    {
        while (!_isAccepted && _refusal is null)
        {
            var answered = new TaskCompletionSource<ScmException?>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (BeginFirst(answered) is not { } other) return await TryFirstAsync(call, attempt, answered, stop);
            if (await other.WaitAsync(stop) is { } failure) throw LikeTheFirst(failure, call);
        }

        await _places.WaitAsync(stop);
        try
        {
            return await TryAsync(call, attempt, stop);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _refused.Dispose();
    }

    /// <summary>Otherwise, if the service does not answer, the waiting calls would reach their time limits one after the other.</summary>
    private static ScmException LikeTheFirst(ScmException failure, ScmCall call)
    {
        var kind = call.IsWrite || failure.Kind == ScmErrorKind.Unreachable ? ScmErrorKind.Unreachable : ScmErrorKind.Unavailable; // a write was not sent
        return new ScmException(failure.Error with { Kind = kind, Operation = call.Operation, CertificateId = call.CertificateId, RequestId = null }, failure);
    }

    /// <returns>The attempt that is under way; null if the caller's attempt is the first.</returns>
    private Task<ScmException?>? BeginFirst(TaskCompletionSource<ScmException?> own)
    {
        lock (_lock)
        {
            if (_firstAnswer is { Task: { IsCompleted: false } other }) return other;
            _firstAnswer = own;
            return null;
        }
    }

    private async Task<T> TryFirstAsync<T>(
        ScmCall call, Func<CancellationToken, Task<T>> attempt, TaskCompletionSource<ScmException?> answered, CancellationToken stop)
    {
        ScmException? noAnswer = null;
        try
        {
            return await TryAsync(call, attempt, stop);
        }
        catch (ScmException failure) when (IsNoAnswer(failure))
        {
            noAnswer = failure;
            throw;
        }
        finally
        {
            answered.TrySetResult(noAnswer);
        }
    }

    private async Task<T> TryAsync<T>(ScmCall call, Func<CancellationToken, Task<T>> attempt, CancellationToken stop)
    {
        ThrowIfRefused(call);
        using var stopOrRefusal = CancellationTokenSource.CreateLinkedTokenSource(stop, _refused.Token);
        try
        {
            using var place = options.SharedKey is { } shared ? await shared.EnterAsync(_isAccepted, stopOrRefusal.Token) : null;
            if (place is not null) await HeedAsync(place.Known, call);
            return await TryInPlaceAsync(attempt, stopOrRefusal.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ScmException { Kind: ScmErrorKind.Stopped } && !stop.IsCancellationRequested)
        {
            ThrowIfRefused(call);
            throw;
        }
    }

    /// <summary>Shares what was learned with the other processes before the place is released.</summary>
    private async Task<T> TryInPlaceAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken stopOrRefusal)
    {
        try
        {
            var result = await attempt(stopOrRefusal);
            Accept();
            return result;
        }
        catch (ScmException failure) when (failure.Kind == ScmErrorKind.Unauthenticated && !IsOfProxy(failure))
        {
            options.SharedKey?.Tell(KeyState.Refused);
            await RefuseAsync(failure.Error);
            throw;
        }
        catch (ScmException failure) when (ScmErrorCodes.IsOfScm(failure.Error.Code))
        {
            Accept();
            throw;
        }
        catch (ScmException failure) when (IsNoAnswer(failure))
        {
            options.SharedKey?.Tell(KeyState.Unanswered);
            throw;
        }
    }

    /// <summary>
    /// Once accepted, credentials are refused by a code. A 401 without a code then comes from a proxy, unless there are so many that they must be treated as
    /// refusals.
    /// </summary>
    private bool IsOfProxy(ScmException failure) =>
        _isAccepted && failure.Error.Code is null && Interlocked.Increment(ref _refusalsWithoutCode) < ISharedKey.Places;

    /// <summary>Uses what the other processes know.</summary>
    private async Task HeedAsync(KeyState known, ScmCall call)
    {
        switch (known)
        {
            case KeyState.Accepted:
                _isAccepted = true;
                _firstAnswer?.TrySetResult(null); // no call needs to wait for this process's own first response
                return;
            case KeyState.Refused:
                await RefuseAsync(call.Error(ScmErrorKind.Unauthenticated, options.Endpoint) with
                {
                    Message = "nothing was sent, because the service refused the same credentials in another process of this run",
                    Credentials = options.Credentials.Kind,
                });
                ThrowIfRefused(call);
                return;
            case KeyState.Unanswered:
                throw new ScmException(call.Error(ScmErrorKind.Unreachable, options.Endpoint) with
                {
                    Message = "the service did not answer another process of this run",
                });
        }
    }

    private async Task RefuseAsync(ScmError error)
    {
        _refusal ??= error;
        await _refused.CancelAsync();
    }

    private void Accept()
    {
        _isAccepted = true;
        Volatile.Write(ref _refusalsWithoutCode, 0);
        options.SharedKey?.Tell(KeyState.Accepted);
    }

    private bool IsNoAnswer(ScmException failure) =>
        !_isAccepted && failure.Kind is (ScmErrorKind.Unreachable or ScmErrorKind.Unavailable or ScmErrorKind.InDoubt);

    private void ThrowIfRefused(ScmCall call)
    {
        if (_refusal is { } refusal) throw new ScmException(refusal with { Operation = call.Operation, CertificateId = call.CertificateId });
    }
}
