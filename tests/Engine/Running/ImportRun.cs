using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary><c>pulumi import</c>: Read with the id only, then Check of the result, whose failures are only warnings.</summary>
internal sealed class ImportRun(RunContext run, ProviderRegistry registry, string type, string name, string id)
{
    public async Task<bool> RunAsync()
    {
        if (run.State.Find(run.StackUrn) is null)
        {
            run.Display.Begin(Step.Create, run.StackUrn);
            run.State.Set(new ResourceState { Urn = run.StackUrn, Type = Urns.StackType });
            run.Display.Count(Step.Create);
        }

        var succeeded = await run.GuardAsync(run.StackUrn, ImportAsync);
        await registry.DisposeAsync();
        run.Display.Finish(run.StackUrn, null, null);
        return succeeded;
    }

    private async Task ImportAsync()
    {
        var steps = new ResourceSteps(run, registry);
        var goal = new ResourceState { Urn = run.Urn(type, name), Type = type, Id = id, Provider = await registry.RegisterDefaultAsync(type.Split(':')[0]) };
        await run.StepAsync(Step.Import, goal.Urn, "", async () =>
        {
            if (await steps.ReadAsync(goal, [], null) is not { } found)
            {
                run.Display.Fail(Step.Import, goal.Urn, $"resource '{id}' does not exist");
                throw new StepFailedException();
            }

            var inputs = await steps.CheckAsync(goal, found with { Outputs = [] }, found.Inputs, onlyWarn: true);
            run.State.Set(found with { Inputs = inputs }, run.State.Find(goal.Urn));
            run.Display.Count(Step.Import);
            return found;
        });
    }
}
