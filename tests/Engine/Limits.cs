namespace ScmPulumi.Engine;

/// <summary>How long an operation may take before it fails with an error that names it. Without a limit, a test could hang forever.</summary>
internal static class Limits
{
    /// <summary>One call to the provider, in real time, whatever clock the provider uses.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(30);

    /// <summary>A process that starts or ends, or a server that starts to listen.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(45);

    /// <summary>A whole preview or update. Longer than two of its calls may take, and shorter than the limit of a hanging test.</summary>
    public static readonly TimeSpan Run = TimeSpan.FromSeconds(100);

    /// <exception cref="TimeoutException">The task takes longer. The message names it.</exception>
    public static async Task<T> WithinAsync<T>(this Task<T> task, TimeSpan limit, string what)
    {
        await ((Task)task).WithinAsync(limit, what);
        return await task;
    }

    /// <exception cref="TimeoutException">The task takes longer. The message names it.</exception>
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
