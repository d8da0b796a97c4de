using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources;

/// <summary>
/// The only polling loop: look, describe, pause. The pauses double from 0.25 s to 60 s, so that a short wait ends soon and a long wait polls rarely. Each pause
/// is ±10 %, so that concurrent waits do not poll in step. Transient failures do not end it.
/// </summary>
internal sealed class Poll(Operation operation, ProviderServices services)
{
    private const double Jitter = 0.1;
    private const double FirstPause = 0.25;
    private const double LongestPause = 60;

    /// <summary>Why the last look failed; null if it did not.</summary>
    public ScmException? Trouble { get; private set; }

    /// <param name="look">Returns whether the wait is over. The argument says whether it is the first look, for callers that have looked already.</param>
    /// <param name="describe">What the last look showed, for a status line.</param>
    /// <param name="detail">The end of that line, beginning with a comma; null for none.</param>
    /// <returns>False if the operation was stopped first.</returns>
    /// <exception cref="ScmException">The service refused the request.</exception>
    public async Task<bool> UntilAsync(Func<bool, Task<bool>> look, Func<string> describe, Func<string>? detail = null)
    {
        for (var count = 0; ; count++)
        {
            try
            {
                if (await look(count == 0)) return true;
                Trouble = null;
            }
            catch (ScmException exception) when (exception.IsTransient())
            {
                Trouble = exception;
                if (exception.Error.RetryAfter > operation.Deadline.At - services.Time.GetUtcNow()) return false;
            }
            catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped)
            {
                return false;
            }

            var seconds = Math.Min(LongestPause, FirstPause * Math.Pow(2, count));
            var pause = TimeSpan.FromSeconds(seconds * (1 - Jitter + (2 * Jitter * services.Random())));
            var seen = Trouble?.Message.TrimEnd('.') ?? describe();
            await operation.StatusAsync($"{seen}, {operation.Elapsed.TotalSeconds:0} s, next check in {pause.TotalSeconds:0.#} s{detail?.Invoke()}");
            try
            {
                await Task.Delay(pause, services.Time, operation.Stop);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}
