using ScmPulumi.Engine.Printing;

namespace ScmPulumi.Engine.Running;

/// <summary>Reads every resource in the state, without the program.</summary>
internal sealed class RefreshRun(RunContext run, ProviderRegistry registry)
{
    public async Task<bool> RunAsync()
    {
        var outputs = run.State.Find(run.StackUrn)?.Outputs;
        run.Display.Count(Step.Same);
        var succeeded = await run.GuardAsync(run.StackUrn, new RefreshSteps(run, registry).RefreshAllAsync);
        await registry.DisposeAsync();
        run.Display.Begin(Step.Same, run.StackUrn);
        run.Display.Finish(run.StackUrn, outputs, run.Preview ? null : outputs);
        return succeeded;
    }
}
