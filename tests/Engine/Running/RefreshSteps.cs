using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>Reads resources in the state and records the results.</summary>
internal sealed class RefreshSteps(RunContext run, ProviderRegistry registry)
{
    private readonly ResourceSteps _steps = new(run, registry);

    /// <summary>Reads all resources, as <c>pulumi refresh</c> does.</summary>
    public async Task RefreshAllAsync()
    {
        foreach (var resource in Live()) run.Display.Count(await RefreshAsync(resource));
    }

    /// <summary>
    /// Reads the resources whose provider requested it in its last answer, as every run does at its beginning. The provider is configured from the state, and
    /// is used for the rest of the run unless the program configures it differently.
    /// </summary>
    public async Task RefreshFlaggedAsync()
    {
        foreach (var resource in Live().Where(resource => resource.RefreshBeforeUpdate && run.IsTarget(resource.Urn))) await RefreshAsync(resource);
    }

    private List<ResourceState> Live() => [.. run.State.Resources.Where(resource => resource is { Delete: false, Provider.Length: > 0 })];

    private async Task<Step> RefreshAsync(ResourceState old)
    {
        var step = Step.Same;
        await run.StepAsync(Step.Refresh, old.Urn, "", async () =>
        {
            var found = await _steps.ReadAsync(old, old.Outputs, old.Inputs);
            if (found is null)
            {
                run.State.Remove(old);
                Show(step = Step.Delete, old.Urn, "");
                return old;
            }

            run.State.Set(found, old);
            // The Diff goes backward, from the result of the Read to the recorded state, and is shown inverted.
            var diff = await _steps.DiffAsync(found with { Inputs = old.Inputs }, found.Id, found.Outputs, found.Inputs);
            Show(step = DiffRules.IsChange(diff) ? Step.Update : Step.Same, old.Urn, ValueText.Diff(diff, inverted: true));
            return found;
        });
        return step;
    }

    private void Show(Step step, string urn, string diff)
    {
        if (run.Preview || step == Step.Same) run.Display.Begin(step, urn, diff);
        else run.Display.End(step, urn, TimeSpan.Zero, diff);
    }
}
