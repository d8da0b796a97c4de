using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources;

/// <summary>What a look after a write shows about it.</summary>
internal enum Evidence
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Something changed, but this release does not know what it means.</summary>
    Unclear,

    /// <summary>Something changed that a refused write cannot have caused.</summary>
    Moved,

    /// <summary>The write took effect.</summary>
    Effect,
}

/// <summary>The outcome of a write that must not be sent twice.</summary>
internal enum WriteResult
{
    /// <summary>The service accepted it.</summary>
    Accepted,

    /// <summary>The response was lost, but a look shows that the write took effect.</summary>
    FoundAfterDoubt,

    /// <summary>It was refused, but a look shows the requested state. Someone else was faster, or a proxy answered for the service.</summary>
    FoundAfterRefusal,

    Refused,

    /// <summary>It may have reached the service, but no look shows an effect.</summary>
    Unknown,
}

/// <param name="Seen">What the deciding look showed; null if no look was made or none succeeded.</param>
/// <param name="Failure">The refusal or the doubt; null if it was accepted.</param>
/// <param name="Trouble">Why the last look failed; null if it did not.</param>
internal sealed record WriteOutcome<T>(WriteResult Result, T? Seen = null, ScmException? Failure = null, ScmException? Trouble = null)
    where T : class;

/// <summary>
/// Sends a write once. The API has no idempotency token, so if the outcome is in doubt, or the write is refused, it looks instead of sending again (S1, S2).
/// </summary>
internal sealed class SingleWrite(Operation operation, TimeProvider time)
{
    /// <summary>The pauses before each look if the outcome is in doubt: four looks in 30 s.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15)];

    /// <param name="look">
    /// Must still work for a short time after the operation is stopped, because something was sent. Returns null if there is no way to look.
    /// </param>
    /// <exception cref="ScmException">Nothing was sent: unreachable, throttled, or stopped.</exception>
    public async Task<WriteOutcome<T>> SendAsync<T>(Func<Task> send, Func<Task<T?>> look, Func<T, Evidence> judge)
        where T : class
    {
        try
        {
            await send();
            return new WriteOutcome<T>(WriteResult.Accepted);
        }
        catch (ScmException doubt) when (doubt.Kind == ScmErrorKind.InDoubt)
        {
            return await ResolveAsync(look, judge, doubt);
        }
        catch (ScmException refusal) when (refusal.Kind is not (ScmErrorKind.Unreachable or ScmErrorKind.Throttled or ScmErrorKind.Stopped))
        {
            var seen = await LookOnceAsync(look);
            var isThere = seen is not null && judge(seen) == Evidence.Effect;
            return new WriteOutcome<T>(isThere ? WriteResult.FoundAfterRefusal : WriteResult.Refused, seen, refusal);
        }
    }

    /// <summary>Null if the look fails or cannot be made. The refusal is then reported.</summary>
    private static async Task<T?> LookOnceAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        try
        {
            return await look();
        }
        catch (ScmException)
        {
            return null;
        }
    }

    private async Task<WriteOutcome<T>> ResolveAsync<T>(Func<Task<T?>> look, Func<T, Evidence> judge, ScmException doubt)
        where T : class
    {
        var (unchanged, unclear, trouble) = (default(T), default(T), default(ScmException));
        foreach (var pause in Pauses)
        {
            try
            {
                if (pause > TimeSpan.Zero) await Task.Delay(pause, time, operation.Stop);
                if (await look() is not { } seen) break;
                trouble = null;
                switch (judge(seen))
                {
                    case Evidence.None:
                        unchanged = seen;
                        break;
                    case Evidence.Unclear:
                        unclear = seen;
                        break;
                    default:
                        return new WriteOutcome<T>(WriteResult.FoundAfterDoubt, seen, doubt);
                }
            }
            catch (ScmException exception) when (exception.Kind != ScmErrorKind.Stopped)
            {
                trouble = exception;
                if (!exception.IsTransient()) break;
                await operation.StatusAsync(exception.Message);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ScmException)
            {
                break;
            }
        }

        // An unclear change that no look contradicts is treated as an effect.
        return unchanged is null && unclear is not null
            ? new WriteOutcome<T>(WriteResult.FoundAfterDoubt, unclear, doubt)
            : new WriteOutcome<T>(WriteResult.Unknown, unchanged, doubt, trouble);
    }
}
