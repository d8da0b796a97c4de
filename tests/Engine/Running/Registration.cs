using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>Registers a resource of the program: Check, Diff, and the steps that follow from the answers.</summary>
internal sealed class Registration(RunContext run, ResourceSteps steps, ProviderRegistry registry, IReadOnlySet<string> targetReplaces)
{
    private readonly Replacement _replacement = new(run, steps);

    /// <summary>The old resources of create-first replacements in this run, each with its printed diff. They are deleted at the end of the run.</summary>
    public IReadOnlyDictionary<ResourceState, string> Replaced => _replacement.Pending;

    /// <param name="goal">URN, type, provider and dependencies.</param>
    /// <param name="resource">The declaration.</param>
    /// <param name="news">The evaluated inputs, with secrets marked.</param>
    public async Task<ResourceState> RegisterAsync(ResourceState goal, ResourceDeclaration resource, JsonObject news)
    {
        var urns = FormerUrns(goal.Urn, resource).ToList();
        var old = urns.Select(run.State.Find).FirstOrDefault(found => found is not null);
        var forced = old is not null && targetReplaces.Contains(goal.Urn);
        goal = goal with { Inputs = await steps.CheckAsync(goal, forced ? null : old, news) };
        if (old is not null && old.Provider != goal.Provider) await registry.DiffMovedAsync(old.Provider, goal.Provider);
        if (_replacement.IsGone(urns, out var gone)) return await _replacement.RecreateAsync(goal, gone);
        if (old is null)
        {
            var created = await steps.CreateAsync(goal, Step.Create, "");
            run.Display.Count(Step.Create);
            return created;
        }

        return forced
            ? await _replacement.ReplaceAsync(goal, old, resource.Options.DeleteBeforeReplace ?? false, "")
            : await ChangeAsync(goal, old, resource.Options, news);
    }

    private async Task<ResourceState> ChangeAsync(ResourceState goal, ResourceState old, ResourceOptions options, JsonObject news)
    {
        var diff = await steps.DiffAsync(goal, old.Id, old.Outputs, old.Inputs);
        if (DiffRules.Replaces(diff))
        {
            goal = goal with { Inputs = await steps.CheckAsync(goal, null, news) };
            var deleteFirst = options.DeleteBeforeReplace ?? (bool?)diff["deleteBeforeReplace"] ?? false;
            return await _replacement.ReplaceAsync(goal, old, deleteFirst, ValueText.Diff(diff));
        }

        if (DiffRules.IsChange(diff) || old.InitErrors.Count > 0)
        {
            var updated = await steps.UpdateAsync(goal, old, ValueText.Diff(diff));
            run.Display.Count(Step.Update);
            return updated;
        }

        var same = goal with { Id = old.Id, Outputs = old.Outputs, RefreshBeforeUpdate = old.RefreshBeforeUpdate };
        run.State.Set(same, old);
        run.Display.Count(Step.Same);
        return same;
    }

    private IEnumerable<string> FormerUrns(string urn, ResourceDeclaration resource) =>
        [urn, .. resource.Options.Aliases.Select(alias => alias.StartsWith("urn:", StringComparison.Ordinal) ? alias : run.Urn(resource.Type, alias))];
}
