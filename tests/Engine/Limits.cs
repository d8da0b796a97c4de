namespace ScmPulumi.Engine;

/// <summary>How long something may take before it fails with an error that names it. Without a limit, the test would never end.</summary>
internal static class Limits
{
    /// <summary>The real-time limit of one call of the provider, regardless of the provider's clock.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(30);

    /// <summary>A process that starts, ends, or is waited for; a server that begins to listen.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(45);

    /// <summary>A whole preview or update: longer than two of its calls may take, and shorter than a test may hang.</summary>
    public static readonly TimeSpan Run = TimeSpan.FromSeconds(100);

    /// <exception cref="TimeoutException">It takes longer; the message says what.</exception>
    public static async Task<T> WithinAsync<T>(this Task<T> task, TimeSpan limit, string what)
    {
        await ((Task)task).WithinAsync(limit, what);
        return await task;
    }

    /// <exception cref="TimeoutException">It takes longer; the message says what.</exception>
    public static async Task WithinAsync(this Task task, TimeSpan limit, string what)
    {
        try
        {
            await task.WaitAsync(limit, TimeProvider.System);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"{what} takes longer than {limit.TotalSeconds:0} s");
        }
    }
}
