using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources;

/// <summary>A look at the effect of a write.</summary>
internal static class LookAfterSending
{
    /// <summary>After a Cancel, the engine waits five seconds. A request in flight may have used four of them.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(0.8);

    /// <summary>Looks with a little extra time even if the operation is stopped, because something was sent.</summary>
    public static async Task<T> RunAsync<T>(Func<Deadline, Task<T>> look, Operation operation, TimeProvider time)
    {
        try
        {
            return await look(operation.Deadline);
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped)
        {
            // Stopped before the look or during it. There is time for one more.
        }

        using var moment = new CancellationTokenSource(LastLook, time);
        return await look(moment.Token);
    }
}
