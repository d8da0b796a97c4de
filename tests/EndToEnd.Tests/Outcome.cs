using ScmPulumi.Engine;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>Asserts the outcome of a command. A failed assertion shows its output.</summary>
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
