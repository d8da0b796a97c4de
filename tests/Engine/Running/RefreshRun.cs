using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>Reads every resource of the state and records what it finds; the program is not asked.</summary>
internal sealed class RefreshRun(RunContext run, ProviderRegistry registry)
{
    private readonly ResourceSteps _steps = new(run, registry);

    public async Task<bool> RunAsync()
    {
        var outputs = run.State.Find(run.StackUrn)?.Outputs;
        run.Display.Count(Step.Same);
        var succeeded = await run.GuardAsync(run.StackUrn, async () =>
        {
            foreach (var resource in run.State.Resources.Where(resource => resource is { Delete: false, Provider.Length: > 0 }).ToList())
            {
                await RefreshAsync(resource);
            }
        });
        await registry.DisposeAsync();
        run.Display.Begin(Step.Same, run.StackUrn);
        run.Display.Finish(run.StackUrn, outputs, run.Preview ? null : outputs);
        return succeeded;
    }

    private async Task RefreshAsync(ResourceState old)
    {
        await run.StepAsync(Step.Refresh, old.Urn, "", async () =>
        {
            var found = await _steps.ReadAsync(old, old.Outputs, old.Inputs);
            if (found is null)
            {
                run.State.Remove(old);
                Show(Step.Delete, old.Urn, "");
                return old;
            }

            run.State.Set(found, old);
            // Asked backwards, from what was found to what was recorded, and shown inverted.
            var diff = await _steps.DiffAsync(found with { Inputs = old.Inputs }, found.Id, found.Outputs, found.Inputs);
            Show(DiffRules.IsChange(diff) ? Step.Update : Step.Same, old.Urn, ValueText.Diff(diff, inverted: true));
            return found;
        });
    }

    private void Show(Step step, string urn, string diff)
    {
        run.Display.Count(step);
        if (run.Preview || step == Step.Same) run.Display.Begin(step, urn, diff);
        else run.Display.End(step, urn, TimeSpan.Zero, diff);
    }
}
