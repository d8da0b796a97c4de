using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>Deletes every resource in the state, newest first, without a Check.</summary>
internal sealed class DestroyRun(RunContext run, ProviderRegistry registry)
{
    private readonly ResourceSteps _steps = new(run, registry);

    public async Task<bool> RunAsync()
    {
        var succeeded = await run.GuardAsync(run.StackUrn, async () =>
        {
            await new RefreshSteps(run, registry).RefreshFlaggedAsync();
            foreach (var old in run.State.InOrderOfDeletion) await DestroyAsync(old);
        });
        await registry.DisposeAsync();
        run.Display.Finish(run.StackUrn, null, null);
        return succeeded;
    }

    private async Task DestroyAsync(ResourceState old)
    {
        if (Urns.IsDefaultProvider(old.Urn))
        {
            run.State.Remove(old);
            return;
        }

        // The engine also configures the provider in the preview, although it deletes nothing there.
        if (old.Provider.Length > 0) await registry.OfStateAsync(old.Provider);
        await _steps.DeleteAsync(old, Step.Delete);
        run.Display.Count(Step.Delete);
    }
}
