using ScmPulumi.Engine;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>How a command must end; what it printed says why it did not.</summary>
internal static class Outcome
{
    public static async Task<RunResult> SucceedsAsync(this Task<RunResult> running)
    {
        var run = await running;
        Assert.True(run.Succeeded, run.Text);
        Assert.Empty(run.Violations);
        return run;
    }

    public static async Task ChangesNothingAsync(this Task<RunResult> running)
    {
        var run = await running.SucceedsAsync();
        Assert.False(run.HasChanges, run.Text);
    }
}
