using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources;

/// <summary>Translates failures of the service into failures of resources and functions.</summary>
internal static class ServiceFailures
{
    /// <summary>Whether another look may succeed later, so that a wait continues.</summary>
    public static bool IsTransient(this ScmException exception) =>
        exception.Kind is ScmErrorKind.Unreachable or ScmErrorKind.Throttled or ScmErrorKind.Unavailable or ScmErrorKind.InDoubt;

    /// <summary>Whether the service could not be queried. Keeping the old state is then better than an error.</summary>
    public static bool IsUnanswered(this Exception exception) => exception is ScmException or OperationCanceledException
        or ResourceException { Kind: FailureKind.NotConfigured or FailureKind.Forbidden or FailureKind.Unavailable };

    /// <summary>The beginning of a warning about a failure that <see cref="IsUnanswered"/>.</summary>
    public static string Words(this Exception exception) => exception is OperationCanceledException ? "SCM did not answer in time." : exception.Message;

    /// <summary>Runs an operation and translates the client's exceptions.</summary>
    /// <exception cref="ResourceException">The service refused or could not be queried, the time is up, or the run was canceled.</exception>
    public static async Task<T> RunAsync<T>(Operation operation, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (ScmException exception) when (exception.Kind != ScmErrorKind.Stopped)
        {
            throw new ResourceException(KindOf(exception.Kind), exception.Message, exception);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ScmException)
        {
            var last = exception is ScmException ? $" {exception.Message}" : "";
            throw operation.IsCancelled
                ? new ResourceException(FailureKind.Cancelled, $"Canceled before anything was changed at SCM. Run the same command again.{last}", exception)
                : new ResourceException(FailureKind.TimedOut, $"Timed out after {operation.Elapsed.TotalSeconds:0} s; nothing was changed at SCM. " +
                    $"Run the same command again{operation.WithMoreTime}.{last}", exception);
        }
    }

    public static FailureKind KindOf(ScmErrorKind kind) => kind switch
    {
        ScmErrorKind.Throttled => FailureKind.Throttled,
        ScmErrorKind.Unauthenticated => FailureKind.Unauthenticated,
        ScmErrorKind.Forbidden => FailureKind.Forbidden,
        ScmErrorKind.NotFound => FailureKind.NotFound,
        ScmErrorKind.WrongTarget or ScmErrorKind.WrongState => FailureKind.Precondition,
        ScmErrorKind.Refused => FailureKind.InvalidInput,
        _ => FailureKind.Unavailable,
    };
}
