using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>Deletes every resource of the state, the youngest first. No Check precedes it.</summary>
internal sealed class DestroyRun(RunContext run, ProviderRegistry registry)
{
    public async Task<bool> RunAsync()
    {
        var steps = new ResourceSteps(run, registry);
        var succeeded = true;
        try
        {
            foreach (var old in run.State.Resources.Reverse().ToList())
            {
                if (old.Provider.Length > 0)
                {
                    // The engine configures the provider in the preview too, though it deletes nothing there.
                    await registry.OfStateAsync(old.Provider);
                    await steps.DeleteAsync(old, Step.Delete);
                }
                else if (old.Type == Urns.StackType)
                {
                    await run.StepAsync(Step.Delete, old.Urn, "", () => Task.FromResult(true));
                    run.State.Remove(old);
                }
                else
                {
                    run.State.Remove(old);
                    continue;
                }

                run.Display.Count(Step.Delete);
            }
        }
        catch (Exception e) when (e is StepFailedException or RpcFailure)
        {
            succeeded = false;
        }

        run.Save();
        await registry.DisposeAsync();
        run.Display.Finish(run.StackUrn, null, null);
        return succeeded;
    }
}
